"""Headless commands: the same core without Qt. Kept light: a window's start passes through here."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

COMMANDS: Final = (
    "do",
    "count",
    "platforms",
    "typography",
    "history",
    "engines",
    "models",
    "keys",
    "doctor",
    "actions",
)


def is_headless(arguments: Sequence[str]) -> bool:
    """Tell whether these arguments are a command that needs no window.

    A word alone that is no file is one too: a command that was misspelt is told as such.
    """
    first = arguments[0] if arguments else ""
    if first in COMMANDS or first in ("-h", "--help", "--version"):
        return True
    return bool(first) and not first.startswith("-") and not _is_file(first)


def _is_file(word: str) -> bool:
    """Tell whether a word names a file: by a folder or a suffix in it, or because it is there."""
    path = Path(word)
    return len(path.parts) > 1 or bool(path.suffix) or path.is_file()
