"""How well a few typed letters fit a name: its beginning first, then word starts, then letters."""

import re
from collections.abc import Sequence
from typing import Final

from desktop.store.folding import fold

BEGINNING: Final = 300
WORDS: Final = 200
LETTERS: Final = 100
"""The least score of each way to fit; within one way a closer fit scores up to 99 more."""

_WORD: Final = re.compile(r"[^\W_]+")
_MOST_SKIPPED: Final = 12


def score(query: str, name: str) -> int:
    """Return how well a query fits a name, 0 where it does not; case and accents do not count."""
    wanted, words = _words(query), _words(name)
    if not wanted or not words:
        return 0
    letters, whole = " ".join(wanted), " ".join(words)
    close = max(0, 99 - (len(whole) - len(letters)))
    if whole.startswith(letters):
        return BEGINNING + close
    if begins(wanted, words):
        return WORDS + min(99, close)
    if len(wanted) == 1 and len(letters) > 1:
        skipped = _skipped(letters, words)
        if skipped is not None:
            return LETTERS + 99 - skipped
    return 0


def mentions(query: str, sentence: str, shortest: int = 4) -> bool:
    """Tell whether every word of a query, none of them short, begins a word of a sentence."""
    wanted = _words(query)
    return (
        bool(wanted)
        and all(len(part) >= shortest for part in wanted)
        and begins(wanted, _words(sentence))
    )


def begins(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether each wanted beginning begins one of the words."""
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _skipped(letters: str, words: Sequence[str]) -> int | None:
    """Return how many letters lie between those wanted, the first of them beginning a word."""
    found = []
    for place in range(len(words)):
        rest = "".join(words[place:])
        if rest.startswith(letters[0]) and (end := _end(letters, rest)):
            found.append(end - len(letters))
    least = min(found, default=_MOST_SKIPPED + 1)
    return least if least <= _MOST_SKIPPED else None


def _end(letters: str, text: str) -> int:
    """Return where the letters, in their order, have been found; 0 where they are not."""
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return 0
    return place
