"""One request from the selection to the accepted text: what stands where, and what comes next."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication

from desktop.choice import EngineChoice
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
)
from desktop.messages import gettext as _
from desktop.model import Request
from ui.asking import Asking
from ui.better import BetterModel
from ui.delivery import Delivery
from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.engines import Engines
from ui.figures import Figures
from ui.panel.buttons import Role
from ui.panel.habits import Habits
from ui.panel.panel import Panel
from ui.panel.questions import tell_error
from ui.panel.reading import Reading
from ui.panel.version import Versions
from ui.phase import Phase, allow, forbid
from ui.verdicts import Verdicts

if TYPE_CHECKING:
    from desktop.assistant import Assistant


class Flow(QObject):
    """Sends a passage off, shows what comes, and puts the answer in its place when told to."""

    accepted = Signal()
    """An answer was put into the text."""
    elsewhere = Signal(object)
    """The text that an answer belongs to has to be shown: it is not the one in the editor."""

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
        self._verdicts = Verdicts(self._reading)
        self._delivery = Delivery(editor, panel.card)
        self._delivery.settled.connect(self._settle)
        self._asking = Asking(panel, engines, figures)
        self._asking.overtaken.connect(self.stop)
        self._assistant: Assistant | None = None
        self._run: int | None = None
        self._passage: Passage | None = None
        self._request: Request | None = None
        self._related = True
        self._document_id: int | None = None
        self.phase = Phase.CLOSED
        BetterModel(panel, engines, figures).taken.connect(self.retry_with)
        panel.notice.undone.connect(editor.undo)
        panel.opened.connect(lambda _opened: self._dress())
        panel.left.connect(editor.setFocus)
        self._reading.left.connect(editor.setFocus)
        editor.textChanged.connect(panel.notice.hush)
        self._enter(Phase.CLOSED)

    def attach(self, assistant: "Assistant") -> None:
        """Give it the core; requests can be made from now on."""
        self._assistant = self._verdicts.assistant = assistant
        self._enter(Phase.IDLE)

    def belong(self, document_id: int | None) -> None:
        """Take the document that the requests to come belong to."""
        self._document_id = document_id

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
            document_id=self._document_id,
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
        came = self._reading.versions.last.text
        self._panel.card.hide()
        if self._reading.versions.has_whole:
            self._conclude(_("Stopped. What was whole can be accepted."))
        elif came:
            self._end_early(came, _("Stopped. What had come is kept in the history."))
        else:
            self._leave()
            self._panel.show_choice()

    def accept(self) -> None:
        """Put the answer in the place of its passage; ask first where that has changed."""
        if (passage := self._ready_passage()) is not None:
            self._delivery.accept(passage, self._reading.version)

    def insert_below(self) -> None:
        """Put the answer in a paragraph of its own behind its passage."""
        if (passage := self._ready_passage()) is not None:
            self._delivery.insert_below(passage, self._reading.version)

    def copy(self) -> None:
        """Put the answer on the clipboard."""
        self._reading.finish_editing()
        QGuiApplication.clipboard().setText(self._reading.version.text)

    def discard(self) -> None:
        """Leave the text as it is and put the answer away."""
        if self.phase is Phase.READY:
            self._verdicts.put_away(self._run)
        self._leave()
        self._panel.show_choice()
        self._editor.setFocus()

    def close(self) -> None:
        """Stop what runs; what was written in an answer goes into the history."""
        self.stop()
        if self.phase is Phase.READY:
            self._verdicts.keep_edits(self._run)

    def retry_with(self, engine: EngineChoice) -> None:
        """Make the same request again, of another engine."""
        if self._request is not None:
            self._request = replace(self._request, engine=engine)
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
            case Progressed():
                panel.stage.show_stage(event)
            case Asked(consent=consent) if self._assistant is not None:
                self._asking.ask(consent, partial(self._assistant.consent, event.run))
            case Delta(variant=variant, text=text):
                panel.stage.clear()
                self._reading.append(variant, text)
            case Rewound(variant=variant, length=length):
                self._reading.rewind(variant, length)
            case Checked(variant=variant, findings=findings):
                self._reading.end(variant, None, findings)
            case Finished():
                self._finish(event)
            case Failed(error=error, partial=came):
                self._fail(error, came)
            case Cancelled(partial=came):
                self._end_early(came, _("Stopped."))

    def _start(self, request: Request, passage: Passage, *, related: bool) -> None:
        assert self._assistant is not None
        if self.phase is Phase.READY:
            self._verdicts.keep_edits(self._run)
        self._passage, self._request, self._related = passage, request, related
        self._reading.begin(Versions(passage.text, related=related))
        self._panel.show_work()
        self._editor.show_band(passage)
        self._enter(Phase.RUNNING)
        try:
            self._run = self._assistant.start(request)
        except UserError as error:
            self._end_early("", "")
            self.show_error(error)

    def _finish(self, event: Finished) -> None:
        for number, answer in enumerate(event.answers):
            self._reading.end(number, answer.text, answer.findings)
        self._panel.card.hide()
        time = self._figures.wait(event.seconds.total)
        author = self._engines.author(event.target)
        if any(found.check == "fallback" for found in event.answers[0].findings):
            author = _("Without a model")
        self._conclude(_("{author} · {time}").format(author=author, time=time))

    def _fail(self, error: UserError, came: str) -> None:
        if self._reading.versions.has_whole:
            self._conclude("")
            tell_error(self._panel.card, error, came, None)
            return
        self._end_early(came, "")
        self._commands["retry"].setEnabled(False)
        tell_error(self._panel.card, error, came, self.retry)

    def _conclude(self, words: str) -> None:
        """Stand ready with the versions that are whole."""
        self._enter(Phase.READY)
        self._reading.conclude()
        self._panel.stage.say(words, aloud=_("The answer is ready."))

    def _end_early(self, came: str, words: str) -> None:
        self._enter(Phase.STOPPED)
        self._commands["copy"].setEnabled(bool(came))
        self._panel.stage.say(words)
        self._run = None
        self._editor.show_band(None)
        self._reading.break_off(came)

    def _ready_passage(self) -> Passage | None:
        """Return the passage of an answer that can be put in, with its text in the editor."""
        passage = self._passage
        if self.phase is not Phase.READY or passage is None:
            return None
        self._reading.finish_editing()
        if passage.document is not self._editor.document():
            self.elsewhere.emit(passage.document)
        return passage

    def _settle(self, verdict: str, words: str, undoable: bool) -> None:
        self._verdicts.judge(self._run, verdict, self._reading.version.text)
        self._leave()
        self._panel.show_choice()
        self._panel.notice.tell(words, undoable=undoable)
        self._editor.setFocus()
        if undoable:
            self.accepted.emit()

    def _leave(self) -> None:
        self._run = None
        self._editor.show_band(None)
        self._reading.forget()
        self._enter(Phase.IDLE)

    def _enter(self, phase: Phase) -> None:
        self.phase = phase
        self._asking.forget()
        # the filled button would lose the focus if its command were disabled before it has another
        allow(phase, self._commands)
        self._dress(unasked=phase in (Phase.READY, Phase.STOPPED))
        forbid(phase, self._commands)

    def _dress(self, *, unasked: bool = False) -> None:
        """Give the filled button its role; the choice is not opened while a run goes on."""
        role = Role.STOP if self.phase is Phase.RUNNING else Role.RUN
        if self.phase is Phase.READY and not self._panel.is_choosing:
            role = Role.ACCEPT
        self._panel.primary.take(role, unasked=unasked)
        self._panel.chosen.setEnabled(self.phase is not Phase.RUNNING)
