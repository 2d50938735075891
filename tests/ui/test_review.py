"""Walking the changes of an answer, accepting and refusing them, by keys and by mouse."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, SHIFT, TEXT, Desk, open_desk
from tests.ui.reviewing import ANSWER, SENTENCE, click, line, reviewed
from ui.commands import COMMANDS


def format_of(desk: Desk, words: str) -> QTextCharFormat:
    answer = desk.companion.panel.answer
    cursor = QTextCursor(answer.document())
    cursor.setPosition(answer.toPlainText().index(words) + 1)
    return cursor.charFormat()


def test_keys_walk_refuse_and_accept_and_only_the_rest_is_put_in(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    assert line(desk).startswith("Change 1 of 3")
    desk.press(Qt.Key.Key_J)
    assert line(desk).startswith("Change 2 of 3")
    desk.press(Qt.Key.Key_R)
    assert line(desk).startswith("Change 3 of 3 · 1 refused")
    desk.press(Qt.Key.Key_K)
    desk.press(Qt.Key.Key_K)
    desk.press(Qt.Key.Key_A)
    composed = "Voilà une phrase qui est beaucoup trop longue, oui"
    assert desk.companion.panel.answer.text() == composed
    assert desk.text == TEXT
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.text == TEXT.replace(SENTENCE, composed)
    assert desk.app.assistant.accepted == [(1, 0, composed, "partly")]
    assert desk.companion.panel.notice.words.text() == "Replaced"
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == TEXT


def test_the_line_says_how_many_changes_and_refused_there_are(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.press(Qt.Key.Key_R)
    assert "A yes, R no, J next" in line(desk)
    desk.press(Qt.Key.Key_F6)
    assert line(desk) == "3 changes · 1 refused"


def test_the_filled_button_tells_all_changes_from_those_that_are_left(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    primary = desk.companion.panel.primary
    assert primary.text() == primary.accessibleName() == "Accept all"
    desk.press(Qt.Key.Key_A)
    assert primary.text() == "Accept all"
    desk.press(Qt.Key.Key_R)
    assert primary.text() == primary.accessibleName() == "Accept"
    desk.press(Qt.Key.Key_U)
    assert primary.text() == "Accept all"
    desk.press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert primary.text() == "Accept"
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert primary.text() == "Run"


def test_arrow_keys_and_n_and_p_walk_too(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    for key, number in (
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_N, 3),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Up, 3),
        (Qt.Key.Key_P, 2),
    ):
        desk.press(key)
        assert line(desk).startswith(f"Change {number} of 3")


def test_accepting_all_leaves_what_was_refused(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.press(Qt.Key.Key_R)
    desk.press(Qt.Key.Key_A, SHIFT)
    assert not desk.window.commands["accept_rest"].isEnabled()
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert "Voici une phrase vraiment trop longue, oui" in desk.text


def test_the_last_choice_is_taken_back(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    assert not desk.window.commands["undo_choice"].isEnabled()
    desk.press(Qt.Key.Key_R)
    desk.press(Qt.Key.Key_A, SHIFT)
    desk.press(Qt.Key.Key_U)
    assert desk.window.commands["accept_rest"].isEnabled()
    assert "1 refused" in line(desk)
    desk.press(Qt.Key.Key_U)
    assert "refused" not in line(desk)
    assert desk.companion.panel.answer.text() == ANSWER
    assert not desk.window.commands["undo_choice"].isEnabled()


def test_letters_are_written_in_the_text_and_do_nothing_there(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.press(Qt.Key.Key_F6)
    desk.put_cursor("Et la fin")
    for key in (Qt.Key.Key_J, Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_U, Qt.Key.Key_V):
        desk.press(key)
    assert "jrauvEt la fin" in desk.text
    assert desk.companion.panel.answer.text() == ANSWER


def test_letters_are_written_in_the_field_too(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.click(desk.companion.panel.chosen)
    QTest.keyClicks(desk.companion.panel.chooser.field, "jar")
    assert desk.companion.panel.chooser.field.text() == "jar"
    assert desk.companion.panel.answer.text() == ANSWER


def test_a_refused_change_shows_the_words_of_the_text_quietly(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    removed = format_of(desk, "qui est beaucoup")
    assert removed.fontStrikeOut()
    desk.press(Qt.Key.Key_J)
    desk.press(Qt.Key.Key_R)
    shown = desk.companion.panel.answer.toPlainText()
    assert "qui est beaucoup" in shown and "vraiment" not in shown
    quiet = format_of(desk, "qui est beaucoup")
    assert not quiet.fontStrikeOut()
    assert quiet.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    desk.press(Qt.Key.Key_K)
    desk.press(Qt.Key.Key_A)
    shown = desk.companion.panel.answer.toPlainText()
    assert "vraiment" in shown and "qui est" not in shown


def test_a_click_on_a_change_offers_to_refuse_it(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    popover = desk.companion.panel.popover
    click(desk, "vraiment")
    assert popover.isVisible()
    assert desk.companion.panel.rect().contains(popover.geometry())
    desk.click(popover.refuse)
    assert not popover.isVisible()
    assert (
        desk.companion.panel.answer.text() == "Voilà une phrase qui est beaucoup trop longue, oui"
    )
    assert desk.companion.panel.answer.hasFocus()
    click(desk, "qui est beaucoup")
    desk.click(popover.accept)
    assert desk.companion.panel.answer.text() == ANSWER


def test_the_two_buttons_go_when_something_else_is_done(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    popover = desk.companion.panel.popover
    click(desk, "vraiment")
    desk.press(Qt.Key.Key_J)
    assert not popover.isVisible()
    click(desk, "vraiment")
    QTest.keyClick(popover.accept, Qt.Key.Key_Escape)
    assert not popover.isVisible() and desk.companion.panel.answer.hasFocus()
    click(desk, "vraiment")
    desk.press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: not popover.isVisible())


def test_a_click_beside_the_changes_offers_nothing(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    click(desk, "phrase")
    assert not desk.companion.panel.popover.isVisible()


def test_a_click_beside_the_end_of_a_line_offers_nothing(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer("Voici une phrase")
    answer = desk.companion.panel.answer
    end = QTextCursor(answer.document())
    end.movePosition(QTextCursor.MoveOperation.End)
    beside = QPoint(answer.viewport().width() - 2, answer.cursorRect(end).center().y())
    QTest.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert not desk.companion.panel.popover.isVisible()


def test_choices_survive_hiding_and_showing_the_changes(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.press(Qt.Key.Key_R)
    composed = "Voici une phrase vraiment trop longue, oui"
    desk.window.commands["changes"].trigger()
    assert desk.companion.panel.answer.toPlainText() == composed
    assert not desk.window.commands["refuse_change"].isEnabled()
    desk.window.commands["changes"].trigger()
    assert "1 refused" in line(desk)
    assert desk.companion.panel.answer.text() == composed


def test_a_change_of_the_theme_keeps_the_choices(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.press(Qt.Key.Key_R)
    desk.window._theme.prefer("dark")
    assert desk.companion.panel.answer.text() == "Voici une phrase vraiment trop longue, oui"
    assert "1 refused" in line(desk)
    desk.window._theme.prefer("light")


def test_after_a_run_started_in_the_panel_the_keys_go_to_the_answer(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_Return)
    desk.stream(1, "Voilà")
    assert desk.companion.panel.answer.hasFocus()
    desk.finish(1, ANSWER)
    desk.press(Qt.Key.Key_R)
    assert desk.companion.panel.answer.text() == "Voici une phrase vraiment trop longue, oui"


def test_after_a_run_started_in_the_text_the_keys_stay_there(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.put_cursor("Voici")
    run = desk.run()
    desk.stream(run, "Voilà")
    desk.put_cursor("Et la fin")
    desk.press(Qt.Key.Key_A)
    desk.finish(run, ANSWER)
    desk.press(Qt.Key.Key_B)
    assert "abEt la fin" in desk.text


def test_escape_in_the_answer_goes_back_to_the_text(qtbot: QtBot) -> None:
    desk = reviewed(qtbot)
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.editor.hasFocus()
    assert desk.window.commands["accept"].isEnabled()


def test_every_command_within_the_answer_has_its_keys_there(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    heard = set(desk.companion.panel.answer.actions())
    within = {desk.window.commands[command.id] for command in COMMANDS if command.in_answer}
    assert within == heard
    for action in within:
        assert action.shortcutContext() is Qt.ShortcutContext.WidgetWithChildrenShortcut
        assert action not in desk.window.actions()


def test_an_answer_in_all_other_words_says_why_it_has_no_changes(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer("Bref.")
    assert line(desk).startswith("Almost all of it is new")
    assert not desk.window.commands["changes"].isEnabled()
    desk.answer(SENTENCE.replace("trop ", ""))
    assert "change" in line(desk) and "new" not in line(desk)
