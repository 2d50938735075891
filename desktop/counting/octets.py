"""UTF-8 bytes: an accented letter costs two, a dash three, an emoji four or more."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.counting.costs import Costly

_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def weigh(text: str) -> int:
    """Return the bytes of a text; a lone surrogate counts as the three it would take."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def spans(text: str) -> Iterator[Costly]:
    """Yield each character beyond ASCII."""
    return (
        Costly(*found.span(), weigh(found.group()), "bytes")
        for found in _BEYOND_ASCII.finditer(text)
    )
