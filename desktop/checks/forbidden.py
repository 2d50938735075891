"""Characters and words that a field does not take, and words that stand too often in it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final

from desktop.checks.box import Box, Span
from desktop.model import Finding, Severity

_WORD: Final = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_SMALL: Final = frozenset(
    (
        *("a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "off", "on", "or"),
        *("per", "the", "to", "with"),
        *("à", "au", "aux", "avec", "ce", "ces", "de", "des", "du", "en", "et", "la", "le", "les"),
        *("leur", "ou", "par", "pour", "sans", "ses", "son", "sous", "sur", "un", "une"),
    )
)
"""Articles, prepositions and conjunctions may stand as often as it takes."""
_ELIDED: Final = re.compile(r"[dlcjmnstqu]{1,2}[’']")


@cache
def _pattern(forbidden: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = []
    for text in sorted(forbidden, key=len, reverse=True):
        before = r"\b" if text[0].isalnum() else ""
        after = r"\b" if text[-1].isalnum() else ""
        alternatives.append(before + re.escape(text) + after)
    return re.compile("|".join(alternatives), re.IGNORECASE)


def forbidden(box: Box) -> Iterator[Finding]:
    """Yield each character or word that the field refuses, with every place where it stands."""
    if not box.field.forbidden:
        return
    places: dict[str, list[Span]] = defaultdict(list)
    for found in _pattern(box.field.forbidden).finditer(box.text):
        places[found[0].casefold()].append(found.span())
    for text, spans in places.items():
        id = "forbidden_text" if text.strip() else "forbidden_space"
        yield box.found("forbidden", Severity.MUST, id, spans)


def repeated(box: Box) -> Iterator[Finding]:
    """Yield each word that stands more often than the field allows, small words apart."""
    if not box.field.repeats:
        return
    places: dict[str, list[Span]] = defaultdict(list)
    for found in _WORD.finditer(box.text):
        elided = _ELIDED.match(found[0].casefold())
        start = found.start() + (elided.end() if elided else 0)
        places[box.text[start : found.end()].casefold()].append((start, found.end()))
    for word, spans in places.items():
        if len(spans) > box.field.repeats and word not in _SMALL:
            yield box.found(
                "repetition",
                Severity.MUST,
                "word_repeated",
                spans,
                count=len(spans),
                limit=box.field.repeats,
            )
