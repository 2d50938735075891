"""Patterns of many alternatives that a match runs through letter by letter."""

import re
from collections.abc import Iterable, Sequence


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of some words."""
    return sequences([[re.escape(letter) for letter in word] for word in words])


def sequences(entries: Iterable[Sequence[str]]) -> str:
    """Return a pattern that matches the longest of some sequences of patterns.

    Two patterns that are not the same may not match the same text.
    """
    groups: dict[str, list[Sequence[str]]] = {}
    ends = False
    for entry in entries:
        if entry:
            groups.setdefault(entry[0], []).append(entry[1:])
        else:
            ends = True
    parts = [first + sequences(rest) for first, rest in groups.items()]
    if not parts:
        return ""
    inner = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{inner}?" if ends else inner
