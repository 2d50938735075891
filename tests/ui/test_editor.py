"""The text: what it holds, where its lines are, what is taken from it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, open_desk, select_all
from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.theme import Theme

LONG = "Une phrase assez longue pour occuper plusieurs lignes de la colonne. " * 8


def make_editor(qtbot: QtBot, text: str, width: int = 1000) -> Editor:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    editor = Editor(Theme(application, "light"))
    qtbot.addWidget(editor)
    editor.resize(width, 700)
    editor.show()
    qtbot.waitExposed(editor)
    editor.open_text(text)
    QApplication.processEvents()
    return editor


def test_no_break_spaces_stay_in_the_text_and_on_the_clipboard(qtbot: QtBot) -> None:
    text = "Prix\u00a0: 12\u202f500\u00a0€\nFin"
    desk = open_desk(qtbot, text)
    assert desk.text == text
    select_all(desk)
    desk.press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == text
    desk.window.editor.moveCursor(QTextCursor.MoveOperation.End)
    desk.press(Qt.Key.Key_V, CONTROL)
    assert desk.text == text + text
    QGuiApplication.clipboard().clear()


def test_html_on_the_clipboard_comes_in_as_plain_text(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "<b>gras</b> & co")
    assert desk.text == "<b>gras</b> & co"


@pytest.mark.parametrize("place", [0, 1, 2, 3, 7])
def test_the_cursor_comes_back_to_its_place_in_code_points(qtbot: QtBot, place: int) -> None:
    editor = make_editor(qtbot, "")
    editor.open_text("a😀b\nc😀d", place)
    assert editor.place() == place


def test_a_place_beyond_the_text_is_its_end(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, "")
    editor.open_text("abc", 99)
    assert editor.place() == 3


def test_a_full_line_holds_about_seventy_characters(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, LONG)
    layout = editor.document().begin().layout()
    lengths = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
    assert 60 <= max(lengths) <= 78
    assert layout.lineCount() > 3


def test_lines_stand_apart_and_a_block_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, LONG + "\nFin")
    first = editor.document().begin()
    layout = first.layout()
    gaps = {layout.lineAt(n + 1).y() - layout.lineAt(n).y() for n in range(layout.lineCount() - 1)}
    assert gaps == {26.0}
    bounds = editor.document().documentLayout().blockBoundingRect(first)
    assert bounds.height() == 26 * layout.lineCount()


def test_lines_stay_apart_when_words_are_typed(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, LONG)
    QTest.keyClicks(editor, "Des mots. ")
    layout = editor.document().begin().layout()
    assert layout.lineAt(2).y() - layout.lineAt(1).y() == 26


@pytest.mark.parametrize("offset", [1, 13, 25])
def test_a_click_between_two_lines_counts_in_the_line_it_is_nearer_to(
    qtbot: QtBot, offset: int
) -> None:
    editor = make_editor(qtbot, LONG)
    layout = editor.document().begin().layout()
    top = editor.cursorRect(QTextCursor(editor.document())).center().y() - 13
    point = QPoint(editor.viewport().width() // 2, top + 2 * 26 + offset)
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=point)
    line = layout.lineForTextPosition(editor.textCursor().position())
    assert line.lineNumber() == 2


def test_a_click_beside_the_column_counts_in_its_line(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, LONG, 1400)
    rect = editor.cursorRect(QTextCursor(editor.document()))
    y = editor.viewport().mapTo(editor, rect.center()).y() + 26
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(
            kind,
            QPointF(20, y),
            QPointF(editor.mapToGlobal(QPoint(20, y))),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(editor, event)
    layout = editor.document().begin().layout()
    assert editor.textCursor().position() == layout.lineAt(1).textStart()


def test_a_selection_is_taken_without_the_blanks_around_it(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, "Un.  😀 Deux. \n\nTrois.")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(len("Un.  😀 Deux. \n") + 1, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    passage = editor.passage()
    assert passage is not None and passage.chosen
    assert passage.text == "😀 Deux."


def test_on_an_empty_line_there_is_nothing_to_take(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, "Un.\n\nDeux.")
    editor.open_text("Un.\n\nDeux.", 4)
    assert editor.passage() is None


def test_the_band_is_painted_behind_the_passage_and_follows_it(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, "Un.\n\nDeux.\n\nTrois.")
    editor.open_text("Un.\n\nDeux.\n\nTrois.", 6)
    passage = editor.passage()
    assert isinstance(passage, Passage)
    editor.show_band(passage)
    band, paper = QColor("#E2E7E0"), QColor("#FAF8F4")

    def ground(line: int) -> QColor:
        rect = editor.cursorRect(QTextCursor(editor.document()))
        image = editor.viewport().grab().toImage()
        scale = image.devicePixelRatio()
        top = rect.center().y() - 13 + 26 * line + 1
        return image.pixelColor(int((rect.left() + 8) * scale), int(top * scale))

    assert (ground(0), ground(2)) == (paper, band)
    QTextCursor(editor.document()).insertText("Zéro.\n\n")
    assert (ground(2), ground(4)) == (paper, band)
    editor.show_band(None)
    assert ground(4) == paper


def test_a_long_text_opens_and_takes_a_key_without_laying_out_all_of_it(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, (LONG + "\n\n") * 4_000)
    QTest.keyClicks(editor, "x")
    laid = [
        block
        for number in range(0, editor.document().blockCount(), 50)
        if (block := editor.document().findBlockByNumber(number)).layout().lineCount()
    ]
    assert len(laid) < 20
    assert editor.text().startswith("xUne")


def test_what_keys_leave_on_the_screen_is_what_painting_all_of_it_shows(qtbot: QtBot) -> None:
    editor = make_editor(qtbot, (LONG + "\n") * 30)
    editor.setCursorWidth(0)

    def seen() -> QImage:
        QTest.qWait(60)
        return editor.screen().grabWindow(editor.winId()).toImage()

    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for key, held in (
        (Qt.Key.Key_Down, none),
        (Qt.Key.Key_X, none),
        *[(Qt.Key.Key_Space, none), (Qt.Key.Key_Y, none)] * 40,
        (Qt.Key.Key_X, none),
        (Qt.Key.Key_Return, none),
        (Qt.Key.Key_Backspace, none),
        (Qt.Key.Key_Delete, none),
        (Qt.Key.Key_Right, shift),
        (Qt.Key.Key_Down, shift),
        (Qt.Key.Key_Delete, none),
        (Qt.Key.Key_PageDown, none),
        (Qt.Key.Key_Z, none),
    ):
        QTest.keyClick(editor, key, held)
        if key not in (Qt.Key.Key_Space, Qt.Key.Key_Y):
            kept = seen()
            editor.viewport().update()
            assert kept == seen()
