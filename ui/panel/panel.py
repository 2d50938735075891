"""The companion of the text, one flow from above: what to do, how it goes, the answer."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog.actions import Action
from desktop.messages import gettext as _
from desktop.model import Finding
from ui.figures import Figures
from ui.panel.answer import AnswerView
from ui.panel.buttons import CommandButton, MoreButton, PrimaryButton, TextButton
from ui.panel.card import Card
from ui.panel.caution import Caution
from ui.panel.chooser import Chooser
from ui.panel.findings import Findings
from ui.panel.fold import FoldButton
from ui.panel.habits import Habits
from ui.panel.notice import Notice
from ui.panel.popover import Popover
from ui.panel.sheet import Sheet
from ui.panel.stage import StageLine
from ui.theme import Theme

_RARE: Final = ("insert_below", "discard", "changes")
"""What is done to an answer less often: behind the button with dots."""


_SIDE: Final = 8
"""Half the space at the sides; buttons of words take the other half within their outline."""


def _inset(widget: QWidget) -> QHBoxLayout:
    """Return a row with a widget as far from the side as the words of a button are."""
    row = QHBoxLayout()
    row.setContentsMargins(_SIDE, 0, _SIDE, 0)
    row.addWidget(widget)
    return row


class Panel(QWidget):
    """Places its parts and shows either the choice of an action or the work on a passage."""

    opened = Signal(bool)
    """The choice of an action was opened, or closed for the work."""
    left = Signal()
    """The person wants back to the text."""

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        commands: dict[str, QAction],
        habits: Habits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(320)
        self.setMaximumWidth(480)
        self._language = figures.language
        self._has_work = False
        self._asks = False
        self.chooser = Chooser(theme, figures, habits, self)
        self.chosen = FoldButton(theme, self)
        self.stage = StageLine(figures, self)
        self.card = Card(self)
        self.sheet = Sheet(theme, figures, self)
        self.caution = Caution(self)
        self.findings = Findings(self)
        self.notice = Notice(self)
        self.back = TextButton(_("Back to the answer"), self)
        self.primary = PrimaryButton(commands, self)
        self._work = QWidget(self)
        self._near = QWidget(self)
        self._place(commands)
        # above all else, as it stands over whatever is below a change
        self.popover = Popover(self)
        self.chooser.run.connect(commands["run"].trigger)
        self.chooser.changed.connect(self._describe)
        self.chooser.left.connect(self._leave)
        self.chosen.clicked.connect(self._reopen)
        self.back.clicked.connect(self._leave)
        self.card.left.connect(self.left)
        self.show_choice()

    def _place(self, commands: dict[str, QAction]) -> None:
        work = QVBoxLayout(self._work)
        work.setContentsMargins(0, 0, 0, 0)
        work.setSpacing(12)
        work.addLayout(_inset(self.sheet))
        work.addLayout(_inset(self.caution))
        work.addWidget(self.findings)
        near = QHBoxLayout(self._near)
        near.setContentsMargins(0, 0, 0, 0)
        near.setSpacing(4)
        near.addWidget(CommandButton(commands["retry"], self._near))
        near.addWidget(
            CommandButton(
                commands["edit_answer"], self._near, words=_("Edit"), checked=_("Done editing")
            )
        )
        near.addWidget(CommandButton(commands["copy"], self._near))
        near.addStretch(1)
        self.more = MoreButton((commands[id] for id in _RARE), self._near)
        near.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 16, _SIDE, 16)
        layout.setSpacing(12)
        for widget in (self.chooser, self.chosen, self.stage, self.card):
            layout.addLayout(_inset(widget))
        layout.addWidget(self._work)
        layout.addStretch(1)
        layout.addLayout(_inset(self.notice))
        layout.addWidget(self._near)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(_inset(self.primary))

    @property
    def answer(self) -> AnswerView:
        """Return the view of the answer."""
        return self.sheet.answer

    @property
    def action(self) -> Action | None:
        """Return the chosen action."""
        return self.chooser.entry.action if self.chooser.entry else None

    @property
    def is_choosing(self) -> bool:
        """Return whether an action is being chosen now."""
        return not self.chooser.isHidden()

    def show_actions(self, actions: Mapping[str, Action]) -> None:
        """Offer these actions."""
        self.chooser.show_actions(actions)

    def prepare(self, action: str, options: Mapping[str, str], instruction: str) -> None:
        """Choose an action as it was used once, ready to be run on the text of now."""
        known = self.chooser.prepare(action, options, instruction)
        self._open_choice(True)
        if not known:
            self.stage.say(_("That action is no longer there."))
        self.take_focus()

    def show_choice(self) -> None:
        """Show what can be done, nothing of a run; keys stay in the panel if they were there."""
        within = self.has_focus_within(self)
        self._clear()
        self._has_work = False
        self.chooser.refresh()
        self._open_choice(True)
        if within:
            self.take_focus()

    def show_work(self) -> None:
        """Fold the choice of an action into one line and make room for a run.

        Keys that were in the choice follow to the run, but to the text where the mouse began it.
        """
        follows = self.has_focus_within(self.chooser) or self.has_focus_within(self._near)
        self._clear()
        self._has_work = True
        self._asks = False
        self._open_choice(False)
        if follows and self.primary.is_under_mouse:
            self.left.emit()
        elif follows:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sheet(self) -> None:
        """Show the answer's sheet; keys that were given to the panel go there."""
        if self.sheet.isHidden():
            self.sheet.show()
            if self.primary.hasFocus():
                self.sheet.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Take the keys: where an action is chosen, else in the answer, else on the button."""
        if self.is_choosing:
            target: QWidget = self.chooser.field
        else:
            target = self.primary if self.sheet.isHidden() else self.sheet.answer
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what there is to verify; a caution about the model has its own line."""
        self.caution.show_findings([found for found in findings if found.check == "model"])
        self.findings.show_findings([found for found in findings if found.check != "model"])

    def _clear(self) -> None:
        self.stage.clear()
        self.card.hide()
        self.popover.hide()
        self.sheet.clear()
        self.show_findings(())
        self.notice.tell("")

    def _open_choice(self, opened: bool) -> None:
        self.chooser.setVisible(opened)
        self.chosen.setVisible(not opened)
        self._work.setVisible(not opened)
        self._near.setVisible(not opened)
        self.back.setVisible(opened and self._has_work)
        if opened and self._has_work:
            self._asks = self.card.isVisible()
            self.stage.hide()
            self.card.hide()
        elif self._has_work:
            self.stage.setVisible(bool(self.stage.words.text()))
            self.card.setVisible(self._asks)
        self.popover.hide()
        self.opened.emit(opened)

    def _reopen(self) -> None:
        self.chooser.refresh()
        self._open_choice(True)
        self.take_focus()

    def _leave(self) -> None:
        if self._has_work and self.is_choosing:
            self._open_choice(False)
            self.take_focus()
        else:
            self.left.emit()

    def has_focus_within(self, part: QWidget) -> bool:
        """Tell whether the keys go to something in a part of the panel."""
        focused = QApplication.focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def _describe(self) -> None:
        if self.action is None:
            return
        label, words = self.action.label.to(self._language), self.chooser.options.words()
        named = _("{action}: {options}").format(action=label, options=words) if words else label
        self.chosen.say(named)
        self.chosen.setAccessibleName(_("Change the action, now {action}").format(action=named))
