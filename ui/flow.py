"""One request from the selection to the accepted text: what stands where, and what comes next."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication

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
from ui.delivery import Delivery
from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.engines import Engines
from ui.figures import Figures
from ui.panel.buttons import Role
from ui.panel.habits import Habits
from ui.panel.panel import Panel
from ui.panel.questions import ask_consent, offer_model, tell_error
from ui.panel.reading import Reading
from ui.panel.version import Versions
from ui.phase import ENABLED, GOVERNED, Phase

if TYPE_CHECKING:
    from desktop.assistant import Assistant


class Flow(QObject):
    """Sends a passage off, shows what comes, and puts the answer in its place when told to."""

    def __init__(
        self,
        editor: Editor,
        panel: Panel,
        engines: Engines,
        figures: Figures,
        commands: dict[str, QAction],
        habits: Habits,
    ) -> None:
        super().__init__(panel)
        self._editor = editor
        self._panel = panel
        self._engines = engines
        self._figures = figures
        self._commands = commands
        self._habits = habits
        self._reading = Reading(panel, figures, commands)
        self._delivery = Delivery(editor, panel.card)
        self._delivery.settled.connect(self._settle)
        self._assistant: Assistant | None = None
        self._run: int | None = None
        self._passage: Passage | None = None
        self._request: Request | None = None
        self._related = True
        self.document_id: int | None = None
        """The document that stands in the editor, for the history."""
        self.phase = Phase.CLOSED
        panel.caution.better_models.connect(self.offer_better)
        panel.notice.undone.connect(editor.undo)
        panel.opened.connect(lambda _opened: self._dress())
        panel.left.connect(self._return)
        self._reading.left.connect(self._return)
        editor.textChanged.connect(lambda: panel.notice.tell(""))
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
        options = self._panel.chooser.options
        if passage is None or options.lacks_instruction:
            self._leave()
            self._panel.show_choice()
            if not self._panel.chooser.is_missing_words():
                self._panel.stage.say(_("Write or select something first."))
            return
        if not action.needs_instruction:
            self._habits.use(action.id, options.values())
            self._habits.choose(action.id, options.values())
        request = Request(
            action=action.id,
            text=passage.text,
            options=options.values(),
            instruction=options.said(),
            variants=options.versions.count_wanted(),
            engine=self._engines.choice(),
            document_id=self.document_id,
        )
        self._start(request, passage, related=not action.to)

    def retry(self) -> None:
        """Make the same request again."""
        if self._request is not None and self._passage is not None:
            self._start(self._request, self._passage, related=self._related)

    def stop(self) -> None:
        """Stop the run; another one can be started at once."""
        if self._run is None or self._assistant is None or self.phase is not Phase.RUNNING:
            return
        self._assistant.cancel(self._run)
        partial = self._reading.versions.at(len(self._reading.versions) - 1).text
        self._panel.card.hide()
        if self._has_whole():
            self._conclude(_("Stopped. What was whole can be accepted."))
        elif partial:
            self._end_early(partial, _("Stopped. What had come is kept in the history."))
        else:
            self._leave()
            self._panel.show_choice()

    def accept(self) -> None:
        """Put the answer in the place of its passage; ask first where that has changed."""
        if self.phase is Phase.READY and self._passage is not None:
            self._reading.finish_editing()
            self._delivery.accept(self._passage, self._reading.version)

    def insert_below(self) -> None:
        """Put the answer in a paragraph of its own behind its passage."""
        if self.phase is Phase.READY and self._passage is not None:
            self._reading.finish_editing()
            self._delivery.insert_below(self._passage, self._reading.version)

    def copy(self) -> None:
        """Put the answer on the clipboard."""
        self._reading.finish_editing()
        QGuiApplication.clipboard().setText(self._reading.version.text)

    def discard(self) -> None:
        """Leave the text as it is and put the answer away."""
        if self.phase is Phase.READY:
            self._judge("rejected", "")
        self._leave()
        self._panel.show_choice()
        self._editor.setFocus()

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
            case Delta(variant=variant, text=text):
                panel.stage.clear()
                self._reading.append(variant, text)
            case Rewound(variant=variant, length=length):
                self._reading.rewind(variant, length)
            case Checked(variant=variant, findings=findings):
                self._reading.end(variant, None, findings)
            case Finished():
                self._finish(event)
            case Failed(error=error, partial=partial):
                self._fail(error, partial)
            case Cancelled(partial=partial):
                self._end_early(partial, _("Stopped."))

    def _start(self, request: Request, passage: Passage, *, related: bool) -> None:
        assert self._assistant is not None
        self._passage, self._request, self._related = passage, request, related
        self._reading.begin(Versions(passage.text, request.variants, related=related))
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
        for number, answer in enumerate(event.answers):
            self._reading.end(number, answer.text, answer.findings)
        self._panel.card.hide()
        time = self._figures.wait(event.seconds.total)
        engine = event.target.label
        self._conclude(_("{engine} · {time}").format(engine=engine, time=time))

    def _fail(self, error: UserError, partial: str) -> None:
        if self._has_whole():
            self._conclude("")
            tell_error(self._panel.card, error, partial, None)
            return
        self._end_early(partial, "")
        self._commands["retry"].setEnabled(False)
        tell_error(self._panel.card, error, partial, self.retry)

    def _has_whole(self) -> bool:
        return any(version.whole for version in self._reading.versions)

    def _conclude(self, words: str) -> None:
        """Stand ready with the versions that are whole."""
        self._enter(Phase.READY)
        self._reading.conclude()
        self._panel.stage.say(words)

    def _end_early(self, partial: str, words: str) -> None:
        self._enter(Phase.STOPPED)
        self._commands["copy"].setEnabled(bool(partial))
        self._panel.stage.say(words)
        self._run = None
        self._editor.show_band(None)
        self._reading.break_off(partial)

    def _settle(self, verdict: str, words: str, undoable: bool) -> None:
        self._judge(verdict, self._reading.version.text)
        self._leave()
        self._panel.show_choice()
        self._panel.notice.tell(words, undoable=undoable)
        self._editor.setFocus()

    def _judge(self, verdict: str, text: str) -> None:
        if self._run is not None and self._assistant is not None:
            self._assistant.accept(self._run, self._reading.versions.shown, text, verdict)

    def _leave(self) -> None:
        self._run = None
        self._editor.show_band(None)
        self._reading.forget()
        self._enter(Phase.IDLE)

    def _return(self) -> None:
        self._editor.setFocus()

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        for id in GOVERNED:
            self._commands[id].setEnabled(id in ENABLED[phase])
        self._dress(unasked=phase in (Phase.READY, Phase.STOPPED))

    def _dress(self, *, unasked: bool = False) -> None:
        """Give the filled button its role; the choice is not opened while a run goes on."""
        role = Role.STOP if self.phase is Phase.RUNNING else Role.RUN
        if self.phase is Phase.READY and not self._panel.is_choosing:
            role = Role.ACCEPT
        self._panel.primary.take(role, unasked=unasked)
        self._panel.chosen.setEnabled(self.phase is not Phase.RUNNING)
