"""Pixels: the advance widths of Arial, 20 px for the title of a search result, 14 px for its text.

The widths are those of Liberation Sans, which has Arial's. Characters that the font has not are
taken from another one by a browser: those of Chinese, Japanese and Korean are one em wide there,
emoji about one and a quarter, all else about as wide as an average letter. A line end is a space.
"""

import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from desktop.counting import graphemes
from desktop.paths import resources

TITLE: Final = 20
DESCRIPTION: Final = 14
_EM: Final = 2_048
_LETTER: Final = 1_139
_EMOJI: Final = 2_560


@cache
def _advances() -> dict[str, int]:
    """Read the table; only a title or a description asks for it."""
    widths: dict[str, int] = {}
    table = resources() / "counting" / "advances.txt"
    for line in table.read_text(encoding="utf-8").splitlines():
        width, _, ranges = line.partition(": ")
        for one in ranges.split():
            first, _, last = one.partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                widths[chr(code)] = int(width)
    widths["\n"] = widths[" "]
    widths["\u00ad"] = 0  # shown where a line breaks alone
    return widths


@cache
def _advance(character: str) -> int:
    known = _advances().get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    if character >= "\U0001f000":
        return _EMOJI
    return _EM if unicodedata.east_asian_width(character) in "WF" else _LETTER


def weigh(text: str) -> int:
    """Return how wide a text is, in 2048ths of the size; a cluster is as wide as its base."""
    width = sum(_advance(one) * times for one, times in Counter(text).items())
    for cluster in graphemes.spans(text):
        width -= sum(_advance(one) for one in text[cluster.start + 1 : cluster.end])
    return width


def pixels(width: int, size: int) -> int:
    """Return the pixels that a width takes at a size, rounded up."""
    return -(-width * size // _EM)


def width(pixels: int, size: int) -> int:
    """Return the width that so many pixels have room for."""
    return pixels * _EM // size


def reach(text: str, room: int) -> int:
    """Return where a text passes a width; its end where it does not."""
    at = 0
    ends = {span.start: span.end for span in graphemes.spans(text)}
    while at < len(text):
        room -= _advance(text[at])
        if room < 0:
            return at
        at = ends.get(at, at + 1)
    return at
