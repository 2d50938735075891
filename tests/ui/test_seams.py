"""Very long paragraphs: shown in pieces, kept whole in the text, on the clipboard and by undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, open_desk, select_all
from tests.ui.test_editor import make_editor
from ui.editor import seams
from ui.editor.editor import Editor
from ui.editor.passage import take
from ui.editor.seams import LONGEST

SENTENCE = "Une phrase — « déçue ! » — de M. Dupont, 12\u202f500\u00a0€ 😀 en tout. "
HUGE = SENTENCE * 600

long_texts = st.lists(
    st.tuples(
        st.text(alphabet="aé😀 .!\u0301\u00a0\n", min_size=1, max_size=9), st.integers(1, 4000)
    ),
    max_size=4,
).map(lambda parts: "".join(text * times for text, times in parts))


def longest_block(document: QTextDocument) -> int:
    return max(
        document.findBlockByNumber(number).length() for number in range(document.blockCount())
    )


@given(long_texts)
def test_a_text_is_cut_and_read_back_exactly(text: str) -> None:
    document = QTextDocument()
    seams.write(QTextCursor(document), text)
    assert seams.read_all(document) == text
    assert longest_block(document) <= 2 * LONGEST + 1
    places = seams.cuts(text)
    assert places == sorted(set(places))
    assert all("\n" not in text[place - 1 : place + 1] for place in places)


@given(long_texts, st.data())
def test_edits_across_seams_change_only_the_text(text: str, data: st.DataObject) -> None:
    document = QTextDocument()
    document.setUndoRedoEnabled(True)
    cursor = QTextCursor(document)
    seams.write(cursor, text)
    last = document.characterCount() - 1
    start = data.draw(st.integers(0, last))
    end = data.draw(st.integers(start, last))
    if any(document.characterAt(place) in LOW for place in (start, end)):
        return
    expected = seams.read(document, 0, start), seams.read(document, end, last)
    gone = seams.read(document, start, end)
    assert expected[0] + gone + expected[1] == text
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    written = data.draw(st.sampled_from(["", "x", "a\nb", "mot " * 3000]))
    if start == end and not written:
        return
    document.clearUndoRedoStacks()
    seams.write(cursor, written)
    seams.mend(document, start, cursor.position())
    changed = expected[0] + written + expected[1]
    assert seams.read_all(document) == changed
    document.undo()
    assert seams.read_all(document) == text
    document.redo()
    assert seams.read_all(document) == changed


LOW = frozenset(map(chr, range(0xDC00, 0xE000)))


def end_of_first_piece(editor: Editor) -> QTextCursor:
    cursor = editor.textCursor()
    cursor.setPosition(editor.document().begin().length() - 1)
    editor.setTextCursor(cursor)
    return cursor


def test_a_huge_paragraph_opens_with_the_cursor_in_its_place(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, "")
    editor.open_text("a\n" + HUGE, 30_000)
    assert editor.text() == "a\n" + HUGE
    assert editor.place() == 30_000
    assert longest_block(editor.document()) < LONGEST
    assert not editor.document().isUndoAvailable()


def test_copying_and_pasting_a_huge_paragraph_keeps_it_whole(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, HUGE)
    select_all(desk)
    desk.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == HUGE
    desk.window.editor.moveCursor(QTextCursor.MoveOperation.End)
    desk.press(Qt.Key.Key_V, CONTROL)
    assert desk.text == HUGE + HUGE
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == HUGE
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("beyond", [False, True])
def test_a_seam_is_not_felt_by_the_keys(qtbot: QtBot, beyond: bool) -> None:
    editor = make_editor(qtbot, HUGE)
    editor.setFocus()
    place = end_of_first_piece(editor).position()
    if beyond:
        editor.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == HUGE[: editor.place()] + HUGE[editor.place() + 1 :]
    editor.undo()
    assert editor.text() == HUGE
    cursor = editor.textCursor()
    cursor.setPosition(place + beyond)
    editor.setTextCursor(cursor)
    before = editor.place()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.text() == HUGE[:before] + HUGE[before + 1 :]


def test_an_arrow_passes_a_seam_and_a_character(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, HUGE)
    end_of_first_piece(editor)
    before = editor.place()
    for key, moved in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, 0), (Qt.Key.Key_Left, -1)):
        QTest.keyClick(editor, key)
        assert editor.place() == before + moved


def test_a_paragraph_begun_at_a_seam_is_a_paragraph(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, HUGE)
    end_of_first_piece(editor)
    editor.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    before = editor.place()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == HUGE[:before] + "\n" + HUGE[before:]
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == HUGE


def test_typing_makes_pieces_and_one_undo_takes_the_typed_words_back(qtbot: QtBot) -> None:
    short = "mot " * (LONGEST // 4)
    editor = make_editor(qtbot, short)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert editor.document().blockCount() == 1
    QTest.keyClicks(editor, "encore un")
    assert editor.text() == short + "encore un"
    assert editor.document().blockCount() == 2
    while editor.document().isUndoAvailable():
        editor.undo()
    assert editor.text() == short
    assert editor.document().blockCount() == 1


def test_joined_paragraphs_that_grow_too_long_are_cut_again(qtbot: QtBot) -> None:
    half = "mot " * 1500
    editor = make_editor(qtbot, f"{half}\n{half}")
    cursor = editor.textCursor()
    cursor.setPosition(len(half) + 1)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == half + half
    assert longest_block(editor.document()) < LONGEST
    editor.undo()
    assert editor.text() == f"{half}\n{half}"


def test_a_paragraph_that_became_small_is_one_piece_again(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, HUGE)
    cursor = editor.textCursor()
    cursor.setPosition(100)
    cursor.setPosition(editor.document().characterCount() - 100, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert editor.document().blockCount() == 1
    editor.undo()
    assert editor.text() == HUGE


def test_the_whole_paragraph_is_what_a_run_works_on(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, f"Avant\n{HUGE}\nAprès")
    cursor = editor.textCursor()
    cursor.setPosition(20_000)
    passage = take(cursor)
    assert passage is not None and passage.text == HUGE.strip()
    passage.insert_below("Dessous")
    assert editor.text() == f"Avant\n{HUGE}\nDessous\nAprès"
    editor.undo()
    passage.replace("Court")
    assert editor.text() == "Avant\nCourt \nAprès"
    editor.undo()
    assert editor.text() == f"Avant\n{HUGE}\nAprès"


def test_three_clicks_take_the_whole_paragraph(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, f"Avant\n{HUGE}\nAprès")
    viewport = editor.viewport()
    spot = editor.cursorRect().center()
    spot.setY(spot.y() + 3 * editor.pitch)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=spot)
    passage = editor.passage()
    assert passage is not None and passage.chosen and passage.text == HUGE.strip()
