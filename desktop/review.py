"""What an answer changes in its source, word by word, each change to accept or to refuse."""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby
from typing import Final

_TOKEN: Final = re.compile(
    r"""
    https?://[^\s<>«»"]*[^\s<>«»".,;:!?)\]]
    | (?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=[^\W\d_])    # l'hôtel is two words
    | \d+(?:[.,:/\u00a0\u202f]\d+)+(?![^\W_])                      # 1 234,56 is one
    | (?:[^\W_][\u0300-\u036f\ufe0f\u20e3]*)+(?:['’-](?:[^\W_][\u0300-\u036f]*)+)*
    | [\u00a0\u202f][»!?:;%€$£]+ | «[\u00a0\u202f]?                # a sign and its no-break space
    | \r?\n
    | [^\S\n]+
    | [\U0001f1e6-\U0001f1ff]{2}                                   # a flag
    | [^\w\s](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])+
    | ([^\w\s])\1*
    | .
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

_DEAREST: Final = 500_000
"""Pairs of equal words up to which two texts are matched in one go.

Ordinary prose comes to it at about 40,000 characters, within 0.2 s; beyond it the time grows with
the square and more, so that lines and words that occur once on both sides split the texts first.
"""
_ROUNDS: Final = 2
"""How often what lies between equal runs is matched again: sure words first, then all of them."""


class Kind(StrEnum):
    """What happens to a stretch of the source."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Hunk:
    """One stretch of the source and what stands for it in the answer.

    Spans are half-open pairs of code point offsets. The hunks of a comparison follow one another
    without a gap, equal stretches included, and `index` is the place among them.
    """

    index: int
    kind: Kind
    source: tuple[int, int]
    answer: tuple[int, int]


Block = tuple[int, int, int]
"""An equal run: where it starts on either side, and its length."""
Bounds = tuple[int, int, int, int]
"""A stretch: where it starts and ends on one side, then on the other."""


def _tokens(text: str) -> list[str]:
    return [match.group() for match in _TOKEN.finditer(text)]


def _is_gap(token: str) -> bool:
    return token.isspace() and "\n" not in token


def _ends(first: Sequence[Hashable], second: Sequence[Hashable]) -> tuple[int, int]:
    """Count what is equal at the head and, beyond that, at the tail."""
    shorter = min(len(first), len(second))
    head = next((n for n in range(shorter) if first[n] != second[n]), shorter)
    rest = shorter - head
    return head, next((n for n in range(rest) if first[-1 - n] != second[-1 - n]), rest)


def _is_cheap(first: Sequence[Hashable], second: Sequence[Hashable]) -> bool:
    counts = Counter(second)
    return sum(counts[item] for item in first) <= _DEAREST


def _anchors(first: Sequence[Hashable], second: Sequence[Hashable]) -> Iterator[Block]:
    """Return the longest chain of items that occur once on both sides, in the order of both."""
    counts, others = Counter(first), Counter(second)
    places = {item: place for place, item in enumerate(second) if others[item] == 1}
    pairs = [
        (place, places[item])
        for place, item in enumerate(first)
        if counts[item] == 1 and item in places
    ]
    ends: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        pile = bisect_left(ends, other)
        before.append(tops[pile - 1] if pile else -1)
        ends[pile : pile + 1] = [other]
        tops[pile : pile + 1] = [number]
    chain: list[Block] = []
    number = tops[-1] if tops else -1
    while number >= 0:
        chain.append((*pairs[number], 1))
        number = before[number]
    return reversed(chain)


def _blocks(first: Sequence[Hashable], second: Sequence[Hashable]) -> Iterator[Block]:
    """Yield equal runs in order: all of them where that is cheap, else those that are sure."""
    from cydifflib import SequenceMatcher

    head, tail = _ends(first, second)
    inner, other = first[head : len(first) - tail], second[head : len(second) - tail]
    yield 0, 0, head
    found: Iterable[Block] = (
        SequenceMatcher(None, inner, other, autojunk=False).get_matching_blocks()
        if _is_cheap(inner, other)
        else _anchors(inner, other)
    )
    for place, place_other, size in found:
        yield head + place, head + place_other, size
    yield len(first) - tail, len(second) - tail, tail


def _between(blocks: Iterable[Block], first: int, second: int) -> Iterator[Bounds]:
    """Yield what lies between equal runs, on sides of these two lengths."""
    place = other = 0
    for start, start_other, size in (*blocks, (first, second, 0)):
        if place < start or other < start_other:
            yield place, start, other, start_other
        place, other = start + size, start_other + size


def _finer(
    blocks: list[Block], first: Sequence[Hashable], second: Sequence[Hashable]
) -> list[Block]:
    added = [
        (start + place, start_other + other, size)
        for start, end, start_other, end_other in _between(blocks, len(first), len(second))
        for place, other, size in _blocks(first[start:end], second[start_other:end_other])
        if size
    ]
    return sorted((*blocks, *added))


def _lines(words: Sequence[str]) -> list[tuple[str, ...]]:
    numbers = accumulate(("\n" in word for word in words), initial=0)
    numbered = zip(words, numbers, strict=False)
    return [tuple(word for word, _ in line) for _, line in groupby(numbered, lambda pair: pair[1])]


def _matches(first: Sequence[str], second: Sequence[str]) -> list[Block]:
    """Match the words of two texts; a long one by its lines first, then within what is left."""
    if _is_cheap(first, second):
        return [block for block in _blocks(first, second) if block[2]]
    lines, others = _lines(first), _lines(second)
    starts, starts_other = ([0, *accumulate(map(len, side))] for side in (lines, others))
    matched = [
        (starts[place], starts_other[other], starts[place + size] - starts[place])
        for place, other, size in _blocks(lines, others)
        if size
    ]
    for _ in range(_ROUNDS):
        matched = _finer(matched, first, second)
    return matched


def _changes(first: Sequence[str], second: Sequence[str]) -> Iterator[Bounds]:
    """Yield the stretches of tokens that differ; words are matched, the space between follows."""
    places = [place for place, token in enumerate(first) if not _is_gap(token)]
    others = [place for place, token in enumerate(second) if not _is_gap(token)]
    matched = _matches([first[place] for place in places], [second[other] for other in others])
    words = [
        (places[start + step], others[start_other + step], 1)
        for start, start_other, size in matched
        for step in range(size)
    ]
    for start, end, start_other, end_other in _between(words, len(first), len(second)):
        head, tail = _ends(first[start:end], second[start_other:end_other])
        if head + tail < max(end - start, end_other - start_other):
            yield start + head, end - tail, start_other + head, end_other - tail


def _kind(removed: int, added: int) -> Kind:
    if removed and added:
        return Kind.REPLACE
    return Kind.DELETE if removed else Kind.INSERT


def compare(source: str, answer: str) -> tuple[Hunk, ...]:
    """Return the hunks that lead from a source to its answer, equal stretches included.

    Changes with only space between them are one hunk. Of two texts too long and too different to
    be matched within about a second, some stretches come back replaced as a whole.
    """
    first, second = _tokens(source), _tokens(answer)
    offsets, others = ([0, *accumulate(map(len, side))] for side in (first, second))
    edges = (len(first), len(first), len(second), len(second))
    hunks: list[Hunk] = []
    place = place_other = 0
    for start, end, start_other, end_other in (*_changes(first, second), edges):
        for kind, left, right, left_other, right_other in (
            (Kind.EQUAL, place, start, place_other, start_other),
            (_kind(end - start, end_other - start_other), start, end, start_other, end_other),
        ):
            if left < right or left_other < right_other:
                here = (offsets[left], offsets[right])
                there = (others[left_other], others[right_other])
                hunks.append(Hunk(len(hunks), kind, here, there))
        place, place_other = end, end_other
    return tuple(hunks)


def apply(source: str, answer: str, hunks: Iterable[Hunk], accepted: frozenset[int]) -> str:
    """Return the text in which the hunks of these indices are accepted and the others refused.

    All accepted give the answer, none the source, to the character.
    """
    return "".join(
        answer[slice(*hunk.answer)] if hunk.index in accepted else source[slice(*hunk.source)]
        for hunk in hunks
    )


def similarity(first: str, second: str) -> float:
    """Return how much of two texts is the same, by characters of whole words, from 0 to 1.

    White space, case and the form of apostrophes do not count; two empty texts are the same.
    """
    sides = []
    for text in (first, second):
        plain = unicodedata.normalize("NFC", text).replace("\u2019", "'").casefold()
        sides.append([token.strip() for token in _tokens(plain) if not token.isspace()])
    total = sum(len(token) for side in sides for token in side)
    same = sum(
        len(token)
        for place, _, size in _matches(sides[0], sides[1])
        for token in sides[0][place : place + size]
    )
    return 2 * same / total if total else 1.0
