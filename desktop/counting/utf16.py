"""UTF-16 code units: what is beyond the Basic Multilingual Plane costs two."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.counting.costs import Costly

_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")


def weigh(text: str) -> int:
    """Return the code units of a text."""
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


def spans(text: str) -> Iterator[Costly]:
    """Yield each character that takes a surrogate pair."""
    return (Costly(*found.span(), 2, "pair") for found in _ASTRAL.finditer(text))
