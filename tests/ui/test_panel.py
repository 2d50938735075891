"""The panel: words for every stage, one choice of action, everything named and reachable."""

import gettext
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop import messages
from desktop.errors import EngineError, UserError
from desktop.events import Asked, Failed, Progressed, Stage
from desktop.messages import catalog, engines, findings, keys, models, requests, store
from desktop.model import Consent, Finding, Place, Severity
from desktop.paths import resources
from tests.ui.desk import TEXT, Desk, open_desk
from ui.figures import Figures
from ui.panel.questions import SAYS_KEPT, SAYS_UNTOUCHED
from ui.panel.stage import described

SENTENCE = "Voici une phrase qui est beaucoup trop longue"


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Word everything in French, from the catalogue in the tree."""
    with Path(resources(), "locale", "fr", "LC_MESSAGES", "calame.po").open("rb") as stream:
        whole = read_po(stream, locale="fr")
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    translation = gettext.GNUTranslations(compiled)
    monkeypatch.setattr(gettext, "translation", lambda *_a, **_k: translation)
    messages.use("fr")
    yield
    monkeypatch.undo()
    messages.use("en")


def progress(stage: Stage, **values: object) -> Progressed:
    return Progressed(1, stage, **values)  # type: ignore[arg-type]  # tests name known fields


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


def every_state(desk: Desk) -> Iterator[str]:
    """Bring the panel into each of its states."""
    flow, panel = desk.companion.flow, desk.companion.panel
    for action in desk.app.actions:
        panel.chooser.list.choose(action)
        yield f"chosen {action}"
    panel.chooser.list.choose("tone")
    desk.select(SENTENCE)
    run = desk.run()
    flow.receive(progress(Stage.FETCHING, done=10**8, total=10**9, remaining=200.0, rate=24e6))
    yield "fetching"
    for stage in (Stage.STARTING, Stage.QUEUED, Stage.READING):
        flow.receive(progress(stage))
        yield stage
    reason = EngineError("rate_limited", label="OpenAI")
    flow.receive(progress(Stage.WAITING, remaining=12.0, reason=reason))
    yield "waiting"
    consent = Consent("openai", "OpenAI", "api.openai.com", "gpt", 1204, Place.INTERNET)
    flow.receive(Asked(run, consent))
    yield "consent"
    desk.stream(run, "Voici une phrase longue")
    yield "streaming"
    cautions = (
        Finding("model", Severity.HINT, "basic_model_tone"),
        Finding("numbers", Severity.MUST, "x"),
    )
    desk.finish(run, "Voici une phrase longue", cautions)
    panel.findings.summary.click()
    yield "answer"
    panel.caution.better.click()
    yield "better"
    cursor = desk.window.editor.document().find("phrase qui")
    cursor.insertText("phrase belle qui")
    desk.window.commands["accept"].trigger()
    yield "changed"
    panel.card.buttons()[0].click()
    yield "accepted"
    desk.select("Et la fin")
    run = desk.run()
    flow.receive(Failed(run, run, UserError("bug", "bug_kept", kind="X"), "Et"))
    yield "failed"


def clipped(root: QWidget) -> list[str]:
    """Return the words that do not fit into their buttons and labels."""
    short = []
    for label in root.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        needed = (
            label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        )
        wide = not label.wordWrap() and label.sizeHint().width() > label.width()
        if wide or needed > label.height() + 1:
            short.append(label.text())
    worded: list[tuple[QWidget, str]] = [
        *((button, button.text()) for button in root.findChildren(QAbstractButton)),
        *((choice, choice.currentText()) for choice in root.findChildren(QComboBox)),
    ]
    for control, words in worded:
        above = control.parentWidget()
        if not control.isVisible() or above is None:
            continue
        narrow = control.fontMetrics().horizontalAdvance(words) > control.width()
        if narrow or control.geometry().right() > above.width():
            short.append(words)
    return short


def test_french_words_are_not_cut_in_a_window_of_900_pixels(qtbot: QtBot, french: None) -> None:
    desk = open_desk(qtbot, language="fr")
    desk.window.resize(900, 700)
    assert desk.window.commands["run"].text() == "Lancer"
    cut = {}
    for state in every_state(desk):
        for _ in range(3):  # a label that wraps asks for its height once it has its width
            QApplication.processEvents()
        assert desk.window.width() == 900
        if words := clipped(desk.window):
            cut[state] = words
    assert cut == {}


def test_every_control_has_a_name_and_is_reached_by_tab(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    controls = (QAbstractButton, QComboBox, QPlainTextEdit, QProgressBar)
    for state in every_state(desk):
        QApplication.processEvents()
        for kind in controls:
            for widget in desk.window.findChildren(kind):
                if not widget.isVisible() or widget.objectName().startswith("qt_"):
                    continue
                words = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or words, (state, widget)
                if widget.isEnabled() and not isinstance(widget, QProgressBar):
                    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, (state, widget)


def test_nothing_but_the_text_keeps_the_tab_key(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    areas = desk.companion.panel.findChildren(QAbstractScrollArea)
    texts = [area for area in areas if isinstance(area, QPlainTextEdit)]
    assert len(texts) == 2
    assert all(text.tabChangesFocus() for text in texts)
    assert desk.text == TEXT
