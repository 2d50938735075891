"""Threads: code points, but an emoji costs its bytes in UTF-8."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.counting import emoji, octets
from desktop.counting.costs import Costly

_NONE: Final = re.compile("[^\u00a9\u00ae\u203c-\u20e3\u2100-\u3299\U0001f000-\U000fffff]*")
"""A text of these alone has no emoji."""


def weigh(text: str) -> int:
    """Return what a text costs."""
    if text.isascii() or _NONE.fullmatch(text):
        return len(text)
    return len(text) + sum(span.cost - (span.end - span.start) for span in spans(text))


def spans(text: str) -> Iterator[Costly]:
    """Yield each emoji."""
    return (
        Costly(start, end, octets.weigh(text[start:end]), "emoji_bytes")
        for start, end in emoji.sequences(text)
    )
