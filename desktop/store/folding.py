"""Words as the history is searched by them: without case, accents, ligatures or punctuation.

Every word is cut to `LONGEST` characters and the index keeps each of its beginnings, so that the
beginning of a word, however common, is one lookup and never a merge of all the words it begins.
"""

import re
from collections.abc import Iterable
from typing import Final
from unicodedata import normalize

from desktop.store.scope import Everyone, Scope

LONGEST: Final = 16
"""Characters of a word that count; one more than the longest prefix that the index keeps."""

MOST_TERMS: Final = 32
"""Words of a query that count: enough for a pasted sentence."""

_MARKS: Final = "\u0300-\u036f"
_RAW: Final = re.compile(f"(?:[^\\W_]|[{_MARKS}])+")
_WORD: Final = re.compile(r"[^\W_]+")
_MARK: Final = re.compile(f"[{_MARKS}]+")
_LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae"})
_OWNER: Final = "\ue000"
"""Begins the token that names a run's client; private use, so no word contains it."""


def fold(word: str) -> str:
    """Return a word without case, accents and ligatures."""
    return _MARK.sub("", normalize("NFKD", word).casefold()).translate(_LIGATURES)


def words(text: str) -> list[str]:
    """Return the distinct folded words of a text, in the order they first stand there."""
    # each distinct word is folded by itself: folding a whole long text would hold the interpreter
    distinct = dict.fromkeys(match.group()[: 4 * LONGEST] for match in _RAW.finditer(text))
    return list(
        dict.fromkeys(word[:LONGEST] for raw in distinct for word in _WORD.findall(fold(raw)))
    )


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand that a query finds, as half-open pairs of offsets."""
    wanted = tuple(words(query)[:MOST_TERMS])
    if not wanted:
        return []
    known: dict[str, bool] = {}

    def is_found(raw: str) -> bool:
        if raw not in known:
            folded = _WORD.findall(fold(raw[: 4 * LONGEST]))
            known[raw] = any(word[:LONGEST].startswith(wanted) for word in folded)
        return known[raw]

    return [match.span() for match in _RAW.finditer(text) if is_found(match.group())]


def owner(client: int | None) -> str:
    """Return the token that stands in the index for a client, or for none."""
    return f"{_OWNER}{'none' if client is None else client}"


def expression(query: str, client: Scope, properties: Iterable[str] = ()) -> str:
    """Return the FTS5 expression of a query within a scope, with the terms of a run's properties.

    It is empty when neither the query has a word nor a property is wanted.
    """
    terms = [
        f'"{word}"' + ("*" if len(word) < LONGEST else "") for word in words(query)[:MOST_TERMS]
    ]
    terms.extend(properties)
    if terms and not isinstance(client, Everyone):
        terms.insert(0, f'"{owner(client)}"')
    return " AND ".join(terms)
