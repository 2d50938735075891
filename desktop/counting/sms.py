"""SMS: GSM-7 where every character is in its alphabet, else UCS-2 for the whole text.

One segment holds 160 septets, or 70 UTF-16 units; each of several 153, or 67, since a header takes
the rest. A character of GSM-7's extension takes two septets, one beyond the Basic Multilingual
Plane two units; neither is ever cut in two. (3GPP 23.038, 23.040)
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from desktop.counting.costs import Costly, Count

_BASIC: Final = (
    "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5\u0394_\u03a6"
    "\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./"
    "0123456789:;<=>?\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7\u00bf"
    "abcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0"
)
_EXTENSION: Final = "\f^{}\\[~]|\u20ac"
ALPHABET: Final = _BASIC + _EXTENSION
FOREIGN: Final = re.compile(f"[^{re.escape(ALPHABET)}]")
"""A character that GSM-7 has not."""
_DOUBLE: Final = {
    "gsm7": re.compile(f"[{re.escape(_EXTENSION)}]"),
    "ucs2": re.compile("[\U00010000-\U0010ffff]"),
}
SINGLE: Final = {"gsm7": 160, "ucs2": 70}
MULTI: Final = {"gsm7": 153, "ucs2": 67}
_MOST: Final = 255


class Load(NamedTuple):
    """What a text asks of an SMS; the loads of its pieces add up to its own."""

    characters: int = 0
    extensions: int = 0
    pairs: int = 0
    foreign: int = 0

    @property
    def encoding(self) -> str:
        """Return "gsm7", or "ucs2" once a character leaves it."""
        return "ucs2" if self.foreign else "gsm7"

    @property
    def doubles(self) -> int:
        """Return the characters that take two units."""
        return self.pairs if self.foreign else self.extensions

    @property
    def units(self) -> int:
        """Return the septets or UTF-16 units."""
        return self.characters + self.doubles


def load(text: str) -> Load:
    """Return what a text asks of an SMS."""
    return Load(
        len(text),
        len(_DOUBLE["gsm7"].findall(text)),
        0 if text.isascii() else len(_DOUBLE["ucs2"].findall(text)),
        len(FOREIGN.findall(text)),
    )


def parts(text: str, encoding: str) -> list[int]:
    """Return where each segment of a text ends; an empty text is one segment."""
    end = _filled(text, 0, SINGLE[encoding], encoding)
    if end == len(text):
        return [end]
    ends = [_filled(text, 0, MULTI[encoding], encoding)]
    while ends[-1] < len(text):
        ends.append(_filled(text, ends[-1], MULTI[encoding], encoding))
    return ends


def tell(total: Load, text: Callable[[], str]) -> Count:
    """Return the units and segments of a text whose load is known.

    The text is asked for only where something of two units may stand across an end. No carrier
    joins more than 255 segments: beyond, the figure is that of a text that nothing stands across.
    """
    encoding, units = total.encoding, total.units
    single, multi = SINGLE[encoding], MULTI[encoding]
    if units <= single:
        return Count("sms", units, 1, encoding, single, single - units)
    if not total.doubles or units > _MOST * multi:
        segments = -(-units // multi)
        return Count("sms", units, segments, encoding, multi, segments * multi - units)
    whole = text()
    ends = parts(whole, encoding)
    last = whole[ends[-2] :]
    room = multi - len(last) - len(_DOUBLE[encoding].findall(last))
    return Count("sms", units, len(ends), encoding, multi, room)


def spans(text: str, encoding: str) -> Iterator[Costly]:
    """Yield what takes two units in an encoding, and in UCS-2 what asks for it."""
    shown = FOREIGN if encoding == "ucs2" else _DOUBLE["gsm7"]
    for found in shown.finditer(text):
        cost = 2 if _DOUBLE[encoding].match(found.group()) else 1
        yield Costly(*found.span(), cost, "leaves_gsm" if encoding == "ucs2" else "extension")


def reach(text: str, limit: int, encoding: str) -> int:
    """Return where a number of segments ends; the text's end where it takes no more."""
    if limit < 1:
        return 0
    if limit == 1:
        return _filled(text, 0, SINGLE[encoding], encoding)
    ends = parts(text, encoding)
    return len(text) if len(ends) <= limit else ends[limit - 1]


def _filled(text: str, at: int, room: int, encoding: str) -> int:
    """Return where a segment with some room ends that begins at a place."""
    for found in _DOUBLE[encoding].finditer(text, at, at + room):
        if found.start() - at + 2 > room:
            return min(found.start(), at + room)
        room -= 1
    return min(len(text), at + room)
