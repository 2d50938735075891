"""What is sent and what stays: cutting a text must never lose a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.run.segment import LONGEST, cut

LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.sampled_from(
            [
                "- une liste",
                "1. premier",
                "# Titre",
                "> citation",
                "```",
                "| a | b |",
                "|---|:-:|",
                "",
                "---",
                "  texte décalé  ",
                "une ligne assez longue pour avoir été coupée à la main par quelqu’un",
            ]
        ),
    ),
    max_size=12,
)
BREAKS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])


def joined(text: str, scope: str) -> str:
    return "".join(piece.lead + piece.body + piece.tail for piece in cut(text, scope))


@given(LINES, BREAKS, st.sampled_from(["segment", "whole"]))
def test_the_pieces_joined_are_the_text(lines: list[str], line_break: str, scope: str) -> None:
    text = line_break.join(lines)
    assert joined(text, scope) == text


@given(st.text())
def test_any_text_survives(text: str) -> None:
    assert joined(text, "segment") == text
    assert joined(text, "whole") == text


def sent(text: str) -> list[str]:
    return [piece.body for piece in cut(text, "segment") if piece.prose]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Bonjour.\n\nAu revoir.\n", ["Bonjour.", "Au revoir."]),
        ("# Titre\n- un\n- deux\n", ["Titre", "un", "deux"]),
        ("> Une citation\n", ["Une citation"]),
        ("- [ ] à faire\n- [x] fait", ["à faire", "fait"]),
        ("```\ncode à garder\n```\naprès", ["après"]),
        ("| Nom | Prix |\n|---|---|\n| Veste | 120 € |", ["Nom", "Prix", "Veste"]),
        ("***\n2026\n", []),
        ("Une ligne courte\nun vers libre\n", ["Une ligne courte", "un vers libre"]),
    ],
)
def test_only_prose_is_sent(text: str, bodies: list[str]) -> None:
    assert sent(text) == bodies


def test_a_hard_wrapped_paragraph_is_one_piece_with_its_width() -> None:
    text = (
        "Notre atelier fabrique des chaises en chêne massif depuis plus de\n"
        "trente ans, à la main et sans colle.\n"
    )
    pieces = cut(text, "segment")
    assert len(pieces) == 1
    assert pieces[0].width == 65
    assert pieces[0].tail == "\n"


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = "Cette phrase dit toujours la même chose sur nos chaises. "
    text = sentence * 120
    pieces = cut(text, "segment")
    assert len(pieces) > 1
    assert all(len(piece.body) <= LONGEST for piece in pieces)
    assert all(piece.body.endswith(".") for piece in pieces)
    assert joined(text, "segment") == text


def test_a_wall_of_text_without_a_sentence_still_fits_the_engine() -> None:
    text = "mot " * 4000
    pieces = cut(text, "segment")
    assert all(len(piece.body) <= 2 * LONGEST for piece in pieces)
    assert joined(text, "segment") == text
