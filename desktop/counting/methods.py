"""Counting methods by name: how long a text is, and where it passes a limit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from desktop.counting import (
    code_points,
    graphemes,
    mastodon,
    octets,
    pixels,
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


_PIXELS: Final = {"pixels_title": pixels.TITLE, "pixels_description": pixels.DESCRIPTION}

METHODS: Final = (*_BY_SPANS, *_PIXELS, "sms", "words")

Weight = tuple[int, ...]
"""What a text costs, in figures that only `tell` reads. Those of its pieces add up to its own,
figure by figure, where it is cut before a line end or between a space and a letter."""


def count(method: str, text: str) -> Count:
    """Return how long a text is, with the stretches that cost more than they seem to."""
    found = tell(method, weigh(method, text), lambda: text)
    return replace(found, costly=costly(method, text, found.encoding))


def prepare(method: str) -> None:
    """Read and compile what a method may need: some 20 ms, for which no key should wait."""
    count(method, "exemple.fr https://exemple.fr e\u0301 \u2764\ufe0f")


def weigh(method: str, text: str) -> Weight:
    """Return what a text or a piece of one costs; raise ValueError for an unknown method."""
    if method in _BY_SPANS:
        return (_BY_SPANS[method].weigh(text),)
    if method in _PIXELS:
        return (pixels.weigh(text),)
    if method == "sms":
        return sms.load(text)
    if method == "words":
        return (words.weigh(text),)
    raise ValueError(method)


def tell(method: str, weight: Weight, text: Callable[[], str]) -> Count:
    """Return the figures of a text whose weight is known; few ask for the text itself."""
    if method == "sms":
        return sms.tell(sms.Load(*weight), text)
    size = _PIXELS.get(method)
    return Count(method, pixels.pixels(weight[0], size) if size else weight[0])


def costly(method: str, text: str, encoding: str = "") -> tuple[Costly, ...]:
    """Return what of a text or a piece of one costs more than it seems to.

    `encoding` is that of the whole SMS.
    """
    if method in _BY_SPANS:
        return tuple(span for span in _BY_SPANS[method].spans(text) if span.cost > 1)
    if method == "sms":
        return tuple(sms.spans(text, encoding))
    return ()


def reach(method: str, text: str, limit: int) -> int:
    """Return the index at which a text passes a limit, its length where it does not.

    What costs more than one is never cut: it is beyond the limit as a whole. The limit of SMS is in
    segments.
    """
    if method == "sms":
        return sms.reach(text, limit, sms.load(text).encoding)
    return fill(method, text, room(method, limit))


def room(method: str, limit: int) -> int:
    """Return a limit in the figures of a weight."""
    return pixels.width(limit, _PIXELS[method]) if method in _PIXELS else limit


def fill(method: str, text: str, room: int) -> int:
    """Return the index at which a piece of a text passes the room there is for it; not for SMS."""
    if method in _BY_SPANS:
        return _fill(_BY_SPANS[method].spans(text), len(text), room)
    if method in _PIXELS:
        return pixels.reach(text, room)
    if method == "words":
        return words.reach(text, room)
    raise ValueError(method)


def _fill(spans: Iterator[Costly], length: int, room: int) -> int:
    at = 0
    for span in spans:
        if span.start - at > room:
            break
        room -= span.start - at + span.cost
        if room < 0:
            return span.start
        at = span.end
    return min(length, at + room)
