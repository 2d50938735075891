"""Emoji: where a text has one, whether of one code point or a sequence of several."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import regex

_JOINING: Final = re.compile(
    "[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""Without any of these no sequence of several code points is there."""


@cache
def _sequence() -> "regex.Pattern[str]":
    """Compile what an emoji sequence looks like (Unicode Technical Standard 51, ED-17 and on)."""
    import regex  # here, since ordinary prose has no emoji

    # a letter-like sign, a digit or an arrow is one only with U+FE0F behind it
    one = (
        r"(?:[\p{Emoji}--[#*0-9]]\ufe0f?\p{Emoji_Modifier}"
        r"|\p{Emoji_Presentation}\ufe0f?|[\p{Emoji}--[#*0-9]]\ufe0f)"
    )
    joined = r"(?:[\p{Emoji}--[#*0-9]]\ufe0f?\p{Emoji_Modifier}?)"
    return regex.compile(
        r"\p{Regional_Indicator}{2}"
        r"|[#*0-9]\ufe0f?\u20e3"
        "|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
        rf"|{joined}(?:\u200d{joined})+"
        rf"|{one}",
        regex.VERSION1,
    )


def sequences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each emoji starts and ends, shown as a picture."""
    return (found.span() for found in _sequence().finditer(text))


def joined(text: str) -> bool:
    """Tell whether a text may have an emoji of several code points."""
    return _JOINING.search(text) is not None
