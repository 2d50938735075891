"""One request from the selection to the accepted text: what stands where, and what comes next."""

from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

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
from desktop.messages import advice, sentence
from desktop.messages import gettext as _
from desktop.model import Consent, Place, Request
from desktop.review import compare
from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.engines import Engines
from ui.figures import Figures
from ui.panel.buttons import Role
from ui.panel.changes import Stretch, share_kept, stretches
from ui.panel.panel import Panel

if TYPE_CHECKING:
    from desktop.assistant import Assistant

_MOSTLY_NEW: Final = 0.3
"""Below this share of kept text the changes say nothing: the answer is shown plainly."""
_LONG: Final = 60_000
"""Characters of source and answer from which the changes are shown only when asked for."""

SAYS_KEPT: Final = frozenset({"later", "bug_kept"})
SAYS_UNTOUCHED: Final = SAYS_KEPT | {
    *("engine_start", "network_check", "engine_check", "quota_pay", "text_shorten"),
    *("local_engine_install", "local_engine_smaller", "local_engine_room", "store_run_gone_text"),
}
"""Advice that already says what was kept: the card does not say it again."""


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
        self._merged: list[Stretch] = []
        commands["changes"].setChecked(True)
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
        self._panel.card.ask(
            _("This passage has changed since"),
            _("Replacing it would take away what you wrote in it meanwhile."),
            "",
            (
                (_("Replace anyway"), self._replace),
                (_("Insert below"), self._insert_below),
                (_("Not now"), _nothing),
            ),
        )

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
        """Show or hide what changed in the answer."""
        if self.phase is not Phase.READY:
            return
        if self._commands["changes"].isChecked():
            if not self._merged:
                self._compare()
            self._panel.answer.show_changes(self._merged)
        else:
            self._panel.answer.show_text(self._answer)

    def offer_better(self) -> None:
        """Name a model that does better and offer to use it."""
        model = self._engines.better()
        if model is None:
            self._panel.card.ask(
                _("No better model fits"),
                _("This computer has too little free memory for a larger model now."),
                "",
                ((_("Close"), _nothing),),
            )
            return
        language = self._figures.language
        self._panel.card.ask(
            model.label.to(language),
            model.note.to(language),
            _("{size} to fetch once · licence {licence}").format(
                size=self._figures.size(model.size), licence=model.licence
            ),
            (
                (_("Use it and retry"), lambda: self._use(model)),
                (_("Not now"), _nothing),
            ),
        )

    def _use(self, model: LocalModel) -> None:
        if self._engines.use(model) and self._request is not None:
            self._request = replace(self._request, engine=self._engines.choice())
            self.retry()

    def show_error(self, error: UserError, partial: str = "", *, retry: bool = False) -> None:
        """Say what happened, what was kept and what to do, where the answer would be."""
        kept = [] if error.hint in SAYS_UNTOUCHED else [_("Your text is unchanged.")]
        if partial and error.hint not in SAYS_KEPT:
            kept.append(_("What had come is kept in the history."))
        choice = (_("Try again"), self.retry) if retry else (_("Close"), _nothing)
        self._panel.card.ask(sentence(error), advice(error), " ".join(kept), (choice,))

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
                self.show_error(error, partial, retry=True)
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
        where = (
            _("a computer in your network")
            if consent.place is Place.NETWORK
            else _("a service on the internet")
        )
        signs = self._figures.count(consent.characters)
        self._panel.stage.clear()
        self._panel.card.ask(
            _("Send this text to {engine}?").format(engine=consent.label),
            _(
                "{signs} signs of your text would go to {host}, {where}, for the model {model}."
            ).format(signs=signs, host=consent.host, where=where, model=consent.model),
            _("Nothing has been sent yet. Calame asks once for each engine."),
            (
                (_("Send"), lambda: assistant.consent(run, True)),
                (_("Don’t send"), lambda: assistant.consent(run, False)),
            ),
        )

    def _finish(self, event: Finished) -> None:
        self._answer = event.answers[0].text
        self._merged = []
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
        source = self._passage.text if self._passage else ""
        action = panel.action
        telling = not (action is not None and action.to)
        if telling and len(source) + len(self._answer) < _LONG:
            self._compare()
            telling = share_kept(self._merged) > _MOSTLY_NEW
        if telling and self._merged and self._commands["changes"].isChecked():
            panel.answer.show_changes(self._merged)
        else:
            panel.answer.show_text(self._answer)
        self._commands["changes"].setEnabled(telling)

    def _compare(self) -> None:
        source = self._passage.text if self._passage else ""
        self._merged = stretches(source, self._answer, compare(source, self._answer))

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


def _nothing() -> None:
    """Do nothing: the card of the button hides by itself."""
