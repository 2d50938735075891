"""Extended grapheme clusters: what a reader takes for one character (Unicode Annex 29)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.counting.costs import Costly

if TYPE_CHECKING:
    import regex

_PLAIN: Final = re.compile(
    "[\0-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200b\u2010-\u20cf\u3001-\u3029\u3041-\u3096"
    "\u30a0-\u33ff\u4e00-\u9fff\uff01-\uff9d]*"
)
"""Characters that are a cluster each, but for CR LF: French, English, Greek, most of CJK."""


@cache
def _clusters() -> "regex.Pattern[str]":
    import regex  # here, since ordinary prose is counted without it

    return regex.compile(r"\X")


def weigh(text: str) -> int:
    """Return the clusters of a text."""
    if text.isascii() or _PLAIN.fullmatch(text):
        return len(text) - text.count("\r\n")
    return sum(1 for _ in _clusters().finditer(text))


def spans(text: str) -> Iterator[Costly]:
    """Yield each cluster of several code points; it costs one."""
    if text.isascii() or _PLAIN.fullmatch(text):
        found = re.finditer("\r\n", text)
        return (Costly(*one.span(), 1, "composed") for one in found)
    return (
        Costly(*one.span(), 1, "composed")
        for one in _clusters().finditer(text)
        if one.end() - one.start() > 1
    )


def clusters(text: str) -> Iterator[str]:
    """Yield the clusters of a text, one after the other."""
    return (found.group() for found in _clusters().finditer(text))
