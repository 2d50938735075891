"""The review of an answer: its changes walked, accepted, refused, and its words edited."""

from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence

from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.figures import Figures
from ui.panel.changes import State
from ui.panel.comparer import Comparer
from ui.panel.panel import Panel
from ui.panel.version import Version

_WALK: Final = ("next_change", "previous_change", "accept_change", "refuse_change")
_KEYS: Final = (*_WALK, "accept_rest", "undo_choice", "next_version")
"""Commands whose keys are heard only while the answer has the focus."""


class Review(QObject):
    """Shows one version and does to it what the commands say."""

    left = Signal()
    """The person wants back to the text."""

    def __init__(self, panel: Panel, figures: Figures, commands: dict[str, QAction]) -> None:
        super().__init__(panel)
        self._panel = panel
        self._sheet = panel.sheet
        self._answer = panel.sheet.answer
        self._popover = panel.popover
        self._figures = figures
        self._commands = commands
        self._version: Version | None = None
        self._marks = False
        self._wants_marks = True
        self._comparer = Comparer(self)
        self._comparer.compared.connect(self._receive)
        for id, handler in (
            ("next_change", lambda: self._step(1)),
            ("previous_change", lambda: self._step(-1)),
            ("accept_change", lambda: self._decide_current(State.ACCEPTED)),
            ("refuse_change", lambda: self._decide_current(State.REFUSED)),
            ("accept_rest", self._accept_rest),
            ("undo_choice", self._undo),
            ("edit_answer", self._switch_editing),
            ("changes", self._switch_marks),
        ):
            commands[id].triggered.connect(handler)
        for id in _KEYS:
            # set here and not with the other commands: Qt's enumerations cost time at the start
            commands[id].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._answer.addAction(commands[id])
        self._answer.pressed.connect(self._open)
        self._answer.focused.connect(self._hear_focus)
        self._answer.escaped.connect(self._escape)
        self._answer.verticalScrollBar().valueChanged.connect(self._popover.hide)
        self._popover.decided.connect(self._decide)
        self._popover.closed.connect(self._answer.setFocus)
        self._enable()

    def show(self, version: Version) -> None:
        """Show a whole version, with its changes where they say something."""
        self.finish_editing()
        self._version = version
        self._present(version, asked=False)

    def forget(self) -> None:
        """Have nothing to review; what was being edited is given up."""
        if self._answer.is_edited:
            self._answer.end_editing()
        self._version = None
        self._marks = False
        self._popover.hide()
        self._tell()

    def finish_editing(self) -> None:
        """Take over what was written in the answer."""
        if not self._answer.is_edited or self._version is None:
            return
        self._version.edit(self._answer.end_editing())
        self._present(self._version, asked=False)

    def _present(self, version: Version, *, asked: bool) -> None:
        """Show a version with its changes, those of a long one once they are found."""
        wanted = self._wants_marks and version.tells
        self._show(marks=wanted and version.is_quick)
        if wanted and not version.is_quick and (asked or not version.is_long):
            self._comparer.start(version)
            self._sheet.say(_("Looking for what has changed…"))

    def _receive(self, version: Version) -> None:
        if version is self._version and not self._answer.is_edited:
            self._present(version, asked=False)

    def _show(self, *, marks: bool) -> None:
        version = self._version
        assert version is not None
        self._marks = marks
        self._popover.hide()
        if marks:
            choices = version.choices
            if choices.current is None:
                choices.step(1)
            self._answer.show_changes(choices.stretches())
            self._answer.point_at(choices.current)
        else:
            self._answer.show_text(version.text)
        self._tell()

    def _switch_marks(self) -> None:
        self._wants_marks = self._commands["changes"].isChecked()
        if self._version is not None and not self._answer.is_edited:
            self._present(self._version, asked=True)

    def _switch_editing(self) -> None:
        if self._answer.is_edited:
            self.finish_editing()
            self._answer.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._version is not None:
            self._popover.hide()
            self._answer.begin_editing(self._version.text)
            self._tell()

    def _escape(self) -> None:
        if self._answer.is_edited:
            self._switch_editing()
        else:
            self.left.emit()

    def _step(self, count: int) -> None:
        if self._version is None or not self._marks:
            return
        self._popover.hide()
        self._version.choices.step(count)
        self._answer.point_at(self._version.choices.current)
        self._tell()

    def _decide_current(self, state: State) -> None:
        if self._version is None or not self._marks:
            return
        if (current := self._version.choices.current) is not None:
            self._popover.hide()
            self._decide(current, state)

    def _decide(self, change: int, state: State) -> None:
        if self._version is None or not self._marks:
            return
        choices = self._version.choices
        choices.decide(change, state)
        self._redraw([change])

    def _accept_rest(self) -> None:
        if self._version is not None and self._marks:
            self._redraw(self._version.choices.accept_rest())

    def _undo(self) -> None:
        if self._version is not None and self._marks:
            self._redraw(self._version.choices.undo())

    def _redraw(self, changed: list[int]) -> None:
        assert self._version is not None
        choices = self._version.choices
        self._popover.hide()
        if len(changed) == 1:
            self._answer.show_change(changed[0], choices.stretches_of(changed[0]))
        elif changed:
            self._answer.show_changes(choices.stretches())
        self._answer.point_at(choices.current)
        self._tell()

    def _open(self, change: int) -> None:
        if self._version is None or not self._marks:
            return
        self._version.choices.current = change
        self._answer.point_at(change)
        area = self._answer.area_of(change)
        corner = self._answer.viewport().mapTo(self._panel, area.topLeft())
        self._popover.open(change, QRect(corner, area.size()))
        self._tell()

    def _hear_focus(self, focused: bool) -> None:
        if not focused:
            QTimer.singleShot(0, self._close_popover)
        self._tell()

    def _close_popover(self) -> None:
        if not self._answer.hasFocus() and not self._panel.has_focus_within(self._popover):
            self._popover.hide()

    def _tell(self) -> None:
        self._sheet.say(self._words())
        self._panel.findings.tell_edited(self._version is not None and self._version.is_edited)
        self._enable()

    def _words(self) -> str:
        version = self._version
        if self._answer.is_edited:
            return _("Editing: what you write here is what is put in.")
        if version is not None and self._wants_marks and version.is_mostly_new:
            return _("Almost all of it is new: there are no single changes to go through.")
        if version is None or not self._marks:
            return ""
        choices = version.choices
        if not len(choices):
            return _("The answer is the same as your text.")
        count, refused = len(choices), choices.refused
        words = ngettext("{count} change", "{count} changes", count).format(
            count=self._figures.count(count)
        )
        parts = [words]
        if refused:
            words = ngettext("{count} refused", "{count} refused", refused)
            parts.append(words.format(count=self._figures.count(refused)))
        if self._answer.hasFocus():
            parts[0] = _("Change {number} of {count}").format(
                number=self._figures.count(choices.number), count=self._figures.count(count)
            )
            parts.append(
                _("{accept} yes, {refuse} no, {next} next").format(
                    accept=self._keys("accept_change"),
                    refuse=self._keys("refuse_change"),
                    next=self._keys("next_change"),
                )
            )
        return " · ".join(parts)

    def _keys(self, id: str) -> str:
        keys = self._commands[id].shortcut()
        return keys.toString(QKeySequence.SequenceFormat.NativeText)

    def _enable(self) -> None:
        version, edited = self._version, self._answer.is_edited
        walks = version is not None and self._marks and not edited and len(version.choices) > 0
        for id in _WALK:
            self._commands[id].setEnabled(walks)
        choices = version.choices if version is not None and walks else None
        several = choices is not None and len(choices) > 1 and not choices.refused
        self._panel.primary.tell_all(several)
        rest = choices is not None and choices.open > 0
        self._commands["accept_rest"].setEnabled(rest)
        undoes = walks and version is not None and version.choices.can_undo
        self._commands["undo_choice"].setEnabled(undoes)
        tells = version is not None and not edited and version.tells
        self._commands["changes"].setEnabled(tells)
        self._commands["changes"].setChecked(self._marks)
        self._commands["edit_answer"].setChecked(edited)
