"""Build hook: compiles the translations of the interface, for a wheel and an editable install."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface):
    """Puts a `.mo` beside each `.po`, and into the wheel although git ignores it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue; raise ValueError naming the file that has a mistake."""
        root = Path(self.root)
        for source in sorted(root.glob("resources/locale/*/LC_MESSAGES/calame.po")):
            language = source.parent.parent.name
            with source.open("rb") as stream:
                catalogue = read_po(stream, locale=language, abort_invalid=True)
            for message in catalogue:
                for mistake in message.check(catalogue):
                    raise ValueError(f"{source}: {mistake} in {message.id!r}")
            compiled = source.with_suffix(".mo")
            with compiled.open("wb") as stream:
                write_mo(stream, catalogue)
            build_data["artifacts"].append(compiled.relative_to(root).as_posix())
