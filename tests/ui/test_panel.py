"""The panel: words for every stage, one choice of action, everything named and reachable."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
)
from pytestqt.qtbot import QtBot

from desktop.errors import EngineError
from desktop.events import Stage
from desktop.messages import catalog, engines, findings, keys, models, requests, store
from desktop.model import Finding, Severity
from tests.ui.desk import open_desk
from tests.ui.states import SENTENCE, progress
from ui.figures import Figures
from ui.panel.questions import SAYS_KEPT, SAYS_UNTOUCHED
from ui.panel.stage import described


def test_a_download_is_told_in_bytes_speed_and_time_left() -> None:
    event = progress(
        Stage.FETCHING, done=312_000_000, total=1_117_320_768, remaining=34.6, rate=24_000_000.0
    )
    said = described(event, 0, Figures("en"))
    assert said == "Getting the model: 312 MB of 1.1 GB, 24 MB/s, 35 s left"


def test_a_download_that_just_began_claims_nothing() -> None:
    assert described(progress(Stage.FETCHING), 0, Figures("en")) == "Getting the model…"
    event = progress(Stage.FETCHING, done=0, total=98_362_432)
    assert described(event, 0, Figures("en")) == "Getting the model: 0 bytes of 98 MB"


def test_reading_counts_its_seconds() -> None:
    assert described(progress(Stage.READING), 4.2, Figures("en")) == "Reading your text… 4 s"


def test_a_wait_counts_down_and_says_why() -> None:
    event = progress(
        Stage.WAITING, remaining=12.0, reason=EngineError("rate_limited", label="OpenAI")
    )
    assert described(event, 2.0, Figures("en")) == "OpenAI asks to slow down. Waiting 10 s"
    assert described(event, 99.0, Figures("en")) == "OpenAI asks to slow down. Waiting 0 s"


def test_figures_are_written_as_the_language_does() -> None:
    assert Figures("en").count(12345) == "12,345"
    assert Figures("fr").count(12345) == "12\u202f345"
    assert Figures("fr").size(1_117_320_768).replace("\u00a0", " ") == "1,1 Go"


def test_every_action_of_the_catalogue_can_be_chosen_by_keys(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    field = desk.companion.panel.chooser.field
    desk.press(Qt.Key.Key_F6)
    assert field.hasFocus()
    seen = set()
    for _ in desk.app.actions:
        assert desk.companion.panel.action is not None
        seen.add(desk.companion.panel.action.id)
        desk.press(Qt.Key.Key_Down)
        assert field.hasFocus()
    assert seen == set(desk.app.actions)
    desk.press(Qt.Key.Key_F6)
    assert desk.window.editor.hasFocus()


def test_enter_in_the_list_runs_the_action(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert [request.action for request in desk.app.assistant.requests] == ["clarity"]


def test_only_the_options_of_the_chosen_action_are_there_and_are_sent(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    panel = desk.companion.panel
    desk.select(SENTENCE)
    panel.chooser.list.choose("rewrite")
    assert panel.chooser.options.values() == {}
    panel.chooser.list.choose("translate")
    choice = panel.chooser.options.choice("to")
    assert choice is not None
    choice.choose("de")
    panel.chooser.list.choose("tone")
    assert set(panel.chooser.options.values()) == set(desk.app.actions["tone"].options)
    panel.chooser.list.choose("translate")
    desk.run()
    assert desk.request.options == {"to": "de"}


def test_an_instruction_is_written_and_sent_by_enter(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    panel = desk.companion.panel
    panel.chooser.list.choose("instruct")
    panel.chooser.options.instruction.setFocus()
    panel.chooser.options.instruction.insertPlainText("En alexandrins")
    desk.press(Qt.Key.Key_Return)
    assert desk.request.instruction == "En alexandrins"


def test_the_choice_folds_while_a_run_is_shown_and_opens_again(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    panel = desk.companion.panel
    desk.select(SENTENCE)
    panel.chooser.list.choose("translate")
    desk.run()
    assert not panel.chooser.list.isVisible()
    assert panel.chosen.text().startswith("Translate: ")
    desk.click(panel.chosen)
    assert not panel.chooser.list.isVisible()
    desk.finish(1, "A sentence")
    desk.click(panel.chosen)
    assert panel.chooser.field.hasFocus() and not panel.answer.isVisible()
    assert panel.primary.text() == "Run"
    desk.press(Qt.Key.Key_Escape)
    assert panel.answer.isVisible() and panel.answer.hasFocus()
    assert panel.primary.text() == "Accept"


def test_findings_are_one_line_until_they_are_opened(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    found = (
        Finding("length", Severity.HINT, "hint_id"),
        Finding("numbers", Severity.MUST, "must_id"),
    )
    desk.answer("Voici une phrase longue", found)
    shown = desk.companion.panel.findings
    assert shown.summary.text().startswith("2 to verify")

    def words() -> list[str]:
        return [label.text() for label in shown.findChildren(QLabel) if label.isVisible()]

    assert words() == []
    desk.click(shown.summary)
    assert words() == ["●", "must_id", "○", "hint_id"]


def test_advice_that_says_what_was_kept_is_known() -> None:
    worded: dict[str, str] = {}
    for module in (catalog, engines, findings, keys, models, requests, store):
        worded |= module.SENTENCES
    untouched = {id for id, said in worded.items() if "untouched" in said}
    kept = {id for id, said in worded.items() if "what had come is kept" in said}
    assert untouched == set(SAYS_UNTOUCHED)
    assert kept == set(SAYS_KEPT)
