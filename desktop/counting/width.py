"""Width: what is shown in two columns (Chinese, Japanese, Korean, emoji) costs two.

Google Ads says that double-width characters count twice; which ones these are is taken from
Unicode's East Asian Width, wide or full. A cluster costs what its widest character does.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from desktop.counting import graphemes
from desktop.counting.costs import Costly

_NARROW: Final = re.compile("[\0-\u02ff\u0370-\u0482\u1e00-\u1fff\u2010-\u20cf]*")


def _cost(cluster: str) -> int:
    return 2 if any(unicodedata.east_asian_width(one) in "WF" for one in cluster) else 1


def weigh(text: str) -> int:
    """Return the columns of a text."""
    if _NARROW.fullmatch(text):
        return graphemes.weigh(text)
    return len(text) + sum(span.cost - (span.end - span.start) for span in spans(text))


def spans(text: str) -> Iterator[Costly]:
    """Yield what is wide, and clusters of several code points."""
    at = 0
    for cluster in graphemes.spans(text):
        yield from _wide(text, at, cluster.start)
        cost = _cost(text[cluster.start : cluster.end])
        yield Costly(cluster.start, cluster.end, cost, "wide" if cost > 1 else "composed")
        at = cluster.end
    yield from _wide(text, at, len(text))


def _wide(text: str, start: int, end: int) -> Iterator[Costly]:
    for at in range(start, end):
        if text[at] > "\u10ff" and unicodedata.east_asian_width(text[at]) in "WF":
            yield Costly(at, at + 1, 2, "wide")
