"""An answer edited in its place before it is accepted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.model import Finding, Severity
from tests.ui.desk import CONTROL, SHIFT, TEXT, Desk, open_desk

SENTENCE = "Voici une phrase qui est beaucoup trop longue"
ANSWER = "Voici une phrase longue"
NUMBERS = (Finding("numbers", Severity.MUST, "x"),)


def edited(qtbot: QtBot, words: str = " et\u00a0vraie", answer: str = ANSWER) -> Desk:
    """Let an answer come and write words at its end."""
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(answer)
    desk.press(Qt.Key.Key_E, CONTROL)
    view = desk.companion.panel.answer
    assert view.hasFocus()
    view.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(view, words)
    return desk


def test_what_is_written_is_what_is_accepted(qtbot: QtBot) -> None:
    desk = edited(qtbot)
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    written = ANSWER + " et\u00a0vraie"
    assert desk.text == TEXT.replace(SENTENCE, written)
    assert desk.app.assistant.accepted == [(1, 0, written, "partly")]
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == TEXT


def test_letters_that_walk_the_changes_are_written_while_editing(qtbot: QtBot) -> None:
    desk = edited(qtbot, "jkarunp JKAR")
    assert desk.companion.panel.answer.text() == ANSWER + "jkarunp JKAR"
    assert desk.companion.panel.sheet.line.text().startswith("Editing")


def test_changes_are_found_anew_when_editing_is_done(qtbot: QtBot) -> None:
    desk = edited(qtbot, " !")
    button = desk.companion.panel.findChildren(type(desk.companion.panel.back))
    done = next(each for each in button if each.text() == "Done editing")
    desk.click(done)
    assert done.text() == "Edit"
    assert desk.companion.panel.answer.isReadOnly()
    assert desk.companion.panel.answer.text() == ANSWER + " !"
    assert "of 2" in desk.companion.panel.sheet.line.text()
    desk.press(Qt.Key.Key_R)
    assert desk.companion.panel.answer.text() == SENTENCE + " !"


def test_edits_that_nobody_checked_are_said_so(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    findings = desk.companion.panel.findings
    desk.select(SENTENCE)
    desk.answer(ANSWER, NUMBERS)
    findings.summary.click()
    for words in ("", " !"):
        assert not findings.edited.isVisible()
        desk.press(Qt.Key.Key_E, CONTROL)
        desk.companion.panel.answer.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(desk.companion.panel.answer, words)
        desk.press(Qt.Key.Key_Escape)
    assert findings.edited.text() == "Your edits have not been checked."
    assert findings.edited.isVisible() and findings.summary.isChecked()
    desk.press(Qt.Key.Key_R, CONTROL | SHIFT)
    desk.finish(2, ANSWER)
    assert not findings.isVisible()


def test_edits_are_said_to_be_unchecked_where_nothing_was_found_too(qtbot: QtBot) -> None:
    desk = edited(qtbot, " !")
    desk.press(Qt.Key.Key_Escape)
    findings = desk.companion.panel.findings
    assert findings.edited.isVisible() and not findings.summary.isVisible()


def test_escape_ends_editing_and_keeps_the_words(qtbot: QtBot) -> None:
    desk = edited(qtbot, " !")
    desk.press(Qt.Key.Key_Escape)
    assert desk.companion.panel.answer.isReadOnly()
    assert desk.companion.panel.answer.text() == ANSWER + " !"
    assert desk.companion.panel.answer.hasFocus()


def test_what_was_refused_is_refused_in_what_is_edited(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer("Voilà une phrase longue")
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_R)
    desk.press(Qt.Key.Key_E, CONTROL)
    assert desk.companion.panel.answer.toPlainText() == "Voici une phrase longue"


def test_undo_while_editing_undoes_in_the_answer_alone(qtbot: QtBot) -> None:
    desk = edited(qtbot, "x")
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.companion.panel.answer.text() == ANSWER
    assert desk.text == TEXT


def test_copying_while_editing_takes_what_was_written(qtbot: QtBot) -> None:
    desk = edited(qtbot, "\u00a0!")
    desk.press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == ANSWER + "\u00a0!"
    QGuiApplication.clipboard().clear()


def test_what_was_written_stays_in_the_history_whatever_comes(qtbot: QtBot) -> None:
    for leave in ("retry", "discard", "run"):
        desk = edited(qtbot, " !")
        desk.window.commands[leave].trigger()
        assert desk.app.assistant.accepted == [(1, 0, ANSWER + " !", "rejected")]
        desk.window.close()


def test_closing_the_window_keeps_what_was_written_in_the_answer(qtbot: QtBot) -> None:
    desk = edited(qtbot, " !")
    desk.window.close()
    assert desk.app.assistant.accepted == [(1, 0, ANSWER + " !", "rejected")]


def test_editing_without_changing_anything_changes_nothing(qtbot: QtBot) -> None:
    desk = edited(qtbot, "", "Voici une phrase\n\nlongue\u00a0!")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.app.assistant.accepted == [(1, 0, "Voici une phrase\n\nlongue\u00a0!", "accepted")]
