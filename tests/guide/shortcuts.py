"""The table of every shortcut, as the guide shows it in each language."""

import re
from collections.abc import Sequence
from typing import Final

from desktop import messages
from tests.guide import GUIDE
from ui.commands import COMMANDS, GROUPS
from ui.key_names import NAMES
from ui.settings.shortcuts import plain

HEADS: Final = {
    "en": ("menu", "command", "keys"),
    "fr": ("menu", "commande", "touches"),
}
KEYS: Final = {
    "en": {"Return": "Enter", "Down": "↓", "Up": "↑"},
    "fr": {
        **NAMES["fr"],
        "Enter": "Entrée",
        "Down": "↓",
        "Up": "↑",
        "Shift": "Maj",
        "Esc": "Échap",
    },
}
"""What is printed on the keys where that is not Qt's name for them."""
_TABLE: Final = re.compile(
    r"(?<=<!-- shortcuts: written by python -m tests\.guide -->\n).*?(?=<!-- end of shortcuts -->)",
    re.DOTALL,
)


def table(language: str) -> str:
    """Return every command that has keys, with them, in the order of the menus."""
    messages.use(language)
    rows: list[Sequence[str]] = [HEADS[language], ("---",) * 3]
    for group, label in GROUPS.items():
        first = plain(label)
        for command in COMMANDS:
            if command.group == group and command.shortcuts:
                keys = dict.fromkeys(named(keys, language) for keys in command.shortcuts)
                rows.append((first, plain(command.label), ", ".join(keys)))
                first = ""
    return "\n".join(f"| {' | '.join(row)} |".replace("|  |", "| |") for row in rows) + "\n"


def named(keys: str, language: str) -> str:
    """Return keys by what is printed on them, as Markdown."""
    parts = [*keys[:-2].split("+"), "+"] if keys.endswith("++") else keys.split("+")
    return "+".join(KEYS[language].get(part, part) for part in parts).replace("\\", "\\\\")


def written(language: str) -> str:
    """Return the table that stands in the guide."""
    page = GUIDE / language / "settings-and-shortcuts.md"
    found = _TABLE.search(page.read_text(encoding="utf-8"))
    assert found is not None, page
    return found[0]


def write(language: str) -> None:
    """Put the table into the guide."""
    page = GUIDE / language / "settings-and-shortcuts.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(_TABLE.sub(lambda _: table(language), text), encoding="utf-8")
