"""Too long, too short: said in the unit that the field counts in."""

from dataclasses import replace

import pytest

from desktop.catalog.fields import Guide
from desktop.checks.platform import check_box
from desktop.messages import finding
from desktop.model import Severity
from tests.checks.boxes import box, evidence, findings, ids


def test_what_fits_is_not_mentioned() -> None:
    assert ids("a" * 20, hard=20, soft=(5, 20)) == []
    assert ids("a" * 99) == []


def test_over_the_limit_says_by_how_much_and_where() -> None:
    (found,) = findings("a" * 20 + "bcd", hard=20)
    assert (found.id, found.severity) == ("over_limit", Severity.MUST)
    assert found.answer_spans == ((20, 23),)
    assert finding(found) == "3 characters too many: the limit is 20."


def test_a_limit_in_another_unit_holds_too() -> None:
    (found,) = findings("é" * 10, method="graphemes", hard=300, also=(("bytes", 18),))
    assert finding(found) == "2 bytes too many: the limit is 18."
    assert found.answer_spans == ((9, 10),)


def test_segments_are_said_as_messages() -> None:
    (found,) = findings("a" * 161, method="sms", hard=10, soft=(0, 1))
    assert (found.id, found.severity) == ("segments_many", Severity.SHOULD)
    assert finding(found) == "Sent and billed as 2 messages."
    found = findings("a" * 400, method="sms", hard=2, soft=(0, 1))[0]
    assert found.severity is Severity.MUST
    assert finding(found) == "3 messages, billed one by one: at most 2 go together."


def test_soft_limits_are_advice() -> None:
    (over,) = findings("a" * 30, soft=(10, 20))
    (under,) = findings("a" * 9, soft=(10, 20))
    assert (over.id, over.severity) == ("over_soft", Severity.SHOULD)
    assert (under.id, under.severity) == ("under_soft", Severity.HINT)


def test_a_text_over_its_limit_is_not_said_to_be_long_as_well() -> None:
    assert ids("a" * 30, hard=25, soft=(10, 20)) == ["over_limit"]


@pytest.mark.parametrize(
    ("words", "id"), [(2, "under_guide"), (3, ""), (9, ""), (10, "over_guide")]
)
def test_a_guide_counts_in_its_own_unit(words: int, id: str) -> None:
    told = ids("mot " * words, hard=5000, guides=(Guide("words", 3, 9),))
    assert told == ([id] if id else [])


def test_a_length_is_told_once_however_it_is_counted() -> None:
    guides = (Guide("words", 3, 9),)
    assert ids("mot " * 10, soft=(0, 30), guides=guides) == ["over_soft"]
    assert ids("mot " * 10, hard=30, guides=guides) == ["over_limit"]


def test_a_server_of_ones_own_has_its_own_limit_and_other_boxes_take_their_part() -> None:
    given = box("a" * 20, method="mastodon", hard=500)
    assert check_box(replace(given, limit=20)) == ()
    (found,) = check_box(replace(given, limit=20, used=5))
    assert finding(found) == "5 characters too many: the limit is 20."
    assert found.answer_spans == ((15, 20),)


def test_a_blank_box_has_nothing_to_verify() -> None:
    assert evidence(" \n", soft=(5, 10), musts=("stop",)) == []
