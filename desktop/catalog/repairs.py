"""What a model is told when its answer has to be asked again, per reason and language."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Final

from desktop.catalog.table import Table
from desktop.catalog.wording import LANGUAGES

REASONS: Final = ("language", "copy", "lost", "markup")


@dataclass(frozen=True, slots=True)
class Repairs:
    """The sentences by reason, then by language; `$language` and `$tokens` are filled in."""

    sentences: Mapping[str, Mapping[str, Template]]

    def say(self, reason: str, prompt_language: str, *, language: str, tokens: str) -> str:
        """Word one reason in the language of the prompt."""
        return self.sentences[reason][prompt_language].substitute(language=language, tokens=tokens)


def read_repairs(path: Path) -> Repairs:
    """Read the sentences; raise CatalogError naming the file and the key that is wrong."""
    table = Table.load(path)
    sentences: dict[str, dict[str, Template]] = {}
    for reason in REASONS:
        below = table.table(reason)
        sentences[reason] = {}
        for language in LANGUAGES:
            template = Template(below.text(language))
            unknown = set(template.get_identifiers()) - {"language", "tokens"}
            if not template.is_valid() or unknown:
                raise below.mistake(language, "names an unknown placeholder")
            sentences[reason][language] = template
        below.close()
    table.close()
    return Repairs(sentences)
