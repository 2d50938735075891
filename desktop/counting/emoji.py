"""Emoji: where a text has one, whether of one code point or a sequence of several.

There are two ways to tell. What is shaped like a sequence may be one: a later Unicode can name it.
X takes for one only what its list names, so that joined pictures that nobody draws fall apart.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.counting import patterns
from desktop.counting.patterns import alternatives
from desktop.paths import resources

if TYPE_CHECKING:
    import regex

_TONE: Final = "[\U0001f3fb-\U0001f3ff]"

_JOINING: Final = re.compile(
    "[\u200d\u20e3\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
"""Without any of these no sequence of several code points is there."""
_RUN: Final = re.compile(
    "[#*0-9\u00a9\u00ae\u200d\u203c-\u3299\ufe0f\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
)
"""What sequences are made of."""


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


def listed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sequence of several code points that Unicode lists starts and ends."""
    if not _JOINING.search(text):
        return
    for run in _RUN.finditer(text):
        if _JOINING.search(text, run.start(), run.end()):
            for found in _listed().finditer(text, run.start(), run.end()):
                yield found.span()


@cache
def _listed() -> re.Pattern[str]:
    """Compile Unicode's list, for texts that have a joiner, a variant, a tone or a flag."""
    table = (resources() / "counting" / "emoji.txt").read_text(encoding="utf-8")
    known = {name: some for name, *some in map(str.split, table.splitlines())}
    toned, varied = "".join(known["toned"]), "".join(known["varied"])
    flags = alternatives(
        "".join(chr(ord(one) - ord("A") + 0x1F1E6) for one in flag) for flag in known["flags"]
    )
    tagged = alternatives(
        "".join(chr(ord(one) + 0xE0000) for one in region) for region in known["tagged"]
    )
    return re.compile(
        f"{patterns.sequences(map(_tokens(toned), known['joined']))}"
        rf"|[#*0-9]\ufe0f?\u20e3|{flags}|\U0001f3f4{tagged}\U000e007f"
        f"|[{toned}]\ufe0f?{_TONE}|[{varied}]\ufe0f"
    )


def _tokens(toned: str) -> Callable[[str], list[str]]:
    """Return a function that takes a sequence apart, with the tones that it may have."""
    base = re.compile(f"([{toned}])(\ufe0f?)|.", re.DOTALL)

    def tokens(sequence: str) -> list[str]:
        return [
            f"{found[1]}(?:{found[2]}|{_TONE})"
            if found[2]
            else f"{found[0]}{_TONE}?"
            if found[1]
            else found[0]
            for found in base.finditer(sequence)
        ]

    return tokens
