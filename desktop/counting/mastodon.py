"""Mastodon: clusters, but a link with its scheme costs 23 and `@ann@server.org` only `@ann`."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.counting import graphemes
from desktop.counting.costs import Costly
from desktop.counting.links import schemed

LINK: Final = 23
_MENTION: Final = re.compile(r"(?<![=/\w])(@[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*)@\w+(?:[.-]+\w+)*")
_NO_MENTION: Final = re.compile("[@\uff20\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]|://")
"""What makes what stands before it none."""


def weigh(text: str) -> int:
    """Return what a text costs."""
    weight = at = 0
    for span in _special(text):
        weight += graphemes.weigh(text[at : span.start]) + span.cost
        at = span.end
    return weight + graphemes.weigh(text[at:])


def spans(text: str) -> Iterator[Costly]:
    """Yield links, mentions of other servers and clusters of several code points."""
    at = 0
    for span in _special(text):
        yield from _between(text, at, span.start)
        yield span
        at = span.end
    yield from _between(text, at, len(text))


def _between(text: str, start: int, end: int) -> Iterator[Costly]:
    for span in graphemes.spans(text[start:end]):
        yield Costly(start + span.start, start + span.end, span.cost, span.reason)


def _special(text: str) -> Iterator[Costly]:
    if "@" not in text and "://" not in text:
        return
    found = [Costly(start, end, LINK, "url") for start, end in schemed(text)]
    for mention in _MENTION.finditer(text):
        if not _NO_MENTION.match(text, mention.end()):
            found.append(Costly(*mention.span(), len(mention[1]), "mention"))
    at = 0
    for span in sorted(found, key=lambda span: span.start):
        if span.start >= at:
            yield span
            at = span.end
