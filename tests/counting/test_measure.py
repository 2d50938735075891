from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.counting.measure import Further, measure
from desktop.counting.methods import METHODS, count, reach
from tests.counting.drawn import LONG, TEXTS


@dataclass(frozen=True)
class Fold:
    where: str
    count: int = 0
    lines: int = 0


@dataclass(frozen=True)
class Field:
    method: str
    hard: int = 0
    also: tuple[tuple[str, int], ...] = ()
    folds: tuple[Fold, ...] = ()
    id: str = "post"


def test_what_is_left_is_what_can_still_be_written() -> None:
    found = measure(Field("x_weighted", 280), "Voir exemple.fr")
    assert (found.limit, found.left, found.fits, found.over_at) == (280, 252, True, 15)


def test_what_is_over_begins_where_the_limit_is_passed() -> None:
    found = measure(Field("graphemes", 4), "ab👨\u200d👩\u200d👧cde")
    assert (found.left, found.fits, found.over_at) == (-2, False, 8)


def test_a_field_without_a_limit_is_never_over() -> None:
    found = measure(Field("words"), "un deux trois")
    assert (found.limit, found.left, found.fits, found.over_at) == (0, 0, True, 13)


def test_a_server_may_have_another_limit_and_a_warning_takes_a_part_of_it() -> None:
    field = Field("mastodon", 500)
    assert measure(field, "a" * 600, limit=1_000, used=100).left == 300
    found = measure(field, "a" * 450, used=100)
    assert (found.left, found.fits, found.over_at) == (-50, False, 400)


def test_a_further_limit_makes_a_text_too_long() -> None:
    field = Field("graphemes", 300, also=(("bytes", 60),))
    found = measure(field, "👨\u200d👩\u200d👧\u200d👦" * 3)
    assert (found.left, found.fits, found.over_at) == (297, False, 16)
    assert found.also == (Further("bytes", 75, 60),)


def test_a_text_folds_at_the_first_of_its_signs_and_its_lines() -> None:
    folds = (Fold("mobile", 10), Fold("desktop", 10, 1), Fold("any", 0, 3))
    found = measure(Field("utf16", 100, folds=folds), "un\ndeux trois quatre")
    assert [(fold.where, fold.at) for fold in found.folds] == [
        ("mobile", 10),
        ("desktop", 2),
        ("any", 20),
    ]


@pytest.mark.parametrize(
    ("hard", "text", "limit", "left", "segments"),
    [
        (1, "a" * 100, 160, 60, 1),
        (1, "a" * 161, 160, -1, 2),
        (1, "’" * 71, 70, -1, 2),
        (2, "a" * 100, 306, 206, 1),
        (2, "a" * 161, 306, 145, 2),
        (2, "a" * 307, 306, -1, 3),
        (3, "a" * 152 + "€" + "a", 459, 304, 1),
        (2, "a" * 152 + "€" * 77, 306, -1, 3),
    ],
)
def test_an_sms_has_left_what_its_segments_hold(
    hard: int, text: str, limit: int, left: int, segments: int
) -> None:
    found = measure(Field("sms", hard), text)
    assert (found.limit, found.left, found.segments) == (limit, left, segments)
    assert found.fits == (segments <= hard)


@pytest.mark.parametrize("method", METHODS)
@given(text=TEXTS | LONG, limit=st.integers(0, 60))
def test_a_text_cut_at_its_limit_fits_and_one_more_does_not(
    method: str, text: str, limit: int
) -> None:
    at = reach(method, text, limit)
    found = count(method, text)
    over = (found.segments or found.count) > limit
    assert over == (at < len(text)) or not text
    if over and method not in ("sms", "mastodon", "x_weighted", "graphemes", "width"):
        assert count(method, text[:at]).count <= limit


@pytest.mark.parametrize("method", METHODS)
@given(text=TEXTS | LONG)
def test_what_costs_more_lies_in_the_text_in_order_and_never_overlaps(
    method: str, text: str
) -> None:
    found = count(method, text)
    ends = [0, *(one.end for one in found.costly)]
    assert all(one.start >= end for one, end in zip(found.costly, ends, strict=False))
    assert all(one.end > one.start for one in found.costly)
    assert ends[-1] <= len(text)


@given(TEXTS | LONG)
def test_the_spans_of_x_are_its_whole_weight(text: str) -> None:
    # reach walks the spans, so that where it ends tells what they add up to
    weight = count("x_weighted", text).count
    assert reach("x_weighted", text, weight) == len(text)
    assert not weight or reach("x_weighted", text, weight - 1) < len(text)
