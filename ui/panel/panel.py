"""The companion of the text, one flow from above: what to do, how it goes, the answer."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.catalog.actions import Action
from desktop.messages import finding as worded
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from desktop.model import Finding, Severity
from ui.figures import Figures
from ui.panel.action_list import ActionList
from ui.panel.answer import AnswerView
from ui.panel.buttons import CommandButton, FoldButton, PrimaryButton, TextButton
from ui.panel.card import Card
from ui.panel.findings import NAMES, SHAPES, Findings
from ui.panel.options import Options
from ui.panel.stage import StageLine
from ui.theme import Theme

CAUTIONS: Final = {
    "basic_model_french": N_("Basic model: check this translation."),
    "basic_model_tone": N_("Basic model: check the tone."),
}
"""What is said of a basic model's answer, beside the way to a better one."""


class Panel(QWidget):
    """Places its parts and shows either the choice of an action or the work on a passage."""

    better_models = Signal()

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        commands: dict[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(320)
        self.setMaximumWidth(480)
        self._language = "en"
        self._known: Mapping[str, Action] = {}
        self.action: Action | None = None
        self.scope = QLabel(self)
        self.scope.setObjectName("caption")
        self.scope.setWordWrap(True)
        self.chosen = FoldButton(theme, self)
        self.action_list = ActionList(theme, self)
        self.options = Options(theme, self)
        self.stage = StageLine(figures, self)
        self.changes = CommandButton(commands["changes"], _("Hide changes"), self)
        self.card = Card(self)
        self.answer = AnswerView(theme, self)
        self.shape = QLabel(SHAPES[Severity.SHOULD], self)
        self.shape.setProperty("severity", "should")
        self.shape.setAccessibleName(_(NAMES[Severity.SHOULD]))
        self.caution = QLabel(self)
        self.caution.setWordWrap(True)
        self.better = TextButton(_("Better models…"), self)
        self.findings = Findings(self)
        self.notice = QLabel(self)
        self.undo = TextButton(_("Undo"), self)
        self.primary = PrimaryButton(commands, self)
        self._sheet = QFrame(self)
        self._place(commands)
        self.action_list.chosen.connect(self._choose)
        self.action_list.run.connect(commands["run"].trigger)
        self.options.run.connect(commands["run"].trigger)
        self.options.changed.connect(self._describe)
        self.chosen.clicked.connect(self._reopen)
        self.better.clicked.connect(self.better_models)
        self.show_choice()

    def _place(self, commands: dict[str, QAction]) -> None:
        self._sheet.setObjectName("card")
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(16, 14, 8, 14)
        sheet.addWidget(self.answer)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.stage, 1)
        head.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignTop)
        warning = QGridLayout()
        warning.setHorizontalSpacing(8)
        warning.setVerticalSpacing(0)
        warning.setColumnStretch(1, 1)
        warning.addWidget(self.shape, 0, 0, Qt.AlignmentFlag.AlignTop)
        warning.addWidget(self.caution, 0, 1)
        warning.addWidget(self.better, 1, 1, Qt.AlignmentFlag.AlignLeft)
        told = QHBoxLayout()
        told.addWidget(self.notice)
        told.addWidget(self.undo)
        told.addStretch(1)
        rare = QHBoxLayout()
        rare.setSpacing(4)
        for id in ("copy", "retry", "discard"):
            rare.addWidget(CommandButton(commands[id], parent=self))
        rare.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.scope)
        layout.addWidget(self.chosen)
        layout.addWidget(self.action_list)
        layout.addWidget(self.options)
        layout.addLayout(head)
        layout.addWidget(self.card)
        layout.addWidget(self._sheet)
        layout.addLayout(warning)
        layout.addWidget(self.findings)
        layout.addStretch(1)
        layout.addLayout(told)
        layout.addLayout(rare)
        layout.addWidget(self.primary)

    def show_actions(self, actions: Mapping[str, Action], language: str) -> None:
        """Offer these actions, worded in a language."""
        self._known = actions
        self._language = language
        self.action_list.show_actions(actions.values(), language)

    def show_choice(self) -> None:
        """Show what can be done, and nothing of a run."""
        self.show_work()
        self.stage.clear()
        self._open_choice(True)

    def show_work(self) -> None:
        """Fold the choice of an action into one line and make room for a run."""
        self._open_choice(False)
        self.stage.clear()
        self.card.hide()
        self.answer.clear_answer()
        self._sheet.hide()
        self.show_findings(())
        self.tell("")

    def take_focus(self) -> None:
        """Take the keys: where an action is chosen, else on the filled button."""
        target = self.action_list if self.action_list.isVisible() else self.primary
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_sheet(self) -> None:
        """Show the answer's sheet."""
        self._sheet.show()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what there is to verify; a caution about the model has its own line."""
        cautions = [found for found in findings if found.check == "model"]
        self.findings.show_findings([found for found in findings if found.check != "model"])
        self.caution.setText(
            " ".join(
                _(CAUTIONS[found.id]) if found.id in CAUTIONS else worded(found)
                for found in cautions
            )
        )
        for widget in (self.shape, self.caution, self.better):
            widget.setVisible(bool(cautions))

    def tell(self, words: str) -> None:
        """Say what was done and offer to undo it; say nothing without words."""
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        self.undo.setVisible(bool(words))

    def _open_choice(self, opened: bool) -> None:
        self.scope.setVisible(opened)
        self.action_list.setVisible(opened)
        self.options.setVisible(opened)
        self.chosen.setVisible(not opened)

    def _reopen(self) -> None:
        self._open_choice(True)
        self.action_list.setFocus()

    def _choose(self, id: str) -> None:
        self.action = self._known[id]
        self.options.show_action(self.action, self._language)

    def _describe(self) -> None:
        if self.action is None:
            return
        label, words = self.action.label.to(self._language), self.options.words()
        named = _("{action}: {options}").format(action=label, options=words) if words else label
        self.chosen.setText(named)
        self.chosen.setAccessibleName(_("Change the action, now {action}").format(action=named))
