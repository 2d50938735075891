"""Extended grapheme clusters: what a reader takes for one character (Unicode Annex 29)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final

from desktop.counting.costs import Costly

if TYPE_CHECKING:
    import regex

_PLAIN: Final = (
    r"\0-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200b\u2010-\u20cf\u3001-\u3029"
    r"\u3041-\u3096\u30a0-\u33ff\u4e00-\u9fff\uff01-\uff9d"
)
"""Characters that join no other plain one: those of French, English, Greek, most of CJK."""
_TANGLED: Final = re.compile(rf"(?:[{_PLAIN}]?[^{_PLAIN}]+)+[{_PLAIN}]?")
"""Where a cluster of several code points may be; all else is one a code point."""


@cache
def _clusters() -> "regex.Pattern[str]":
    import regex  # here, since ordinary prose is counted without it

    return regex.compile(r"\X")


def weigh(text: str) -> int:
    """Return the clusters of a text."""
    return len(text) - sum(
        tangle.end() - tangle.start() - sum(1 for _ in _clusters().finditer(tangle.group()))
        for tangle in _TANGLED.finditer(text)
    )


def spans(text: str) -> Iterator[Costly]:
    """Yield each cluster of several code points; it costs one."""
    for tangle in _TANGLED.finditer(text):
        for found in _clusters().finditer(text, tangle.start(), tangle.end()):
            start, end = found.span()
            if end - start > 1:
                yield Costly(start, end, 1, "composed")


def clusters(text: str) -> Iterator[str]:
    """Yield the clusters of a text, one after the other."""
    return (found.group() for found in _clusters().finditer(text))
