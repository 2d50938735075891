"""A request from the selection to the accepted text, driven by keys and mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from desktop.errors import UserError
from desktop.events import Cancelled, Delta, Failed, Rewound
from tests.ui.desk import CONTROL, SHIFT, TEXT, open_desk
from ui.panel.buttons import Role
from ui.phase import Phase

SENTENCE = "Voici une phrase qui est beaucoup trop longue"
ANSWER = "Voici une phrase longue"


def test_type_select_run_stop_before_a_word_run_again_accept_undo(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "")
    desk.type("Voici une phrase qui est longue. Fin.")
    written = desk.text
    desk.select("Voici une phrase qui est longue.")
    first = desk.run()
    assert desk.request.text == "Voici une phrase qui est longue."
    assert desk.request.action == "rewrite"
    desk.press(Qt.Key.Key_Escape)
    assert desk.app.assistant.cancelled == [first]
    assert desk.window.commands["run"].isEnabled()
    second = desk.run()
    desk.stream(first, "too late")
    assert desk.companion.panel.answer.text() == ""
    desk.stream(second, "Une phrase ", "longue.")
    assert desk.companion.panel.answer.text() == "Une phrase longue."
    assert desk.text == written
    desk.finish(second, "Une phrase longue.")
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.text == "Une phrase longue. Fin."
    assert desk.app.assistant.accepted == [(second, 0, "Une phrase longue.", "accepted")]
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == written


def test_undoing_an_accepted_answer_brings_back_every_character(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.put_cursor("Voici")
    desk.answer("Court.\n\nEt en deux paragraphes.")
    desk.window.commands["accept"].trigger()
    assert "Court.\n\nEt en deux paragraphes." in desk.text
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == TEXT


def test_without_a_selection_the_paragraph_is_taken_and_said_so(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.put_cursor("une phrase")
    qtbot.waitUntil(lambda: "paragraph" in desk.companion.panel.chooser.scope.text())
    desk.run()
    assert desk.request.text == TEXT.split("\n\n")[1]


def test_with_nothing_to_work_on_no_request_is_made(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "   \n\n")
    desk.press(Qt.Key.Key_Return, CONTROL)
    assert desk.app.assistant.requests == []
    assert "select something" in desk.companion.panel.stage.words.text()


def test_the_passage_moves_with_edits_above_it(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.window.editor.moveCursor(QTextCursor.MoveOperation.Start)
    desk.type("Un mot avant. ")
    desk.stream(run, ANSWER)
    desk.finish(run, ANSWER)
    desk.window.commands["accept"].trigger()
    assert desk.text == "Un mot avant. " + TEXT.replace(SENTENCE, ANSWER)


def test_words_typed_at_the_edges_of_the_passage_stay(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.put_cursor(SENTENCE)
    desk.type("Oui. ")
    desk.put_cursor(SENTENCE, behind=True)
    desk.type(" (non)")
    desk.finish(run, ANSWER)
    desk.window.commands["accept"].trigger()
    assert desk.text == TEXT.replace(SENTENCE, f"Oui. {ANSWER} (non)")


def test_a_passage_that_changed_is_never_overwritten_unasked(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.put_cursor("phrase qui")
    desk.type("belle ")
    written = desk.text
    desk.finish(run, ANSWER)
    desk.window.commands["accept"].trigger()
    assert desk.text == written
    card = desk.companion.panel.card
    assert card.isVisible() and "changed" in card.title.text()
    desk.click(card.buttons()[2])
    assert desk.text == written and not card.isVisible()
    desk.window.commands["accept"].trigger()
    desk.click(card.buttons()[1])
    place = written.index("\n\nEt la fin")
    assert desk.text == f"{written[:place]}\n\n{ANSWER}{written[place:]}"
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == written


def test_a_passage_that_changed_is_replaced_where_told_so(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.put_cursor("phrase qui")
    desk.type("belle ")
    desk.finish(run, ANSWER)
    desk.window.commands["accept"].trigger()
    desk.click(desk.companion.panel.card.buttons()[0])
    assert desk.text == TEXT.replace(SENTENCE, ANSWER)


def test_a_passage_that_was_erased_is_asked_about(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.press(Qt.Key.Key_Delete, widget=desk.window.editor)
    desk.finish(run, ANSWER)
    desk.window.commands["accept"].trigger()
    assert ANSWER not in desk.text
    assert desk.companion.panel.card.isVisible()


def test_the_notice_undoes_once_and_goes(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    desk.window.commands["accept"].trigger()
    panel = desk.companion.panel
    assert panel.notice.words.text() == "Replaced"
    desk.click(panel.notice.undo)
    assert desk.text == TEXT
    assert not panel.notice.undo.isVisible()


def test_one_filled_button_runs_then_stops_then_accepts(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    primary = desk.companion.panel.primary
    assert primary.text() == "Run"
    desk.click(primary)
    assert primary.text() == "Stop"
    desk.stream(1, ANSWER)
    desk.finish(1, ANSWER)
    assert primary.text() == "Accept"
    desk.click(primary)
    assert desk.text == TEXT  # a click meant for Stop does not accept
    qtbot.wait(450)
    desk.click(primary)
    assert ANSWER in desk.text
    assert primary.role is Role.RUN


def test_stopping_amid_the_answer_keeps_what_came_in_view(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.stream(run, "Voici une")
    desk.press(Qt.Key.Key_Escape)
    panel = desk.companion.panel
    assert panel.answer.text() == "Voici une"
    assert "history" in panel.stage.words.text()
    assert not desk.window.commands["accept"].isEnabled()
    desk.companion.flow.receive(Cancelled(run, run, "Voici une"))
    desk.companion.flow.receive(Delta(run, 0, " phrase"))
    assert panel.answer.text() == "Voici une"
    desk.window.commands["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "Voici une"
    QGuiApplication.clipboard().clear()


def test_retry_sends_the_same_request_for_the_same_passage(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    desk.put_cursor("Et la fin")
    desk.window.commands["retry"].trigger()
    assert desk.app.assistant.requests[0] == desk.app.assistant.requests[1]
    desk.finish(2, "Autre phrase")
    desk.window.commands["accept"].trigger()
    assert desk.text == TEXT.replace(SENTENCE, "Autre phrase")


def test_discard_leaves_the_text_and_tells_the_history(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.answer(ANSWER)
    desk.window.commands["discard"].trigger()
    assert desk.text == TEXT
    assert desk.app.assistant.accepted == [(run, 0, "", "rejected")]
    assert desk.companion.flow.phase is Phase.IDLE


def test_copy_takes_the_answer_with_its_no_break_spaces(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer("Prix\u00a0: 12\u00a0€")
    desk.press(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == "Prix\u00a0: 12\u00a0€"
    QGuiApplication.clipboard().clear()


def test_a_passage_tried_again_is_cut_where_it_began(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.stream(run, "😀 Here is ", "the text")
    desk.companion.flow.receive(Rewound(run, 0, 2))
    desk.companion.flow.receive(Delta(run, 0, "Voici"))
    assert desk.companion.panel.answer.text() == "😀 Voici"


def test_events_of_another_run_are_dropped(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    run = desk.run()
    desk.stream(run + 5, "d'un autre")
    desk.companion.flow.receive(Failed(run + 5, None, UserError("bug", "bug_kept", kind="X"), ""))
    assert desk.companion.panel.answer.text() == ""
    assert desk.companion.flow.phase is Phase.RUNNING
