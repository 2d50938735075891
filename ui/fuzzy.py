"""How well a label answers to what was typed: without case and accents, letters may be left out."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from desktop.store.folding import fold

Entry = TypeVar("Entry")

_PREFIX: Final = 300
_WORD_START: Final = 200
_INSIDE: Final = 100


def score(query: str, label: str) -> int:
    """Return how well a label answers to a query, 0 where it does not.

    Every word of the query has to be found: at the label's beginning, at a word's, inside a word,
    or as letters in their order; the worst of them decides, shorter labels win.
    """
    there = fold(label)
    worst = _PREFIX
    for word in fold(query).split():
        worst = min(worst, _of_word(word, there))
        if not worst:
            return 0
    return worst + max(0, 60 - len(there))


def _of_word(word: str, label: str) -> int:
    if label.startswith(word):
        return _PREFIX
    place = label.find(word)
    while place > 0:
        if not label[place - 1].isalnum():
            return _WORD_START
        place = label.find(word, place + 1)
    if word in label:
        return _INSIDE
    return _scattered(word, label)


def _scattered(word: str, label: str) -> int:
    """Take letters in their order, the first at a word's beginning; the closer the better."""
    for begin in (place for place, sign in enumerate(label) if sign == word[:1]):
        if begin and label[begin - 1].isalnum():
            continue
        place = begin
        for sign in word[1:]:
            place = label.find(sign, place + 1)
            if place < 0:
                break
        else:
            return max(1, 60 - (place - begin - len(word)))
    return 0


def ranked(query: str, entries: Iterable[Entry], label: Callable[[Entry], str]) -> list[Entry]:
    """Return the entries that answer to a query, the best first; all of them to an empty one."""
    if not query.strip():
        return list(entries)
    scored = [(score(query, label(entry)), entry) for entry in entries]
    return [entry for points, entry in sorted(scored, key=lambda pair: -pair[0]) if points]
