from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.counting.measure import measure
from desktop.counting.methods import METHODS, count
from desktop.counting.running import Place, Running, Watch
from tests.counting.drawn import LINES, LONG


@dataclass(frozen=True)
class Fold:
    where: str = "mobile"
    count: int = 0
    lines: int = 0


@dataclass(frozen=True)
class Field:
    method: str
    hard: int = 0
    also: tuple[tuple[str, int], ...] = ()
    folds: tuple[Fold, ...] = ()
    id: str = "post"


def pieces(lines: list[str]) -> list[str]:
    return [line if not number else "\n" + line for number, line in enumerate(lines)]


def index(place: Place | None, parts: list[str]) -> int:
    if place is None:
        return len("".join(parts))
    return sum(map(len, parts[: place.piece])) + place.at


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=50)
@given(
    lines=st.lists(LINES | LONG, min_size=1, max_size=6),
    fresh=st.lists(LINES, max_size=3),
    cut=st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_a_text_typed_in_pieces_counts_as_the_whole(
    method: str, lines: list[str], fresh: list[str], cut: tuple[int, int]
) -> None:
    first, end = sorted(min(one + 1, len(lines)) for one in cut)
    running = Running(method)
    running.replace(0, 0, pieces(lines))
    parts = pieces(lines)
    parts[first:end] = ["\n" + line for line in fresh]
    running.replace(first, end, ["\n" + line for line in fresh])
    whole = count(method, "".join(parts))
    found = running.count()
    assert (found.count, found.segments, found.encoding, found.room, len(running)) == (
        whole.count,
        whole.segments,
        whole.encoding,
        whole.room,
        len(parts),
    )
    at = 0
    costly = []
    for number, part in enumerate(parts):
        costly += [(at + one.start, one.cost, one.reason) for one in running.costly(number)]
        at += len(part)
    assert costly == [(one.start, one.cost, one.reason) for one in whole.costly]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=50)
@given(
    lines=st.lists(LINES | LONG, min_size=1, max_size=6),
    hard=st.integers(0, 40),
    fold=st.integers(0, 40),
    line=st.integers(0, 4),
)
def test_a_text_typed_in_pieces_stands_as_the_whole(
    method: str, lines: list[str], hard: int, fold: int, line: int
) -> None:
    field = Field(method, hard, (("bytes", 90),), (Fold(count=fold, lines=line),))
    watch = Watch(field)
    watch.replace(0, 0, pieces(lines))
    parts = pieces(lines)
    standing, whole = watch.standing(), measure(field, "".join(parts))
    assert (standing.limit, standing.left, standing.fits, standing.also) == (
        whole.limit,
        whole.left,
        whole.fits,
        whole.also,
    )
    assert index(standing.over, parts) == whole.over_at
    assert [index(place, parts) for _, place in standing.folds] == [
        folded.at for folded in whole.folds
    ]
    assert whole.fits == (whole.over_at == len("".join(parts))) or not hard


def test_a_very_long_paragraph_may_come_in_several_pieces() -> None:
    watch = Watch(Field("x_weighted", 30))
    watch.replace(0, 0, ["Un début sur exemple.fr. ", "Et la suite sans fin."])
    assert (
        watch.standing().count.count
        == count("x_weighted", "Un début sur exemple.fr. Et la suite sans fin.").count
    )
    assert watch.standing().over == Place(0, 13)
