"""How typed letters are matched to names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.fuzzy import BEGINNING, LETTERS, WORDS, mentions, score

words = st.text(alphabet="abcdéèêoœz", min_size=1, max_size=8)
names = st.lists(words, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("query", "name", "way"),
    [
        ("tra", "Traduire", BEGINNING),
        ("RESUM", "Résumer", BEGINNING),
        ("re", "Réécrire", BEGINNING),
        ("seul", "Corriger seulement", WORDS),
        ("trad ang", "Traduire → Anglais", WORDS),
        ("ang trad", "Traduire → Anglais", WORDS),
        ("crs", "Corriger seulement", LETTERS),
        ("trd", "Traduire", LETTERS),
    ],
)
def test_each_way_to_fit_has_its_rank(query: str, name: str, way: int) -> None:
    assert way <= score(query, name) < way + 100


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Traduire"),
        ("  ", "Traduire"),
        ("duire", "Traduire"),
        ("xyz", "Traduire"),
        ("t d", "Traduire"),
        ("plus court", "Raccourcir"),
        ("té", ""),
        ("→", "Traduire → Anglais"),
    ],
)
def test_what_does_not_fit_has_none(query: str, name: str) -> None:
    assert score(query, name) == 0


def test_a_closer_name_comes_first() -> None:
    assert score("short", "Shorten") > score("short", "Shorten the last paragraph")
    assert score("trad", "Traduire") > score("trad", "Ne traduire que le titre")


@given(names, st.data())
def test_a_beginning_fits_best_and_longer_beginnings_better(name: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(name)))
    if name[:cut].strip():
        assert score(name[:cut], name) >= BEGINNING
        assert score(name, name) >= score(name[:cut], name)


@given(names, names)
def test_case_and_accents_make_no_difference(query: str, name: str) -> None:
    bare = unicodedata.normalize("NFD", query.upper())
    assert score(bare, name) == score(query, name) == score(query, name.title())


def bare(text: str) -> set[str]:
    """Return the letters of a text without their accents."""
    apart = unicodedata.normalize("NFD", text.replace("œ", "oe"))
    return {sign for sign in apart if not unicodedata.combining(sign)}


@given(names, names)
def test_whatever_fits_has_only_letters_of_the_name(query: str, name: str) -> None:
    found = score(query, name)
    assert 0 <= found < BEGINNING + 100
    if found:
        assert bare(query) <= bare(name) | {" "}


@given(names)
def test_a_word_in_another_place_fits_less_than_at_the_beginning(name: str) -> None:
    assert score(name, f"x {name}") in range(WORDS, WORDS + 100)


def test_a_description_is_found_by_whole_beginnings_of_some_length() -> None:
    sentence = "Orthographe, grammaire et ponctuation\u00a0; le style ne change pas."
    assert mentions("orthographe", sentence)
    assert mentions("gramm ponct", sentence)
    assert not mentions("le", sentence)
    assert not mentions("gramm poésie", sentence)
    assert not mentions("", sentence)
