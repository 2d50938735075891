"""When an answer is shown with its changes and when plainly."""

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


def test_a_long_answer_shows_its_changes_when_asked(qtbot: QtBot) -> None:
    long = "une phrase bien ordinaire, " * 600
    desk = open_desk(qtbot, long)
    desk.answer(long.strip() + " et la fin")
    answer = desk.companion.panel.answer
    assert answer.toPlainText().replace("\n", "") == long.strip() + " et la fin"
    assert not desk.window.commands["changes"].isChecked()
    desk.window.commands["changes"].trigger()
    assert desk.window.commands["changes"].isChecked()
    assert "1 change" in desk.companion.panel.sheet.line.text()


def test_hiding_changes_holds_for_the_next_answer(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    desk.window.commands["changes"].trigger()
    desk.window.commands["retry"].trigger()
    desk.finish(2, ANSWER)
    assert desk.companion.panel.answer.toPlainText() == ANSWER
    assert not desk.window.commands["changes"].isChecked()
