"""Counting methods by name: how long a text is, and where it passes a limit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from desktop.counting import (
    code_points,
    graphemes,
    mastodon,
    octets,
    sms,
    threads,
    utf16,
    width,
    words,
    x_weighted,
)
from desktop.counting.costs import Costly, Count


@dataclass(frozen=True, slots=True)
class _Method:
    """A method in which a code point costs one unless a span says otherwise."""

    weigh: Callable[[str], int]
    spans: Callable[[str], Iterator[Costly]]


_BY_SPANS: Final = {
    "x_weighted": _Method(x_weighted.weigh, x_weighted.spans),
    "graphemes": _Method(graphemes.weigh, graphemes.spans),
    "mastodon": _Method(mastodon.weigh, mastodon.spans),
    "threads": _Method(threads.weigh, threads.spans),
    "utf16": _Method(utf16.weigh, utf16.spans),
    "code_points": _Method(code_points.weigh, code_points.spans),
    "bytes": _Method(octets.weigh, octets.spans),
    "width": _Method(width.weigh, width.spans),
}


def count(method: str, text: str) -> Count:
    """Return how long a text is, with the stretches that cost more than they seem to."""
    if method in _BY_SPANS:
        way = _BY_SPANS[method]
        costly = tuple(span for span in way.spans(text) if span.cost > 1)
        return Count(method, way.weigh(text), costly=costly)
    if method == "sms":
        return replace(sms.weigh(text), costly=tuple(sms.spans(text)))
    if method == "words":
        return Count(method, words.weigh(text))
    raise ValueError(method)


def reach(method: str, text: str, limit: int) -> int:
    """Return the index at which a text passes a limit, its length where it does not.

    What costs more than one is never cut: it is beyond the limit as a whole. The limit of SMS is in
    segments.
    """
    if method in _BY_SPANS:
        return _reach(_BY_SPANS[method].spans(text), len(text), limit)
    if method == "sms":
        return sms.reach(text, limit)
    if method == "words":
        return words.reach(text, limit)
    raise ValueError(method)


def _reach(spans: Iterator[Costly], length: int, limit: int) -> int:
    left, at = limit, 0
    for span in spans:
        if span.start - at > left:
            break
        left -= span.start - at + span.cost
        if left < 0:
            return span.start
        at = span.end
    return min(length, at + left)
