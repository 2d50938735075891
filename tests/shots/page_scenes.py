"""Scenes of the pages: history and settings; and of the dialogs."""

import re
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.errors import EngineError
from desktop.model import Answer, Finding, Outcome, Place, Request, Seconds, Severity, Usage
from tests.engine.range_server import PATH, Script, serving
from tests.shots.registry import scene
from tests.shots.stage import Stage
from tests.store.opened import TARGET
from tests.store.test_history_filters import date_back
from tests.ui.settings_desk import with_models
from ui.history.page import HistoryPage
from ui.incident import Incident, tell_bug
from ui.settings.cheat_sheet import CheatSheet
from ui.settings.page import SettingsPage

RUNS = 40
_ACTIONS = ("rewrite", "shorten", "translate", "correct", "tone", "summarise", "expand", "clarity")
_UNSENT = 7
_OUTCOMES = {
    4: Outcome.FAILED,
    _UNSENT: Outcome.FAILED,
    9: Outcome.CANCELLED,
    15: Outcome.INTERRUPTED,
}
_REPORT = """Calame 0.1.0 · Python 3.11.2 · Qt 6.11.3 · Linux

ValueError
  ui/panel/answer.py:128 show_changes
  ui/panel/review.py:77 step"""


def past(stage: Stage) -> None:
    """Keep forty runs of the last month."""

    def keep(app: App) -> None:
        runs, now = app.store.runs, datetime.now(UTC)
        sentences = stage.words.sentences
        for number in reversed(range(RUNS)):
            source, answer = (sentences[place % len(sentences)] for place in (number, number + 1))
            if number == 0:
                source = stage.words.passage
                (address,) = re.findall(r"\]\((.*)\)", source)
                answer = stage.words.better.replace("[[1]]", address)
            action = _ACTIONS[number * 5 % len(_ACTIONS)]
            options = {"to": "en"} if action == "translate" else {}
            request = Request(action, source, options)
            outcome = _OUTCOMES.get(number, Outcome.DONE)
            hosted = number % 6 == 5 or outcome is Outcome.FAILED
            target = replace(
                TARGET,
                engine="mistral" if hosted else "local",
                model="mistral-small-latest" if hosted else TARGET.model,
                place=Place.INTERNET if hosted else Place.HERE,
            )
            run = runs.begin(request, target, stage.language).result()
            error = (
                EngineError("consent_refused", "consent_choose", label="Mistral")
                if number == _UNSENT
                else EngineError("engine_silent", "later", label="Mistral", seconds=20)
            )
            warned = (Finding("copy", Severity.SHOULD, "almost_unchanged"),) if number == 1 else ()
            answers = (Answer(answer, warned),)
            runs.finish(
                run,
                outcome,
                answers if outcome is Outcome.DONE else (),
                source[:30] if outcome is not Outcome.DONE and number != _UNSENT else "",
                Usage(320, 118, 0),
                Seconds(1, 4),
                error if outcome is Outcome.FAILED else None,
            ).result()
            if number in (2, 7):
                runs.star(run, True, None).result()
            if number > 3:
                date_back(app.store, run, now - timedelta(hours=number * 17))

    stage.seed(keep)


def history_page(stage: Stage) -> HistoryPage:
    stage.command("history")
    page = stage.window.pages.page("history")
    assert isinstance(page, HistoryPage)
    stage.wait(lambda: not page.found.is_waiting)
    stage.pump(0.1)
    return page


@scene(dense=True)
def history(stage: Stage) -> None:
    """Forty runs, the newest read."""
    past(stage)
    stage.open(stage.words.article)
    page = history_page(stage)
    stage.wait(lambda: page.detail.record is not None)


@scene()
def history_search(stage: Stage) -> None:
    """Found by words."""
    past(stage)
    stage.open(stage.words.article)
    page = history_page(stage)
    page.finding.field.setText(stage.words.wanted)
    stage.pump(0.4)


@scene()
def history_failed(stage: Stage) -> None:
    """A run that failed is read."""
    past(stage)
    stage.open(stage.words.article)
    page = history_page(stage)
    page.rows.go_to(4)
    stage.pump(0.3)


@scene()
def history_erased(stage: Stage) -> None:
    """A run was erased; it can be brought back."""
    past(stage)
    stage.open(stage.words.article)
    page = history_page(stage)
    stage.wait(lambda: page.detail.record is not None)
    page.rows.erased.emit()
    stage.wait(page.finding.notice.isVisible)


@scene()
def history_empty(stage: Stage) -> None:
    """Nothing yet."""
    stage.open(stage.words.article)
    history_page(stage)


@scene()
def history_nothing(stage: Stage) -> None:
    """Nothing found."""
    past(stage)
    stage.open(stage.words.article)
    page = history_page(stage)
    page.finding.field.setText(stage.words.unknown)
    stage.pump(0.4)


@scene(width=880)
def narrow_history(stage: Stage) -> None:
    """The history in a narrow window."""
    history(stage)


def settings_page(stage: Stage, section: str) -> SettingsPage:
    stage.window.annexes.open_settings(section)
    page = stage.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    stage.pump(0.15)
    page.open_section(section)
    stage.pump(0.15)
    return page


def _section(name: str, *, dense: bool = False) -> None:
    def play(stage: Stage) -> None:
        stage.open(stage.words.article)
        settings_page(stage, name)

    play.__name__ = f"settings_{name}"
    scene(dense=dense)(play)


for _name in ("engine", "keys", "models", "look", "shortcuts", "history", "places", "about"):
    _section(_name, dense=_name in ("engine", "models", "shortcuts"))


@scene()
def settings_nothing(stage: Stage) -> None:
    """No setting is called so."""
    stage.open(stage.words.article)
    settings_page(stage, "engine").search.setText(stage.words.unknown)
    stage.pump(0.2)


@scene()
def settings_tested(stage: Stage) -> None:
    """The connection was tested; the model is not among those of the engine."""
    stage.open(stage.words.article)
    page = settings_page(stage, "engine")
    page.area.ensureWidgetVisible(page.engine.test)
    stage.click(page.engine.test.button)
    stage.wait(
        lambda: "test-model" in page.engine.test.note.text() or "1" in page.engine.test.note.text()
    )
    page.area.ensureWidgetVisible(page.engine.test)
    stage.pump(0.1)


@scene()
def settings_key(stage: Stage) -> None:
    """A key is being given."""
    stage.open(stage.words.article)
    page = settings_page(stage, "keys")
    row = next(iter(page.keys.keys.values()))
    stage.wait(row.give.isEnabled)
    stage.click(row.give)


@scene(width=880)
def narrow_settings(stage: Stage) -> None:
    """The settings in a narrow window."""
    stage.open(stage.words.article)
    settings_page(stage, "engine")


@scene(dense=True)
def models_downloading(stage: Stage) -> None:
    """A model comes, another one waits."""
    gate = threading.Event()
    script = Script(b"GGUF" + bytes(60_000_000), gate=gate)
    base = stage.closing.enter_context(serving(script))
    stage.closing.callback(gate.set)

    def change(app: App) -> App:
        url = base + PATH
        models = [
            replace(model, url=url, carrier=None, size=len(script.payload))
            if model.id == "qwen3.5-2b"
            else replace(model, url=url, carrier=None)
            for model in app.models.values()
        ]
        return with_models(app, *models)

    stage.before_app = change
    stage.open(stage.words.article)
    page = settings_page(stage, "models")
    rows = page.models.models
    page.area.ensureWidgetVisible(rows["qwen3.5-2b"])
    stage.click(rows["qwen3.5-2b"].get)
    stage.wait(script.waiting.is_set)
    other = next(row for id, row in rows.items() if id != "qwen3.5-2b" and row.get.isVisible())
    other.get.click()
    stage.pump(0.3)
    page.area.ensureWidgetVisible(rows["qwen3.5-2b"])
    stage.pump(0.1)


@scene(dense=True)
def cheat_sheet(stage: Stage) -> None:
    """Every key on one sheet."""
    stage.open(stage.words.article)
    stage.command("shortcuts")
    stage.wait(lambda: stage.window.findChild(CheatSheet) is not None)
    stage.pump(0.1)


@scene(dense=True)
def incident(stage: Stage) -> None:
    """Something unexpected happened."""
    stage.open(stage.words.article)
    dialog = Incident(stage.window)
    stage.data.add(_REPORT)
    tell_bug(dialog, [("ValueError", _REPORT)], stage.window.editor.text, kept=True, file="")
    stage.pump(0.1)


@scene()
def incident_unkept(stage: Stage) -> None:
    """Something unexpected happened, and the text could not be stored."""
    stage.open(stage.words.article)
    dialog = Incident(stage.window)
    stage.data.add(_REPORT)
    tell_bug(dialog, [("ValueError", _REPORT)], stage.window.editor.text, kept=False, file="")
    stage.pump(0.1)


@scene()
def erase_all(stage: Stage) -> None:
    """Before everything is erased."""
    past(stage)
    stage.open(stage.words.article)
    history_page(stage).erasure.ask_for_all()
    stage.wait(lambda: QApplication.activeModalWidget() is not None)
    stage.pump(0.1)
