"""What makes a text cost less without saying anything else, each with what it saves."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from desktop.counting import sms
from desktop.counting.measure import Limits
from desktop.counting.methods import count

_NARROW: Final = re.compile("\u202f")
_PLAIN_SPACES: Final = ("x_weighted", "bytes")
"""Methods by which U+00A0 costs less than U+202F."""
_SIGNS: Final = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u2023", "-"),
    **dict.fromkeys("\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008", " "),
    **dict.fromkeys("\u2009\u200a\u205f\u3000\t", " "),
    **dict.fromkeys("\u200b\u2060\ufeff\u00ad", ""),
    "\u2026": "...",
    "\u00b7": ".",
    "\u00d7": "x",
    "\u2192": "->",
    "\u00a9": "(c)",
    "\u00ae": "(R)",
    "\u2122": "(TM)",
}
_BLANK: Final = " \u00a0\u202f\u2009"
_FOLDED: Final = re.compile(
    rf"\u00ab[{_BLANK}]?|[{_BLANK}]?\u00bb"  # guillemets lose the spaces that are a part of them
    rf"|[^\W\d_][\u0300-\u036f]+|{sms.FOREIGN.pattern}"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in place of a stretch of a text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """Edits that save something, in their order; `unit` is "count" or "segments".

    `id` is "plain_space", "sms_punctuation" or "sms_accents". `text` is the whole text afterwards.
    `money` is what it saves where a segment has a price.
    """

    id: str
    text: str
    saves: int
    unit: str
    edits: tuple[Edit, ...]
    money: float = 0.0


def remedies(field: Limits, text: str, *, price: float = 0.0) -> tuple[Remedy, ...]:
    """Return what saves something in a field; `price` is that of one segment."""
    if field.method in _PLAIN_SPACES:
        edits = tuple(Edit(*found.span(), "\u00a0") for found in _NARROW.finditer(text))
        changed = apply(text, edits)
        saves = count(field.method, text).count - count(field.method, changed).count
        return (Remedy("plain_space", changed, saves, "count", edits),) if saves > 0 else ()
    return tuple(_folds(text, price)) if field.method == "sms" else ()


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """Return a text after edits."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += text[at : edit.start], edit.text
        at = edit.end
    return "".join([*parts, text[at:]])


def _folds(text: str, price: float) -> Iterator[Remedy]:
    """Yield the fold of punctuation, and that of accents too where it saves more."""
    before = count("sms", text).segments
    saved = 0
    for id, accents in (("sms_punctuation", False), ("sms_accents", True)):
        edits = tuple(_edits(text, accents))
        folded = apply(text, edits)
        saves = before - count("sms", folded).segments
        if saves > saved:
            saved = saves
            yield Remedy(id, folded, saves, "segments", edits, saves * price)


def _edits(text: str, accents: bool) -> Iterator[Edit]:
    for found in _FOLDED.finditer(text):
        folded = _fold(found.group(), text[found.end() : found.end() + 1], accents)
        if folded != found.group():
            yield Edit(*found.span(), folded)


def _fold(found: str, behind: str, accents: bool) -> str:
    """Return what GSM-7 has in place of a character, or the character where it has nothing."""
    sign = found.strip(_BLANK) or found
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign in "\u0153\u0152":
        return "oe" if sign == "\u0153" else "Oe" if behind.islower() else "OE"
    whole = unicodedata.normalize("NFC", found)
    if not sms.FOREIGN.search(whole):
        return whole
    if accents:
        bare = "".join(
            one for one in unicodedata.normalize("NFD", found) if not unicodedata.combining(one)
        )
        if not sms.FOREIGN.search(bare):
            return bare
    return found
