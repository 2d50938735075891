import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.review import Hunk, Kind, apply, compare, similarity

PIECES = (
    *("un", "chat", "noir", "l'", "l’hôtel", "aujourd'hui", "don't", "qu'il", "e\u0301té", "été"),
    *("1\u202f234,56", "12/03", "10-12", "20", "https://a.fr/b?c=d.", "_mot_", "**", "#", "a_b"),
    *(
        "«\u00a0",
        "\u00a0»",
        "\u00a0!",
        "!",
        "?",
        "…",
        "...",
        '"',
        ",",
        "-",
        "🎉",
        "👩‍👩‍👧",
        "🇫🇷",
        "1️⃣",
    ),
    *(" ", "  ", "\u00a0", "\u202f", "\n", "\n\n", "\r\n", "\t", "\u2028", "\ud800"),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str]:
    """A text and what it becomes after a few changes."""
    pieces = draw(st.lists(st.sampled_from(PIECES), max_size=60))
    answer = list(pieces)
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(answer)))
        answer[place : place + draw(st.integers(0, 3))] = draw(
            st.lists(st.sampled_from(PIECES), max_size=3)
        )
    return "".join(pieces), "".join(answer)


pairs = st.one_of(st.tuples(texts, texts), edited())


def indices(hunks: tuple[Hunk, ...]) -> frozenset[int]:
    return frozenset(hunk.index for hunk in hunks if hunk.kind is not Kind.EQUAL)


def changes(source: str, answer: str) -> list[tuple[str, str]]:
    return [
        (source[slice(*hunk.source)], answer[slice(*hunk.answer)])
        for hunk in compare(source, answer)
        if hunk.kind is not Kind.EQUAL
    ]


@given(pairs)
def test_all_accepted_is_the_answer_and_none_is_the_source(pair: tuple[str, str]) -> None:
    hunks = compare(*pair)
    assert apply(*pair, hunks, indices(hunks)) == pair[1]
    assert apply(*pair, hunks, frozenset()) == pair[0]


@given(pairs)
def test_hunks_cover_both_texts_and_alternate(pair: tuple[str, str]) -> None:
    source, answer = pair
    here = there = 0
    hunks = compare(source, answer)
    for place, hunk in enumerate(hunks):
        assert hunk.index == place
        assert (hunk.source[0], hunk.answer[0]) == (here, there)
        here, there = hunk.source[1], hunk.answer[1]
        old, new = source[slice(*hunk.source)], answer[slice(*hunk.answer)]
        match hunk.kind:
            case Kind.EQUAL:
                assert old == new != ""
            case Kind.INSERT:
                assert old == ""
                assert new != ""
            case Kind.DELETE:
                assert old != ""
                assert new == ""
            case Kind.REPLACE:
                assert old != ""
                assert new != ""
                assert old != new
    assert (here, there) == (len(source), len(answer))
    kinds = [hunk.kind is Kind.EQUAL for hunk in hunks]
    assert all(one is not other for one, other in pairwise(kinds))


@given(pairs, st.sets(st.integers(0, 30)))
def test_what_is_refused_can_be_accepted_afterwards(
    pair: tuple[str, str], chosen: set[int]
) -> None:
    source, answer = pair
    hunks = compare(source, answer)
    some = frozenset(chosen) & indices(hunks)
    partly = apply(source, answer, hunks, some)
    kept = sum(hunk.source[1] - hunk.source[0] for hunk in hunks if hunk.index not in some)
    taken = sum(hunk.answer[1] - hunk.answer[0] for hunk in hunks if hunk.index in some)
    assert len(partly) == kept + taken
    again = compare(partly, answer)
    assert apply(partly, answer, again, indices(again)) == answer


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert indices(compare(text, text)) == frozenset()


@pytest.mark.parametrize(
    ("source", "answer", "expected"),
    [
        ("un chat noir", "un beau chat noir", [("", "beau ")]),
        ("un beau chat noir", "un chat noir", [("beau ", "")]),
        ("l'hôtel est là", "l'auberge est là", [("hôtel", "auberge")]),
        ("l’hôtel est là", "un hôtel est là", [("l’", "un ")]),
        ("dès qu'il vient", "dès qu'elle vient", [("il", "elle")]),
        ("aujourd'hui même", "demain même", [("aujourd'hui", "demain")]),
        ("We don't know", "We do know", [("don't", "do")]),
        ("Bonjour !", "Bonjour\u00a0!", [(" !", "\u00a0!")]),
        (
            'il dit "oui" hier',
            "il dit «\u00a0oui\u00a0» hier",
            [('"', "«\u00a0"), ('"', "\u00a0»")],
        ),
        ("à 1\u202f234,56 € net", "à 1\u202f234,50 € net", [("1\u202f234,56", "1\u202f234,50")]),
        ("voir https://a.fr/b.", "voir https://a.fr/c.", [("https://a.fr/b", "https://a.fr/c")]),
        ("un 👩‍👩‍👧 là", "un 👩‍👧 là", [("👩‍👩‍👧", "👩‍👧")]),
        ("en 🇫🇷 ici", "en 🇩🇪 ici", [("🇫🇷", "🇩🇪")]),
        ("un mot gras", "un **mot** gras", [("", "**"), ("", "**")]),
        ("ete\u0301 ici", "hiver ici", [("ete\u0301", "hiver")]),
    ],
)
def test_changes_are_whole_words_and_signs(
    source: str, answer: str, expected: list[tuple[str, str]]
) -> None:
    assert changes(source, answer) == expected


def test_words_changed_in_a_row_are_one_change() -> None:
    assert changes("a b c d e", "x y z d e") == [("a b c", "x y z")]


def test_paragraphs_are_changed_one_by_one() -> None:
    source = "Un thé vert.\n\nUn café noir.\n"
    answer = "Un thé blanc.\n\nUn chocolat noir.\n"
    assert changes(source, answer) == [("vert", "blanc"), ("café", "chocolat")]


def test_each_change_is_accepted_by_itself() -> None:
    source, answer = "Nos thés sont bons. Venez.", "Nos thés sont excellents. Passez."
    hunks = compare(source, answer)
    first, second = sorted(indices(hunks))
    assert apply(source, answer, hunks, frozenset({first})) == "Nos thés sont excellents. Venez."
    assert apply(source, answer, hunks, frozenset({second})) == "Nos thés sont bons. Passez."


def rewritten(text: str, share: float, rng: random.Random) -> str:
    words = text.split(" ")
    return " ".join(rng.choice(words) if rng.random() < share else word for word in words)


def long_text(separator: str, rng: random.Random) -> str:
    """About 120,000 characters in the proportions of prose: some words are everywhere."""
    common = ["le", "la", "de", "et", "un", "à", "en", "que"]
    rare = ["mot" + str(number) for number in range(4000)]
    sentences = []
    for _ in range(2000):
        words = [rng.choice(common if rng.random() < 0.5 else rare) for _ in range(12)]
        sentences.append(" ".join(words).capitalize() + ".")
    return separator.join(sentences)


@pytest.mark.parametrize("separator", ["\n", " "])
def test_a_long_text_is_compared_word_by_word(separator: str) -> None:
    rng = random.Random(2)
    source = long_text(separator, rng)
    answer = rewritten(source, 0.05, rng)
    hunks = compare(source, answer)
    assert apply(source, answer, hunks, indices(hunks)) == answer
    assert apply(source, answer, hunks, frozenset()) == source
    equal = sum(hunk.source[1] - hunk.source[0] for hunk in hunks if hunk.kind is Kind.EQUAL)
    assert equal > 0.9 * len(source)
    assert 0.9 < similarity(source, answer) < 1


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("a " * 40_000, "a b " * 20_000),
        ("a\n" * 40_000, "a\nb\n" * 20_000),
        (" " * 100_000, " " * 99_999 + "a"),
        (".!" * 50_000, "!." * 50_000),
        ("x" * 100_000, "y" * 100_000),
    ],
)
def test_long_texts_of_few_words_come_to_an_end(source: str, answer: str) -> None:
    hunks = compare(source, answer)
    assert apply(source, answer, hunks, indices(hunks)) == answer
    assert apply(source, answer, hunks, frozenset()) == source
    assert similarity(source, answer) < 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("", ""),
        ("", " \n"),
        ("Un thé.", "un  THÉ."),
        ("L'été", "l’e\u0301té"),
        ("Bonjour !", "Bonjour\u00a0!"),
        ("Un\nthé", "Un thé"),
    ],
)
def test_space_case_and_typography_are_no_difference(first: str, second: str) -> None:
    assert similarity(first, second) == 1


def test_one_short_word_in_a_long_sentence_is_almost_unchanged() -> None:
    source = (
        "Notre atelier fabrique des sacs à la main depuis 1962, et chaque pièce est unique, "
        "numérotée puis signée par la personne qui l'a cousue."
    )
    assert similarity(source, source.replace("puis signée", "et signée")) > 0.95
    assert similarity(source, "Des sacs uniques, cousus et signés à la main depuis 1962.") < 0.6
    assert similarity("Bonjour", "Hello") == 0


@given(pairs)
def test_similarity_is_a_share_and_goes_both_ways_at_its_ends(pair: tuple[str, str]) -> None:
    share = similarity(*pair)
    assert 0 <= share <= 1
    assert (share == 1) == (similarity(pair[1], pair[0]) == 1)
    assert similarity(pair[0], pair[0]) == 1
