"""X: most of Latin, Greek and Cyrillic script weighs one, all else two; a link 23, an emoji two.

The rule is twitter-text's configuration 3: the text is composed first (NFC), links are found with
and without a scheme, and an emoji weighs two however many code points it has.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from desktop.counting import emoji, graphemes
from desktop.counting.costs import Costly
from desktop.counting.links import links

LINK: Final = 23
_HEAVY: Final = re.compile("[\u1100-\u1fff\u200e\u200f\u2020-\u2031\u2038-\U0010ffff]")

_EMOJI: Final = re.compile("[\U0001f000-\U0001faff]")


def weigh(text: str) -> int:
    """Return the weight of a text."""
    text = unicodedata.normalize("NFC", text)
    special = list(_special(text))
    if not special:
        return len(text) + len(_HEAVY.findall(text))
    weight = at = 0
    for span in special:
        weight += span.start - at + len(_HEAVY.findall(text, at, span.start)) + span.cost
        at = span.end
    return weight + len(text) - at + len(_HEAVY.findall(text, at))


def spans(text: str) -> Iterator[Costly]:
    """Yield what does not weigh one a code point."""
    if unicodedata.is_normalized("NFC", text):
        return _spans(text)
    return _composed(text)


def _spans(text: str) -> Iterator[Costly]:
    at = 0
    for span in _special(text):
        yield from _heavy(text, at, span.start)
        yield span
        at = span.end
    yield from _heavy(text, at, len(text))


def _heavy(text: str, start: int, end: int) -> Iterator[Costly]:
    for found in _HEAVY.finditer(text, start, end):
        reason = "emoji" if _EMOJI.match(found.group()) else "weighs"
        yield Costly(*found.span(), 2, reason)


def _special(text: str) -> Iterator[Costly]:
    """Yield links, and the emoji outside them that have several code points."""
    at = 0
    pictures = emoji.listed(text)
    picture = next(pictures, None)
    for start, end in links(text):
        while picture and picture[0] < start:
            if picture[0] >= at:
                yield Costly(*picture, 2, "emoji")
            picture = next(pictures, None)
        yield Costly(start, end, LINK, "url")
        at = end
    while picture:
        if picture[0] >= at:
            yield Costly(*picture, 2, "emoji")
        picture = next(pictures, None)


def _composed(text: str) -> Iterator[Costly]:
    """Yield the spans of a text that X composes first, at the places they have in it."""
    starts: list[int] = []
    ends: list[int] = []
    composed: list[str] = []
    changed: list[Costly] = []
    at = 0
    for cluster in graphemes.clusters(text):
        whole, end = unicodedata.normalize("NFC", cluster), at + len(cluster)
        if whole == cluster:
            starts += range(at, end)
            ends += range(at + 1, end + 1)
        else:
            starts += [at] * len(whole)
            ends += [end] * len(whole)
            changed.append(Costly(at, end, weigh(whole), "composed"))
        composed.append(whole)
        at = end
    special = [
        Costly(starts[span.start], ends[span.end - 1], span.cost, span.reason)
        for span in _special("".join(composed))
    ]
    at = 0
    for span in sorted([*special, *changed], key=lambda span: (span.start, -span.end)):
        if span.start >= at:
            yield from _heavy(text, at, span.start)
            yield span
            at = span.end
    yield from _heavy(text, at, len(text))
