from dataclasses import dataclass

from hypothesis import given

from desktop.counting import sms
from desktop.counting.methods import count
from desktop.counting.remedies import apply, remedies
from tests.counting.drawn import LONG, TEXTS


@dataclass(frozen=True)
class Field:
    method: str
    hard: int = 0
    also: tuple[tuple[str, int], ...] = ()
    folds: tuple[()] = ()
    id: str = "post"


def test_on_x_a_plain_no_break_space_saves_one_each() -> None:
    (found,) = remedies(Field("x_weighted"), "Prix\u202f: 12\u202f000\u00a0€\u202f!")
    assert (found.id, found.saves, found.unit) == ("plain_space", 3, "count")
    assert found.text == "Prix\u00a0: 12\u00a0000\u00a0€\u00a0!"


def test_where_no_narrow_space_stands_nothing_is_offered() -> None:
    assert remedies(Field("x_weighted"), "Prix\u00a0: 12…") == ()


def test_where_both_spaces_count_the_same_nothing_is_offered() -> None:
    assert remedies(Field("graphemes"), "Prix\u202f: 12…") == ()


def test_punctuation_that_gsm_has_not_costs_an_sms_a_segment() -> None:
    text = "« L’été », c’est ici – venez… à la boutique,\u00a0œuf ou pas ! Avant dimanche soir"
    (found,) = remedies(Field("sms"), text, price=0.05)
    assert (found.id, found.saves, found.unit, found.money) == (
        "sms_punctuation",
        1,
        "segments",
        0.05,
    )
    assert found.text == (
        "\"L'été\", c'est ici - venez... à la boutique, oeuf ou pas ! Avant dimanche soir"
    )


def test_accents_are_folded_by_choice_and_only_those_that_gsm_has_not() -> None:
    text = "Rendez-vous bientôt à la fête du château, où l'été commence déjà : ça va être très beau"
    (found,) = remedies(Field("sms"), text)
    assert (found.id, found.saves) == ("sms_accents", 1)
    assert found.text == (
        "Rendez-vous bientot à la fete du chateau, où l'été commence déjà : ca va etre très beau"
    )


def test_both_folds_are_offered_where_each_saves_something() -> None:
    text = "l’été" * 40
    assert [one.id for one in remedies(Field("sms"), text)] == ["sms_punctuation"]
    mixed = "’" + "ê" * 153 + "œ" * 60
    assert all(one.id == "sms_accents" for one in remedies(Field("sms"), mixed))


def test_letters_that_were_typed_in_two_are_put_together() -> None:
    (found,) = remedies(Field("sms"), "e\u0301te\u0301" * 30)
    assert found.text == "été" * 30


def test_a_ligature_keeps_its_capitals() -> None:
    (found,) = remedies(Field("sms"), "Œuvre ŒUVRE œuvre " * 6)
    assert found.text == "Oeuvre OEUVRE oeuvre " * 6


def test_an_emoji_stays_and_nothing_that_saves_nothing_is_offered() -> None:
    assert remedies(Field("sms"), "L’été 🙂" * 20) == ()


@given(TEXTS | LONG)
def test_a_remedy_saves_what_it_says_and_changes_only_what_it_names(text: str) -> None:
    for method in ("x_weighted", "bytes", "sms"):
        for found in remedies(Field(method), text, price=0.1):
            before, after = count(method, text), count(method, found.text)
            saved = (
                before.segments - after.segments
                if found.unit == "segments"
                else before.count - after.count
            )
            assert saved == found.saves > 0
            assert apply(text, found.edits) == found.text
            assert all(text[one.start : one.end] != one.text for one in found.edits)
            if method == "sms":
                kept = "".join(
                    text[start:end]
                    for start, end in zip(
                        [0, *(one.end for one in found.edits)],
                        [*(one.start for one in found.edits), len(text)],
                        strict=True,
                    )
                )
                assert not sms.FOREIGN.sub("", kept).translate(
                    dict.fromkeys(map(ord, sms.ALPHABET))
                )
