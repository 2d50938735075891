"""The chosen engine's address and model, and the test of its connection."""

from collections.abc import Sequence
from concurrent.futures import Future
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QPushButton

from desktop.catalog.providers import Preset
from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.settings import Settings
from ui.figures import Figures
from ui.settings.controls import Line
from ui.settings.rows import Row
from ui.settings.saving import Saving
from ui.settings.work import Work

if TYPE_CHECKING:
    from desktop.app import App
    from desktop.engine.probe import Probe

_LINE: Final = 280
_AT_ONCE: Final = 0.1
"""Seconds of a start below which the model had been loaded before."""
_OFFERS: Final = "background: palette(base); border: 1px solid palette(dark); padding: 4px;"


class _ServerRow(Row):
    """A text that is kept for each engine and goes before the preset's own."""

    def __init__(self, saving: Saving, field: str, label: str, help: str) -> None:
        super().__init__(label, help, _("engine server"))
        self._saving = saving
        self._field = field
        self._preset: Preset | None = None
        self.line = Line(width=_LINE)
        self.line.settled.connect(self._save)

    def show_engine(self, preset: Preset, settings: Settings) -> None:
        """Show what is kept for an engine."""
        if self._preset is not None and preset.id != self._preset.id:
            self.say("")
        self._preset = preset
        self.line.show_value(getattr(settings, self._field).get(preset.id, ""))

    def _save(self, value: str) -> None:
        assert self._preset is not None
        engine = self._preset.id
        kept = dict(getattr(self._saving.now, self._field))
        before = kept.pop(engine, "")
        if value:
            kept[engine] = value

        def done() -> None:
            self._saving.offer_undo(
                self, _("Saved"), {self._field: kept}, lambda: self._save(before)
            )

        self._saving.save({self._field: kept}, done, self._refused)

    def _refused(self, error: UserError) -> None:
        assert self._preset is not None
        self.show_engine(self._preset, self._saving.now)
        if error.id == "setting_refused":
            self.say(
                _(
                    "This is no web address; it is as before. Write it like http://127.0.0.1:8080/v1."
                ),
                "must",
            )
        else:
            self.say_error(error)


class AddressRow(_ServerRow):
    """Where the engine is."""

    def __init__(self, saving: Saving) -> None:
        super().__init__(
            saving,
            "engine_urls",
            _("Address"),
            _("Most end in /v1. Leave it empty for the address shown in grey."),
        )
        self.put(self.line)

    def show_engine(self, preset: Preset, settings: Settings) -> None:  # noqa: D102 - a row's
        super().show_engine(preset, settings)
        self.line.setPlaceholderText(preset.base_url or "http://…/v1")


class ModelRow(_ServerRow):
    """Which of the engine's models is used; the list is fetched from the engine."""

    asked = Signal()

    def __init__(self, saving: Saving) -> None:
        super().__init__(
            saving,
            "engine_models",
            _("Model"),
            _("The name as the engine lists it."),
        )
        self.ask = QPushButton(_("Fetch the list"))
        self.ask.clicked.connect(self._ask)
        self._wanted = False
        self.put(self.line)
        self.put_below(self.ask)
        self._body.setAlignment(self.ask, Qt.AlignmentFlag.AlignRight)

    def attach(self, app: "App") -> None:
        """Give it the core."""
        self._app = app

    def show_engine(self, preset: Preset, settings: Settings) -> None:  # noqa: D102 - a row's
        if self._preset is not None and preset.id != self._preset.id:
            self.line.setCompleter(None)  # type: ignore[arg-type]  # None takes it away
        super().show_engine(preset, settings)
        self.line.setPlaceholderText(preset.model)

    def offer(self, models: Sequence[str]) -> None:
        """Offer the models that an engine lists."""
        completer = QCompleter(list(models), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        popup = completer.popup()
        assert popup is not None
        popup.setStyleSheet(_OFFERS)
        completer.activated.connect(self._take)
        self.line.setCompleter(completer)
        if self._wanted and models:
            self._wanted = False
            self.line.setFocus()
            completer.setCompletionPrefix("")
            completer.complete()

    def _take(self, model: str) -> None:
        self.line.setText(model)
        self.line.editingFinished.emit()

    def _ask(self) -> None:
        self._wanted = True
        self.asked.emit()


class ConnectionRow(Row):
    """Asks the engine for its models and says in words what came of it."""

    found = Signal(object)
    """The models that the engine lists."""

    def __init__(self, figures: Figures) -> None:
        super().__init__(
            _("Connection"),
            _("Asks the engine for its models. No text is sent."),
            _("test reach ping server"),
        )
        self._figures = figures
        self.button = QPushButton(_("Test connection"))
        self.button.clicked.connect(self._press)
        self.put(self.button)
        self._work = Work(self)
        self._app: App | None = None
        self._engine = ""
        self._name = ""
        self._future: Future[Probe] | None = None
        self._began = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tick)

    def attach(self, app: "App") -> None:
        """Give it the core."""
        self._app = app

    def show_engine(self, engine: str, name: str) -> None:
        """Test this engine from now on."""
        if engine != self._engine:
            self.stop()
            self.say("")
        self._engine, self._name = engine, name
        local = engine == "local"
        self.describe(
            _("Starts the model and says how long that took.")
            if local
            else _("Asks the engine for its models. No text is sent.")
        )

    def start(self) -> None:
        """Test the engine."""
        self.stop()
        assert self._app is not None
        try:
            future = self._app.test_engine(self._engine)
        except UserError as error:
            self.say_error(error)
            return
        self._future = future
        self._began = monotonic()
        self.button.setText(_("Stop"))
        self._clock.start()
        self._tick()
        self._work.follow(
            future,
            lambda probe: self._end(future, probe, None),
            lambda error: self._end(future, None, error),
        )

    def stop(self) -> None:
        """Give up a test that is on."""
        if self._future is not None:
            self._future.cancel()
            self._over()
            self.say(_("Stopped."))

    def _press(self) -> None:
        if self._future is not None:
            self.stop()
        else:
            self.start()

    def _end(self, future: "Future[Probe]", probe: "Probe | None", error: UserError | None) -> None:
        if future is not self._future:
            return
        self._over()
        if error is not None:
            self.say_error(error)
        if probe is not None:
            self._praise(probe)

    def _praise(self, probe: "Probe") -> None:
        seconds = self._figures.decimal(probe.seconds)
        if probe.target.is_child and probe.seconds < _AT_ONCE:
            self.say(_("The model was ready already."), "done")
            return
        if probe.target.is_child:
            self.say(_("The model is ready after {seconds} s.").format(seconds=seconds), "done")
            return
        count = len(probe.models)
        told = ngettext(
            "{label} answered in {seconds} s and lists {count} model.",
            "{label} answered in {seconds} s and lists {count} models.",
            count,
        ).format(label=probe.target.label, seconds=seconds, count=count)
        if probe.knows_model and probe.target.model:
            self.say(told, "done")
        elif probe.target.model:
            lacks = _("The model {model} is not among them.").format(model=probe.target.model)
            self.say(f"{told} {lacks}", "should")
        else:
            self.say(told + " " + _("Choose one of them as the model."), "should")
        self.found.emit(probe.models)

    def _over(self) -> None:
        self._future = None
        self._clock.stop()
        self.button.setText(_("Test connection"))

    def _tick(self) -> None:
        seconds = round(monotonic() - self._began)
        words = _("Asking {engine}… {seconds} s")
        self.say(words.format(engine=self._name, seconds=seconds))
