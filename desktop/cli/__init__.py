"""Headless commands: the same core without Qt. Kept light: a window's start passes through here."""

from collections.abc import Sequence
from typing import Final

COMMANDS: Final = ("do", "history", "engines", "models", "keys", "doctor", "actions")


def is_headless(arguments: Sequence[str]) -> bool:
    """Tell whether these arguments are a command that needs no window."""
    first = arguments[0] if arguments else ""
    return (
        first in COMMANDS
        or first in ("-h", "--help", "--version")
        or (bool(first) and not first.startswith("-"))
    )
