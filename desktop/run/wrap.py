"""Wrap again what was wrapped by hand."""

import re
import textwrap

_BREAK = re.compile(r"\r\n|\n|\r|\u2029|\u2028")


def unwrap(body: str) -> str:
    """Return hard-wrapped prose as one line."""
    return _BREAK.sub(" ", body)


def wrap(text: str, source: str, width: int) -> str:
    """Wrap an answer at the column its source was wrapped at; 0 leaves it as it is."""
    if not width:
        return text
    first = _BREAK.search(source)
    ending = first.group() if first else "\n"
    lines = textwrap.wrap(unwrap(text), width, break_long_words=False, break_on_hyphens=False)
    return ending.join(lines)
