"""A passage keeps its words through every edit around it, and comes back by one undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from ui.editor.passage import Passage, take

words = st.text(alphabet="aé😀 \n\u00a0'", max_size=12)
kept = st.text(alphabet="aé😀'", min_size=1, max_size=8)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def document(text: str) -> QTextDocument:
    made = QTextDocument()
    made.setPlainText(text)
    return made


def raw(document: QTextDocument) -> str:
    return document.toRawText().replace("\u2029", "\n")


@given(words, kept, words, words, words, words)
def test_edits_around_a_passage_leave_it_as_it_was(
    before: str, middle: str, after: str, early: str, late: str, answer: str
) -> None:
    text = document(before + middle + after)
    start = units(before)
    passage = Passage(text, start, start + units(middle), chosen=True)
    first, last = passage.span
    cursor = QTextCursor(text)
    cursor.setPosition(last)
    cursor.insertText(late)
    cursor.setPosition(first)
    cursor.insertText(early)
    assert passage.is_unchanged()
    written = raw(text)
    assert written == before + early + middle + late + after
    passage.replace(answer)
    assert raw(text) == before + early + answer + late + after
    text.undo()
    assert raw(text) == written


@given(words, kept, words, words)
def test_an_insert_below_is_one_undo_step(
    before: str, middle: str, after: str, answer: str
) -> None:
    text = document(before + middle + after)
    start = units(before)
    passage = Passage(text, start, start + units(middle), chosen=True)
    written = raw(text)
    begin, end = passage.insert_below(answer)
    assert raw(text).encode("utf-16-le")[2 * begin : 2 * end].decode("utf-16-le") == answer
    assert middle in raw(text)
    text.undo()
    assert raw(text) == written


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Seul passage", "Seul passage\n\nDessous"),
        ("Avant\n\nUn passage.\n\nAprès", "Avant\n\nUn passage.\n\nDessous\n\nAprès"),
        ("Un passage.\n", "Un passage.\n\nDessous\n"),
        ("Un passage.\nAprès", "Un passage.\nDessous\nAprès"),
        ("Avant\nUn passage.", "Avant\nUn passage.\nDessous"),
        ("Avant\n\n- un passage\n\nAprès", "Avant\n\n- un passage\nDessous\n\nAprès"),
        ("2) un passage", "2) un passage\nDessous"),
        ("-5 °, le passage", "-5 °, le passage\n\nDessous"),
    ],
)
def test_an_insert_below_is_parted_as_the_text_is(text: str, result: str) -> None:
    made = document(text)
    start = units(text[: text.index("passage")])
    passage = Passage(made, start, start + len("passage"), chosen=True)
    begin, end = passage.insert_below("Dessous")
    assert raw(made) == result
    assert raw(made)[begin:end] == "Dessous"
    made.undo()
    assert raw(made) == text


@given(words, words, words)
def test_what_is_taken_is_the_selection_without_its_blanks(
    before: str, middle: str, after: str
) -> None:
    text = document(before + middle + after)
    cursor = QTextCursor(text)
    cursor.setPosition(units(before))
    cursor.setPosition(units(before + middle), QTextCursor.MoveMode.KeepAnchor)
    passage = take(cursor)
    if middle:
        assert (passage.text if passage else "") == middle.strip()
    elif passage is not None:
        assert "\n" not in passage.text and not passage.chosen


@given(kept, words)
def test_a_passage_that_was_written_in_is_told(middle: str, typed: str) -> None:
    text = document(middle)
    passage = Passage(text, 0, units(middle), chosen=True)
    cursor = QTextCursor(text)
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    cursor.insertText(typed)
    changed = (
        bool(typed) and passage.span[1] > cursor.position() - units(typed) and units(middle) > 1
    )
    assert passage.is_unchanged() == (passage.current() == middle)
    if changed and len(middle) > 1:
        assert not passage.is_unchanged()
