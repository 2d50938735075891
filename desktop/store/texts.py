"""Texts as they go into the database."""

from typing import Final

OPENING: Final = 160
"""The most characters of a text that a list of runs shows."""


def storable(text: str) -> str:
    """Return a text that UTF-8 can hold: halves of surrogate pairs are joined, or become U+FFFD.

    An editor or a model's JSON can hand over a lone half, for example of an emoji cut in two.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def opening(text: str) -> str:
    """Return the first `OPENING` characters of a text on one line."""
    return " ".join(text[: 4 * OPENING].split())[:OPENING]


def first_line(text: str) -> str:
    """Return the first line of a text that holds words, without the marks of a heading."""
    lines = (" ".join(line.split()).lstrip("#> ") for line in text[: 4 * OPENING].splitlines())
    return next(filter(None, lines), "")[:OPENING]
