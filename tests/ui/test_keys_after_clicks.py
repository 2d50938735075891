"""Where the keys go after a click on a button of the panel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.events import Asked
from desktop.model import Consent, Place
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


@pytest.mark.parametrize("by", ["mouse", "keys"])
@pytest.mark.parametrize("place", [0, 1])
def test_the_text_has_the_keys_when_the_card_is_answered(qtbot: QtBot, by: str, place: int) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    consent = Consent("openai", "OpenAI", "api.openai.com", "gpt", 1204, Place.INTERNET)
    desk.companion.flow.receive(Asked(run, consent))
    button = desk.companion.panel.card.buttons()[place]
    if by == "mouse":
        desk.click(button)
    else:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        desk.press(Qt.Key.Key_Space)
    assert desk.app.assistant.consents == [(run, place == 0)]
    assert desk.window.editor.hasFocus()
