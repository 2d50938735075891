"""Up to three versions of an answer, each with its own findings, changes and edits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.errors import EngineError
from desktop.events import Cancelled, Checked, Delta, Failed, Finished, Rewound
from desktop.model import Answer, Finding, Seconds, Severity, Usage
from tests.ui.desk import CONTROL, SHIFT, TEXT, Desk, open_desk
from tests.ui.fakes import LOCAL
from ui.memory import Memory
from ui.panel.version import Versions
from ui.phase import Phase

SENTENCE = "Voici une phrase qui est beaucoup trop longue"
FIRST = "Voici une phrase longue"
SECOND = "Cette phrase est beaucoup trop longue"
THIRD = "Phrase à raccourcir"
NUMBERS = (Finding("numbers", Severity.MUST, "x"),)


def wanting(qtbot: QtBot, count: int, memory: Memory | None = None) -> Desk:
    desk = open_desk(qtbot, memory=memory)
    desk.select(SENTENCE)
    desk.companion.panel.chooser.options.versions.want(count)
    return desk


def finish(desk: Desk, run: int, *answers: Answer) -> None:
    desk.companion.flow.receive(Finished(run, run, LOCAL, answers, Usage(), Seconds(0.5, 4.0)))


def three(qtbot: QtBot) -> Desk:
    desk = wanting(qtbot, 3)
    run = desk.run()
    finish(desk, run, Answer(FIRST), Answer(SECOND, NUMBERS), Answer(THIRD))
    return desk


def tabs(desk: Desk) -> list[str]:
    return [tab.text() for tab in desk.companion.panel.sheet.tabs.tabs if tab.isVisible()]


def shown(desk: Desk) -> str:
    return desk.companion.panel.answer.text()


def test_the_number_wanted_is_asked_for_and_remembered_with_its_action(qtbot: QtBot) -> None:
    memory = Memory()
    desk = wanting(qtbot, 3, memory)
    desk.run()
    assert desk.request.variants == 3
    again = open_desk(qtbot, memory=memory)
    chooser = again.companion.panel.chooser
    assert chooser.options.versions.currentText() == "3 versions"
    chooser.list.choose("summarise")
    assert chooser.options.versions.currentText() == "1 version"
    again.select(SENTENCE)
    again.run()
    assert (again.request.action, again.request.variants) == ("summarise", 1)
    again.companion.flow.discard()
    chooser.list.choose("rewrite")
    again.select(SENTENCE)
    again.run()
    assert (again.request.action, again.request.variants) == ("rewrite", 3)


def test_one_version_has_no_tabs(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer(FIRST)
    assert tabs(desk) == [] and not desk.companion.panel.sheet.tabs.isVisible()
    assert not desk.window.commands["next_version"].isEnabled()


def test_versions_are_chosen_by_click_and_by_keys_and_the_shown_one_is_accepted(
    qtbot: QtBot,
) -> None:
    desk = three(qtbot)
    assert (tabs(desk), shown(desk)) == (["1", "2", "3"], FIRST)
    desk.click(desk.companion.panel.sheet.tabs.tabs[2])
    assert shown(desk) == THIRD
    desk.press(Qt.Key.Key_1, CONTROL)
    assert shown(desk) == FIRST
    desk.companion.panel.answer.setFocus()
    desk.press(Qt.Key.Key_V)
    assert shown(desk) == SECOND
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.text == TEXT.replace(SENTENCE, SECOND)
    assert desk.app.assistant.accepted == [(1, 1, SECOND, "accepted")]


@pytest.mark.parametrize(
    ("key", "text"),
    [(Qt.Key.Key_Eacute, SECOND), (Qt.Key.Key_QuoteDbl, THIRD), (Qt.Key.Key_Ampersand, FIRST)],
)
def test_the_keys_of_the_digits_choose_a_version_on_a_french_keyboard_too(
    qtbot: QtBot, key: Qt.Key, text: str
) -> None:
    desk = three(qtbot)
    desk.click(desk.companion.panel.sheet.tabs.tabs[1 if text == FIRST else 0])
    desk.press(key, CONTROL)
    assert shown(desk) == text


def test_each_version_has_its_own_findings_choices_and_edits(qtbot: QtBot) -> None:
    desk = three(qtbot)
    panel = desk.companion.panel
    assert not panel.findings.isVisible()
    panel.answer.setFocus()
    desk.press(Qt.Key.Key_R)
    assert shown(desk) == SENTENCE
    desk.press(Qt.Key.Key_2, CONTROL)
    assert panel.findings.summary.text().startswith("1 to verify")
    assert "refused" not in panel.sheet.line.text()
    desk.press(Qt.Key.Key_E, CONTROL)
    QTest.keyClicks(panel.answer, "Oui. ")
    desk.press(Qt.Key.Key_3, CONTROL)
    assert shown(desk) == THIRD
    desk.press(Qt.Key.Key_1, CONTROL)
    assert shown(desk) == SENTENCE and "1 refused" in panel.sheet.line.text()
    desk.press(Qt.Key.Key_2, CONTROL)
    assert shown(desk) == "Oui. " + SECOND


def test_versions_come_one_after_the_other_without_taking_the_view(qtbot: QtBot) -> None:
    desk = wanting(qtbot, 2)
    run = desk.run()
    flow = desk.companion.flow
    desk.stream(run, FIRST)
    assert tabs(desk) == []
    flow.receive(Checked(run, 0, NUMBERS))
    assert desk.companion.panel.findings.isVisible()
    desk.companion.panel.answer.setFocus()
    desk.press(Qt.Key.Key_R)
    flow.receive(Delta(run, 1, "Cette phrase tort"))
    assert (tabs(desk), shown(desk)) == (["1", "2…"], SENTENCE)
    desk.press(Qt.Key.Key_2, CONTROL)
    assert shown(desk) == "Cette phrase tort"
    flow.receive(Rewound(run, 1, 13))
    flow.receive(Delta(run, 1, "est beaucoup trop longue"))
    assert shown(desk) == SECOND
    desk.press(Qt.Key.Key_1, CONTROL)
    finish(desk, run, Answer(FIRST, NUMBERS), Answer(SECOND))
    assert (tabs(desk), shown(desk)) == (["1", "2"], SENTENCE)


def test_what_says_almost_the_same_is_told_and_no_choice(qtbot: QtBot) -> None:
    desk = wanting(qtbot, 3)
    run = desk.run()
    finish(desk, run, Answer(FIRST), Answer(f" {FIRST.upper()}\n"), Answer(THIRD))
    assert tabs(desk) == ["1", "3"]
    assert desk.companion.panel.sheet.tabs.note.text() == "Version 2 is almost the same as 1."
    assert not desk.window.commands["version_2"].isEnabled()
    desk.companion.panel.answer.setFocus()
    desk.press(Qt.Key.Key_V)
    assert shown(desk) == THIRD
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.app.assistant.accepted == [(1, 2, THIRD, "accepted")]


def test_whoever_looks_at_a_version_that_becomes_the_same_sees_the_first(qtbot: QtBot) -> None:
    desk = wanting(qtbot, 2)
    run = desk.run()
    desk.stream(run, FIRST)
    desk.companion.flow.receive(Checked(run, 0, ()))
    desk.companion.flow.receive(Delta(run, 1, FIRST[:5]))
    desk.press(Qt.Key.Key_2, CONTROL)
    finish(desk, run, Answer(FIRST), Answer(FIRST))
    assert shown(desk) == FIRST and tabs(desk) == []
    assert "almost the same" in desk.companion.panel.sheet.tabs.note.text()
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.app.assistant.accepted == [(1, 0, FIRST, "accepted")]


def test_stopping_keeps_what_is_whole_to_be_accepted(qtbot: QtBot) -> None:
    desk = wanting(qtbot, 3)
    run = desk.run()
    desk.stream(run, FIRST)
    desk.companion.flow.receive(Checked(run, 0, ()))
    desk.companion.flow.receive(Delta(run, 1, "Cette"))
    desk.press(Qt.Key.Key_2, CONTROL)
    desk.press(Qt.Key.Key_Escape)
    assert desk.app.assistant.cancelled == [run]
    assert desk.companion.flow.phase is Phase.READY
    assert (tabs(desk), shown(desk)) == ([], FIRST)
    desk.companion.flow.receive(Cancelled(run, run, "Cette"))
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert desk.text == TEXT.replace(SENTENCE, FIRST)
    assert desk.app.assistant.accepted == [(run, 0, FIRST, "accepted")]


def test_an_error_after_a_whole_version_leaves_that_one(qtbot: QtBot) -> None:
    desk = wanting(qtbot, 2)
    run = desk.run()
    desk.stream(run, FIRST)
    desk.companion.flow.receive(Checked(run, 0, ()))
    error = EngineError("rate_limited", label="OpenAI")
    desk.companion.flow.receive(Failed(run, run, error, "Ce"))
    assert desk.companion.panel.card.isVisible()
    assert shown(desk) == FIRST
    desk.window.commands["accept"].trigger()
    assert FIRST in desk.text


def test_very_long_versions_are_the_same_only_to_the_word() -> None:
    long = "un mot " * 4_000
    versions = Versions("x", related=False)
    for number, text in enumerate((long, f"  {long}", long + "de plus")):
        versions.end(number, text, ())
    assert versions.offered() == [0, 2]
