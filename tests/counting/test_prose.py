"""How long prose is: French and English words, signs, feuillets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.counting.prose import FEUILLET, Length, measure

CASES = [
    ("l’apostrophe", 1),
    ("L'été, d’accord", 2),
    ("aujourd’hui", 1),
    ("peut-être c’est-à-dire", 2),
    ("a-t-il dit", 2),
    ("M. Dupont", 2),
    ("M.\u00a0Dupont", 2),
    ("Bonjour\u00a0!", 1),
    ("«\u00a0Déçue\u202f!\u00a0»", 1),
    ("— Oui — non", 2),
    ("mot — mot", 2),
    ("mot—mot", 2),
    ("1990–2000", 2),
    ("bon…mais", 2),
    ("12\u202f500\u00a0€", 1),
    ("1\u00a0234\u00a0567 habitants", 2),
    ("en 2024\u00a012 élèves", 4),
    ("50\u00a0% de 3,5\u00a0kg", 4),
    ("don't won’t mother-in-law", 3),
    ("e.g. U.S.A.", 2),
    ("et/ou", 1),
    ("https://a.fr/b-c?d=e", 1),
    ("## Titre **fort** - [x] [lien](https://a.fr)", 4),
    ("*** --- ``` > |", 0),
    ("😀 !", 0),
    ("cœur 😀cœur", 2),
    ("e\u0301te\u0301", 1),
    ("", 0),
    ("\u00a0\t", 0),
]


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_counted_as_a_writer_counts_them(text: str, words: int) -> None:
    assert measure(text).words == words


prose = st.text(alphabet="aé1 ’'-–.!«\u00a0\u202f😀_*", max_size=40)


@given(prose, prose)
def test_paragraphs_add_up(one: str, other: str) -> None:
    joined = measure(f"{one} {other}")
    parts = measure(one) + measure(other)
    assert joined.words == parts.words
    assert joined.signs == parts.signs + 1
    assert joined.blanks == parts.blanks + 1


@given(prose)
def test_signs_are_characters_and_blanks_some_of_them(text: str) -> None:
    length = measure(text)
    assert length.signs == len(text)
    assert length.blanks == sum(character.isspace() for character in text)
    assert 0 <= length.words <= length.signs - length.blanks
    assert length.paragraphs == bool(text.strip())


@given(st.lists(st.sampled_from(["mot", "l’été", "12\u202f500", "peut-être", "M."]), max_size=20))
def test_words_between_any_blanks_are_counted_one_by_one(words: list[str]) -> None:
    for blank in (" ", "\u00a0a ", "\t", " — ", "\u2009"):
        extra = max(0, len(words) - 1) if blank == "\u00a0a " else 0
        assert measure(blank.join(words)).words == len(words) + extra


def test_a_feuillet_is_fifteen_hundred_signs_and_reading_takes_its_time() -> None:
    assert Length(words=238, signs=FEUILLET).feuillets == 1
    assert Length(words=238).seconds == 60
