"""SMS: GSM-7 where every character is in its alphabet, else UCS-2 for the whole text.

One segment holds 160 septets, or 70 UTF-16 units; each of several 153, or 67, since a header takes
the rest. A character of GSM-7's extension takes two septets, one beyond the Basic Multilingual
Plane two units; neither is ever cut in two. (3GPP 23.038, 23.040)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.counting.costs import Costly, Count

_BASIC: Final = (
    "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\n\u00d8\u00f8\r\u00c5\u00e5\u0394_\u03a6"
    "\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9 !\"#\u00a4%&'()*+,-./"
    "0123456789:;<=>?\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7\u00bf"
    "abcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0"
)
_EXTENSION: Final = "\f^{}\\[~]|\u20ac"
FOREIGN: Final = re.compile(f"[^{re.escape(_BASIC + _EXTENSION)}]")
"""A character that GSM-7 has not."""
_DOUBLE: Final = {
    "gsm7": re.compile(f"[{re.escape(_EXTENSION)}]"),
    "ucs2": re.compile("[\U00010000-\U0010ffff]"),
}
SINGLE: Final = {"gsm7": 160, "ucs2": 70}
MULTI: Final = {"gsm7": 153, "ucs2": 67}


@dataclass(frozen=True, slots=True)
class Load:
    """What a text asks of an SMS; the loads of paragraphs add up, and take a line end between."""

    characters: int = 0
    extensions: int = 0
    pairs: int = 0
    foreign: int = 0

    def __add__(self, other: "Load") -> "Load":
        return Load(
            self.characters + other.characters,
            self.extensions + other.extensions,
            self.pairs + other.pairs,
            self.foreign + other.foreign,
        )

    def __sub__(self, other: "Load") -> "Load":
        return Load(
            self.characters - other.characters,
            self.extensions - other.extensions,
            self.pairs - other.pairs,
            self.foreign - other.foreign,
        )

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
    size = len(text) + len(_DOUBLE[encoding].findall(text))
    if size <= SINGLE[encoding]:
        return [len(text)]
    doubles = [found.start() for found in _DOUBLE[encoding].finditer(text)]
    doubles.append(len(text))
    ends: list[int] = []
    at = passed = 0
    while at < len(text):
        room = MULTI[encoding]
        while at < len(text) and room > 0:
            singles = min(doubles[passed] - at, room)
            at += singles
            room -= singles
            if at == doubles[passed] < len(text) and room:
                if room == 1:
                    break
                at += 1
                room -= 2
                passed += 1
        ends.append(at)
    return ends


def weigh(text: str) -> Count:
    """Return the units and segments of a text, without its spans."""
    return tell(load(text), text)


def tell(total: Load, text: str) -> Count:
    """Return the units and segments of a text whose load is known."""
    encoding, units = total.encoding, total.units
    single, multi = SINGLE[encoding], MULTI[encoding]
    if units <= single:
        return Count("sms", units, 1, encoding, single, single - units)
    if not total.doubles:
        segments = -(-units // multi)
        return Count("sms", units, segments, encoding, multi, segments * multi - units)
    ends = parts(text, encoding)
    last = text[ends[-2] :]
    room = multi - len(last) - len(_DOUBLE[encoding].findall(last))
    return Count("sms", units, len(ends), encoding, multi, room)


def spans(text: str) -> Iterator[Costly]:
    """Yield what takes two units, and where GSM-7 is left what leaves it."""
    encoding = load(text).encoding
    shown = FOREIGN if encoding == "ucs2" else _DOUBLE["gsm7"]
    for found in shown.finditer(text):
        cost = 2 if _DOUBLE[encoding].match(found.group()) else 1
        yield Costly(*found.span(), cost, "leaves_gsm" if encoding == "ucs2" else "extension")


def reach(text: str, limit: int) -> int:
    """Return where a number of segments ends; the text's end where it takes no more."""
    encoding = load(text).encoding
    ends = parts(text, encoding)
    if len(ends) <= limit:
        return len(text)
    if limit > 1:
        return ends[limit - 1]
    return _alone(text, encoding) if limit == 1 else 0


def _alone(text: str, encoding: str) -> int:
    """Return what of a text goes into a single segment."""
    room = SINGLE[encoding]
    for at, character in enumerate(text):
        room -= 2 if _DOUBLE[encoding].match(character) else 1
        if room < 0:
            return at
    return len(text)
