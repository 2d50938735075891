"""Markdown: which characters of a line look how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.editor.markdown import OUTSIDE, STATES, Look, opens_matter, passes, read, spans

Q, S, E, C, K = Look.QUIET, Look.STRONG, Look.EMPHASIS, Look.CODE, Look.STRUCK


def looks(line: str, state: int = OUTSIDE) -> list[tuple[str, Look]]:
    return [
        (line[start : start + length], look) for start, length, look in spans(read(line, state)[1])
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Une phrase, « déçue ! » — c’est tout : 3 - 2 = 1.", []),
        ("# Titre", [("#", Q), (" Titre", S)]),
        ("### Titre ##", [("###", Q), (" Titre", S), (" ##", Q | S)]),
        ("#mot-dièse", []),
        ("un *mot* dit", [("*", Q), ("mot", E), ("*", Q)]),
        ("un _mot_ dit", [("_", Q), ("mot", E), ("_", Q)]),
        ("un **mot** dit", [("**", Q), ("mot", S), ("**", Q)]),
        ("***fort***", [("*", Q), ("**", Q | E), ("fort", S | E), ("**", Q | E), ("*", Q)]),
        ("~~rayé~~", [("~~", Q), ("rayé", K), ("~~", Q)]),
        ("nom_de_fichier_long", []),
        ("3 * 4 * 5", []),
        (r"pas \*fort\*", [("\\", Q), ("\\", Q)]),
        ("du `code *brut*` ici", [("`", Q | C), ("code *brut*", C), ("`", Q | C)]),
        ("un ` seul", []),
        ("[le lien](https://a.fr/b_c_d)", [("[", Q), ("](https://a.fr/b_c_d)", Q)]),
        ("![image](a.png)", [("![", Q), ("](a.png)", Q)]),
        ("[*doux*](x)", [("[*", Q), ("doux", E), ("*](x)", Q)]),
        ("[x]: https://a.fr", [("[x]: https://a.fr", Q)]),
        ("<https://a.fr>", [("<https://a.fr>", Q)]),
        ("a < b et c > d", []),
        ("- un *mot*", [("-", Q), ("*", Q), ("mot", E), ("*", Q)]),
        ("12. douze", [("12.", Q)]),
        ("- [x] fait", [("- [x]", Q)]),
        ("– un tiret de dialogue", []),
        ("> cité **fort**", [("> cité **", Q), ("fort", Q | S), ("**", Q)]),
        ("---", [("---", Q)]),
        ("* * *", [("* * *", Q)]),
        ("avant <!-- *note* --> après", [("<!-- *note* -->", Q)]),
        ("| a | b |", [("|", Q), ("|", Q), ("|", Q)]),
    ],
)
def test_marks_are_quiet_and_words_look_as_marked(
    line: str, expected: list[tuple[str, Look]]
) -> None:
    assert looks(line) == expected


def states(*lines: str) -> list[int]:
    state, found = OUTSIDE, []
    for number, line in enumerate(lines):
        matter = number == 0 and len(lines) > 1 and opens_matter(line, lines[1])
        state, _ = read(line, state, matter=matter)
        found.append(state)
    return found


@pytest.mark.parametrize(
    ("lines", "ends"),
    [
        (("```python", "x = *a*", "```", "fin"), "11.."),
        (("````", "```", "````"), "11."),
        (("~~~", "```", "~~~"), "11."),
        (("a <!-- b", "*c*", "d --> e"), "11."),
        (("---", "titre: x", "---", "fin"), "11.."),
        (("---", "Une phrase."), ".."),
        (("``` a ` b", "c"), ".."),
    ],
)
def test_what_is_opened_stays_open_until_it_is_closed(lines: tuple[str, ...], ends: str) -> None:
    assert "".join(".1"[state != OUTSIDE] for state in states(*lines)) == ends


def test_nothing_is_read_into_a_fence() -> None:
    fence = states("```")[0]
    assert looks("# *x* <!-- y", fence) == [("# *x* <!-- y", C)]


@given(
    st.text(alphabet="a b*_`~[]()<>#-!|\\:/\u00a0é😀1.", max_size=60),
    st.integers(0, STATES - 1),
    st.booleans(),
)
def test_any_line_has_a_look_for_each_of_its_characters(
    line: str, state: int, goes_on: bool
) -> None:
    behind, found = read(line, state, goes_on=goes_on)
    assert 0 <= behind < STATES
    assert len(found) == len(line)
    assert sum(span.length for span in spans(found)) == sum(bool(look) for look in found)


@given(
    st.lists(st.sampled_from(["```", "~~~", "<!--", "-->", "`", "a", " ", "*"]), max_size=8),
    st.integers(0, STATES - 1),
)
def test_what_passes_at_a_glance_passes_when_read(pieces: list[str], state: int) -> None:
    line = "".join(pieces)
    if passes(line, state):
        assert read(line, state)[0] == state
    assert passes("Une *phrase* de `prose`.", OUTSIDE)


@given(st.text(alphabet="a bé ,.;:!?’«»—\u00a0\n", max_size=80))
def test_prose_has_no_looks(text: str) -> None:
    assert not any(any(read(line, OUTSIDE)[1]) for line in text.split("\n"))


@pytest.mark.parametrize("piece", ["*a ", "_a", "`", "`a``", "[", "](", "<a", "**", "~~a ", "<!--"])
def test_no_line_takes_long(piece: str) -> None:
    line = piece * (8000 // len(piece))
    assert len(read(line, OUTSIDE)[1]) == len(line)
