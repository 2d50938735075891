"""Characters and words that are refused, words that stand too often."""

from desktop.model import Severity
from tests.checks.boxes import evidence, findings, ids


def test_each_forbidden_character_is_told_with_all_its_places() -> None:
    told = findings("Lampe ! 5 $ ! ", forbidden=("!", "$", "?"))
    assert [(found.parameters["evidence"], len(found.answer_spans)) for found in told] == [
        ("!", 2),
        ("$", 1),
    ]
    assert {found.severity for found in told} == {Severity.MUST}


def test_a_forbidden_word_is_a_whole_word_in_any_case() -> None:
    assert evidence("Gratuit, gratuitement, GRATUIT", forbidden=("gratuit",)) == [
        "Gratuit",
        "GRATUIT",
    ]


def test_a_space_that_is_refused_is_named() -> None:
    assert ids("une lampe", forbidden=(" ",)) == ["forbidden_space"]


def test_a_word_may_stand_twice_and_small_ones_as_often_as_it_takes() -> None:
    text = "Lampe de bureau, lampe de chevet, de sol et de mur"
    assert ids(text, repeats=2) == []
    assert evidence(text + ", LAMPE", repeats=2) == ["Lampe", "lampe", "LAMPE"]


def test_an_elided_article_is_no_part_of_the_word() -> None:
    assert evidence("l’été, d’été, Été", repeats=2) == ["été", "été", "Été"]
