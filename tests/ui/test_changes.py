"""When an answer is shown with its changes and when plainly."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import open_desk

SENTENCE = "Voici une phrase qui est beaucoup trop longue"
ANSWER = "Voici une phrase longue"


def test_changes_are_marked_and_can_be_hidden(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    answer = desk.companion.panel.answer
    shown = answer.toPlainText()
    assert "qui est beaucoup trop" in shown and answer.text() == ANSWER
    desk.window.commands["changes"].trigger()
    assert answer.toPlainText() == ANSWER
    desk.window.commands["changes"].trigger()
    assert answer.toPlainText() == shown


def test_an_answer_with_little_in_common_is_shown_plainly(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer("Rien à voir")
    assert desk.companion.panel.answer.toPlainText() == "Rien à voir"
    assert not desk.window.commands["changes"].isEnabled()


def test_a_translation_is_shown_plainly(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.companion.panel.chooser.list.choose("translate")
    run = desk.run()
    desk.companion.panel.chooser.list.choose("rewrite")
    desk.finish(run, ANSWER)
    assert desk.companion.panel.answer.toPlainText() == ANSWER
    assert not desk.window.commands["changes"].isEnabled()


@pytest.mark.parametrize("sentences", [200, 400])
def test_the_changes_of_a_long_answer_come_by_and_by(qtbot: QtBot, sentences: int) -> None:
    long = "une phrase bien ordinaire, " * sentences
    desk = open_desk(qtbot, long)
    desk.answer(long.strip() + " et la fin")
    line = desk.companion.panel.sheet.line
    qtbot.waitUntil(lambda: "1 change" in line.text())
    assert desk.window.commands["changes"].isChecked()


def test_a_very_long_answer_shows_its_changes_when_asked(qtbot: QtBot) -> None:
    long = "une phrase bien ordinaire, " * 600
    desk = open_desk(qtbot, long)
    desk.answer(long.strip() + " et la fin")
    answer = desk.companion.panel.answer
    assert answer.toPlainText().replace("\n", "") == long.strip() + " et la fin"
    assert not desk.window.commands["changes"].isChecked()
    desk.window.commands["changes"].trigger()
    line = desk.companion.panel.sheet.line
    assert line.text().startswith("Looking for")
    qtbot.waitUntil(lambda: "1 change" in line.text())
    assert desk.window.commands["changes"].isChecked()


def test_a_comparison_that_comes_too_late_changes_nothing(qtbot: QtBot) -> None:
    long = "une phrase bien ordinaire, " * 600
    desk = open_desk(qtbot, long)
    desk.answer(long.strip() + " et la fin")
    desk.window.commands["changes"].trigger()
    desk.window.commands["edit_answer"].trigger()
    desk.companion.panel.answer.insertPlainText("Oui, ")
    qtbot.wait(300)
    assert desk.companion.panel.answer.text() == "Oui, " + long.strip() + " et la fin"
    desk.window.commands["accept"].trigger()
    assert desk.text.startswith("Oui, une phrase")


def test_hiding_changes_holds_for_the_next_answer(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    desk.window.commands["changes"].trigger()
    desk.window.commands["retry"].trigger()
    desk.finish(2, ANSWER)
    assert desk.companion.panel.answer.toPlainText() == ANSWER
    assert not desk.window.commands["changes"].isChecked()
