"""One request from the selection to the accepted text: what stands where, and what comes next."""

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication

from desktop.catalog.actions import Action
from desktop.catalog.models import LocalModel
from desktop.errors import UserError
from desktop.events import (
    Asked,
    Cancelled,
    Checked,
    Delta,
    Event,
    Failed,
    Finished,
    Progressed,
    Rewound,
    Stage,
    Started,
)
from desktop.messages import gettext as _
from desktop.model import Consent, Request
from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.engines import Engines
from ui.figures import Figures
from ui.panel.buttons import Role
from ui.panel.comparison import Comparison
from ui.panel.panel import Panel
from ui.panel.questions import ask_about_changed, ask_consent, offer_model, tell_error

if TYPE_CHECKING:
    from desktop.assistant import Assistant


class Phase(Enum):
    """Where a request stands; it decides which commands can be used."""

    CLOSED = auto()
    """The core is not there yet."""
    IDLE = auto()
    RUNNING = auto()
    READY = auto()
    """The answer is whole."""
    STOPPED = auto()
    """Stopped or failed; a part of the answer may stand there."""


_ENABLED: Final = {
    Phase.CLOSED: frozenset[str](),
    Phase.IDLE: frozenset({"run"}),
    Phase.RUNNING: frozenset({"stop"}),
    Phase.READY: frozenset({"run", "accept", "copy", "retry", "discard"}),
    Phase.STOPPED: frozenset({"run", "retry", "discard"}),
}
_GOVERNED: Final = frozenset({"run", "stop", "accept", "copy", "retry", "discard"})


class Flow(QObject):
    """Sends a passage off, shows what comes, and puts the answer in its place when told to."""

    def __init__(
        self,
        editor: Editor,
        panel: Panel,
        engines: Engines,
        figures: Figures,
        commands: dict[str, QAction],
    ) -> None:
        super().__init__(panel)
        self._editor = editor
        self._panel = panel
        self._engines = engines
        self._figures = figures
        self._commands = commands
        self._assistant: Assistant | None = None
        self._run: int | None = None
        self._passage: Passage | None = None
        self._request: Request | None = None
        self._answer = ""
        self._action: Action | None = None
        self._comparison: Comparison | None = None
        self._wants_changes = True
        panel.better_models.connect(self.offer_better)
        panel.undo.clicked.connect(editor.undo)
        editor.textChanged.connect(lambda: panel.tell(""))
        self._enter(Phase.CLOSED)

    def attach(self, assistant: "Assistant") -> None:
        """Give it the core; requests can be made from now on."""
        self._assistant = assistant
        self._enter(Phase.IDLE)

    def run(self) -> None:
        """Start the chosen action on the selection, else on the paragraph under the cursor."""
        action, passage = self._panel.action, self._editor.passage()
        if action is None or self.phase in (Phase.CLOSED, Phase.RUNNING):
            return
        if passage is None:
            self._panel.show_choice()
            self._panel.stage.say(_("Write or select something first."))
            self._leave()
            return
        request = Request(
            action=action.id,
            text=passage.text,
            options=self._panel.options.values(),
            instruction=self._panel.options.said(),
            engine=self._engines.choice(),
        )
        self._action = action
        self._start(request, passage)

    def retry(self) -> None:
        """Make the same request again."""
        if self._request is not None and self._passage is not None:
            self._start(self._request, self._passage)

    def stop(self) -> None:
        """Stop the run; another one can be started at once."""
        if self._run is None or self._assistant is None or self.phase is not Phase.RUNNING:
            return
        self._assistant.cancel(self._run)
        partial = self._panel.answer.text()
        self._panel.card.hide()
        if partial:
            self._end_early(partial, _("Stopped. What had come is kept in the history."))
        else:
            self._leave()
            self._panel.show_choice()

    def accept(self) -> None:
        """Put the answer in the place of its passage; ask first where that has changed."""
        passage = self._passage
        if self.phase is not Phase.READY or passage is None:
            return
        if passage.is_unchanged():
            self._replace()
            return
        ask_about_changed(self._panel.card, self._replace, self._insert_below)

    def copy(self) -> None:
        """Put the answer on the clipboard."""
        QGuiApplication.clipboard().setText(self._answer)

    def discard(self) -> None:
        """Leave the text as it is and put the answer away."""
        if self._run is not None and self._assistant is not None and self.phase is Phase.READY:
            self._assistant.accept(self._run, 0, "", "rejected")
        self._leave()
        self._panel.show_choice()
        self._editor.setFocus()

    def show_changes(self) -> None:
        """Show or hide what changed in the answer, also in answers to come."""
        self._wants_changes = self._commands["changes"].isChecked()
        if self.phase is Phase.READY and self._comparison is not None:
            self._comparison.show(changes=self._wants_changes)

    def offer_better(self) -> None:
        """Name a model that does better and offer to use it."""
        model = self._engines.better()
        offer_model(self._panel.card, model, self._figures, lambda: self._use(model))

    def _use(self, model: LocalModel | None) -> None:
        if model is not None and self._engines.use(model) and self._request is not None:
            self._request = replace(self._request, engine=self._engines.choice())
            self.retry()

    def show_error(self, error: UserError) -> None:
        """Say what happened apart from any run, and what to do."""
        tell_error(self._panel.card, error, "", None)

    def receive(self, event: Event) -> None:
        """Show an event of the run that is shown; drop any other."""
        if event.run != self._run or self.phase is not Phase.RUNNING:
            return
        panel = self._panel
        match event:
            case Started():
                pass
            case Progressed():
                panel.stage.show_stage(event)
                fetching = event.stage is Stage.FETCHING
                panel.primary.take(Role.STOP, label=_("Cancel") if fetching else "")
            case Asked(consent=consent):
                self._ask(event.run, consent)
            case Delta(variant=0, text=text):
                panel.stage.clear()
                panel.show_sheet()
                panel.answer.append(text)
            case Rewound(variant=0, length=length):
                panel.answer.rewind(length)
            case Finished():
                self._finish(event)
            case Failed(error=error, partial=partial):
                self._end_early(partial, "")
                self._commands["retry"].setEnabled(False)
                tell_error(panel.card, error, partial, self.retry)
            case Cancelled(partial=partial):
                self._end_early(partial, _("Stopped."))
            case Delta() | Rewound() | Checked():
                pass

    def _start(self, request: Request, passage: Passage) -> None:
        assert self._assistant is not None
        self._passage, self._request = passage, request
        self._panel.show_work()
        self._editor.show_band(passage)
        self._enter(Phase.RUNNING)
        try:
            self._run = self._assistant.start(request)
        except UserError as error:
            self._end_early("", "")
            self.show_error(error)

    def _ask(self, run: int, consent: Consent) -> None:
        assistant = self._assistant
        assert assistant is not None
        self._panel.stage.clear()
        ask_consent(
            self._panel.card,
            consent,
            self._figures,
            lambda allowed: assistant.consent(run, allowed),
        )

    def _finish(self, event: Finished) -> None:
        assert self._passage is not None and self._action is not None
        self._answer = event.answers[0].text
        self._enter(Phase.READY)
        panel = self._panel
        panel.card.hide()
        panel.show_sheet()
        panel.show_findings(event.answers[0].findings)
        panel.stage.say(
            _("{engine} · {time}").format(
                engine=event.target.label, time=self._figures.wait(event.seconds.total)
            )
        )
        related = not self._action.to
        self._comparison = Comparison(
            panel.answer, self._passage.text, self._answer, related=related
        )
        shown = self._comparison.tells and self._comparison.is_quick and self._wants_changes
        self._comparison.show(changes=shown)
        self._commands["changes"].setChecked(shown)
        self._commands["changes"].setEnabled(self._comparison.tells)

    def _end_early(self, partial: str, words: str) -> None:
        self._answer = partial
        self._enter(Phase.STOPPED)
        self._commands["copy"].setEnabled(bool(partial))
        self._panel.stage.say(words)
        self._run = None
        self._editor.show_band(None)
        if partial:
            self._panel.show_sheet()
            self._panel.answer.show_text(partial)

    def _replace(self) -> None:
        assert self._passage is not None
        self._settle(self._passage.replace(self._answer), _("Replaced"))

    def _insert_below(self) -> None:
        assert self._passage is not None
        self._settle(self._passage.insert_below(self._answer), _("Inserted below"))

    def _settle(self, span: tuple[int, int], words: str) -> None:
        assert self._assistant is not None and self._run is not None
        self._assistant.accept(self._run, 0, self._answer, "accepted")
        cursor = self._editor.textCursor()
        cursor.setPosition(span[1])
        self._editor.setTextCursor(cursor)
        self._editor.light(span)
        self._leave()
        self._panel.show_choice()
        self._panel.tell(words)
        self._editor.setFocus()

    def _leave(self) -> None:
        self._run = None
        self._editor.show_band(None)
        self._enter(Phase.IDLE)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        for id in _GOVERNED:
            self._commands[id].setEnabled(id in _ENABLED[phase])
        self._commands["changes"].setEnabled(False)
        role = {Phase.RUNNING: Role.STOP, Phase.READY: Role.ACCEPT}.get(phase, Role.RUN)
        self._panel.primary.take(role, unasked=phase in (Phase.READY, Phase.STOPPED))
