"""Where one says what should change: a field, what it offers, the options of what is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.catalog.actions import Action
from desktop.messages import gettext as _
from ui.figures import Figures
from ui.panel.action_list import ActionList
from ui.panel.entries import INSTRUCT, OWN, Entry, found, sections
from ui.panel.field import AskField
from ui.panel.habits import Habits
from ui.panel.options import Options
from ui.theme import Theme


class Chooser(QWidget):
    """Keeps the chosen entry in step with what is typed and walked to."""

    changed = Signal()
    """Another action, or another of its options, is chosen."""
    run = Signal()
    left = Signal()
    """Escape was pressed in the empty field."""
    taught = Signal()
    """How to make an action of one's own was asked for."""

    def __init__(
        self, theme: Theme, figures: Figures, habits: Habits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._habits = habits
        self._language = figures.language
        self._known: Mapping[str, Action] = {}
        self.entry: Entry | None = None
        self.scope = QLabel(self)
        self.scope.setObjectName("caption")
        self.scope.setTextFormat(Qt.TextFormat.PlainText)
        self.scope.setWordWrap(True)
        self.field = AskField(self)
        self.list = ActionList(theme, self)
        # the field keeps the keys, also after a click in the list
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.options = Options(theme, figures, habits, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.scope)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        layout.addWidget(self.options)
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self.list.step)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.left)
        self.list.chosen.connect(self._choose)
        self.list.run.connect(self._enter)
        self.list.taught.connect(self.taught)
        self.options.run.connect(self._enter)
        self.options.changed.connect(self.changed)

    def show_actions(self, actions: Mapping[str, Action]) -> None:
        """Offer these actions."""
        self._known = actions
        self._offer()

    def refresh(self) -> None:
        """Empty the field and offer everything again, with the action chosen that was."""
        before = self.entry
        if before is not None and before.instruction:
            self.options.instruction.setPlainText(before.instruction)
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._offer()
        first = self.entry
        if before is not None and first is not None and first.action != before.action:
            self.list.choose(before.action.id)

    def answering(self, query: str) -> list[Entry]:
        """Return the actions that answer to what is typed, the best first."""
        offered = found(query, self._known.values(), self._language)
        return [entry for section in offered for entry in section.entries if not entry.instruction]

    def prepare(self, action: str, options: Mapping[str, str], instruction: str) -> bool:
        """Choose an action as it was used once; tell whether it is still there."""
        if action not in self._known:
            return False
        self.refresh()
        self.list.choose(action)
        if instruction:
            self.options.instruction.setPlainText(instruction)
        for option, value in options.items():
            if (choice := self.options.choice(option)) is not None:
                choice.choose(value)
        return True

    def is_missing_words(self) -> bool:
        """Ask for the instruction that the chosen action needs; tell whether it is missing."""
        if not self.options.lacks_instruction:
            return False
        self.options.instruction.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _search(self, query: str) -> None:
        if not query.strip():
            self._offer()
            return
        self.list.show_sections(found(query, self._known.values(), self._language))

    def _offer(self) -> None:
        own = [action for action in self._known.values() if action.group == OWN]
        lacks_own = all(action.id == INSTRUCT for action in own)
        self.list.show_sections(
            sections(self._known.values(), self._habits.recent, self._language),
            _("Make an action of your own…") if own and lacks_own else "",
        )

    def _choose(self, entry: Entry) -> None:
        self.entry = entry
        self.field.setAccessibleDescription(entry.label)
        self.options.show_action(entry.action, self._language, entry.options, entry.instruction)

    def _enter(self) -> None:
        if not self.is_missing_words():
            self.run.emit()
