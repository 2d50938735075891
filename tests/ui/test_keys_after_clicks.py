"""Where the keys go after a click on a button of the panel."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import TEXT, open_desk

SENTENCE = "Voici une phrase qui est beaucoup trop longue"
ANSWER = "Voici une phrase longue"


def type_on(words: str) -> None:
    """Type words wherever the keys go."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def test_what_is_typed_after_a_click_on_run_goes_into_the_text(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.click(desk.companion.panel.primary)
    desk.stream(1, ANSWER)
    desk.finish(1, ANSWER)
    desk.put_cursor("Et la fin")
    type_on("rajouka ")
    assert desk.text == TEXT.replace("Et la fin", "rajouka Et la fin")
    assert desk.companion.panel.answer.text() == ANSWER


def test_the_text_keeps_the_keys_after_a_click_on_stop(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    primary = desk.companion.panel.primary
    desk.click(primary)
    desk.stream(1, "Voici")
    desk.click(primary)
    assert desk.app.assistant.cancelled == [1]
    desk.put_cursor("Et la fin")
    type_on("a ")
    assert "a Et la fin" in desk.text


def test_a_click_on_run_after_the_field_gives_the_keys_to_the_text(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    panel = desk.companion.panel
    desk.click(panel.chooser.field)
    assert panel.chooser.field.hasFocus()
    desk.click(panel.primary)
    desk.stream(1, ANSWER)
    desk.finish(1, ANSWER)
    assert desk.window.editor.hasFocus()


def test_enter_in_the_field_gives_the_keys_to_the_answer(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    panel = desk.companion.panel
    desk.click(panel.chooser.field)
    desk.press(Qt.Key.Key_Return)
    desk.stream(1, ANSWER)
    desk.finish(1, ANSWER)
    assert panel.answer.hasFocus()
