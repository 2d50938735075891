"""Are there as many hashtags, links and mentions as a platform takes, and are they of use there."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.catalog.fields import Bound
from desktop.checks.box import Box, Span
from desktop.checks.passages import addresses, hashtags, mentions
from desktop.counting.graphemes import weigh
from desktop.model import Finding, Severity

_RUN_TOGETHER: Final = 9
"""Letters from which on a hashtag without a capital is likely to be of several words."""
_ONE_CASE: Final = re.compile(r"[#\uff03][^\W\d_A-ZÀ-ÖØ-Þ]+")


def tags(box: Box) -> Iterator[Finding]:
    """Yield what is wrong with the hashtags, the links and the mentions of a box."""
    field = box.field
    if field.hashtags != Bound():
        found = hashtags(box.text)
        yield from _counted(box, "hashtags", field.hashtags, found)
        yield from _written(box, found)
    if field.links.soft == 0:
        for link in addresses(box.text):
            yield box.found("links", Severity.HINT, "links_dead", [link])
    elif field.links != Bound():
        yield from _counted(box, "links", field.links, addresses(box.text))
    if field.mentions != Bound():
        yield from _counted(box, "mentions", field.mentions, mentions(box.text))


def _counted(box: Box, what: str, bound: Bound, found: list[Span]) -> Iterator[Finding]:
    number = len(found)
    if 0 <= bound.hard < number:
        spans = found[bound.hard :]
        yield box.found(what, Severity.MUST, f"{what}_over", spans, count=number, limit=bound.hard)
    elif 0 <= bound.soft < number:
        spans = found[bound.soft :]
        yield box.found(
            what, Severity.SHOULD, f"{what}_many", spans, count=number, limit=bound.soft
        )
    elif number < bound.low and box.text.strip():
        yield box.found(what, Severity.HINT, f"{what}_few", count=number, limit=bound.low)


def _written(box: Box, found: list[Span]) -> Iterator[Finding]:
    bound = box.field.hashtags
    for start, end in found:
        tag = box.text[start:end]
        if 0 <= bound.length < weigh(tag[1:]):
            yield box.found(
                "hashtags", Severity.MUST, "hashtag_long", [(start, end)], limit=bound.length
            )
        if bound.camel and len(tag) > _RUN_TOGETHER and _ONE_CASE.fullmatch(tag):
            yield box.found("hashtags", Severity.HINT, "hashtag_case", [(start, end)])
