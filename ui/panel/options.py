"""What the chosen action needs to know: its options, the versions wanted, an instruction."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.catalog.actions import Action
from desktop.messages import gettext as _
from ui.figures import Figures
from ui.panel.choice import Choice, VersionChoice
from ui.panel.habits import Habits
from ui.panel.wrapping import WrappingLayout
from ui.theme import Theme


class Options(QWidget):
    """Shows only the chosen action's options and versions wanted, as they were chosen last."""

    run = Signal()
    changed = Signal()

    def __init__(
        self, theme: Theme, figures: Figures, habits: Habits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._habits = habits
        self._action: Action | None = None
        self._given = ""
        self._choices: list[Choice] = []
        self._description = QLabel(self)
        self._description.setObjectName("caption")
        self._description.setTextFormat(Qt.TextFormat.PlainText)
        self._description.setWordWrap(True)
        self._row = WrappingLayout(8)
        self.versions = VersionChoice(_("How many versions"), figures, theme, self)
        self.versions.want(1)
        self.versions.currentIndexChanged.connect(self._remember_versions)
        self.instruction = QPlainTextEdit(self)
        self.instruction.setObjectName("instruction")
        self.instruction.setAccessibleName(_("Instruction"))
        self.instruction.setPlaceholderText(_("Say it in your own words, then press Enter."))
        self.instruction.setTabChangesFocus(True)
        self.instruction.setFixedHeight(64)
        self.instruction.installEventFilter(self)
        self.instruction.textChanged.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._description)
        layout.addWidget(self.instruction)
        layout.addLayout(self._row)
        self._row.addWidget(self.versions)
        self.instruction.hide()

    def show_action(
        self, action: Action, language: str, given: Mapping[str, str], instruction: str = ""
    ) -> None:
        """Show the options of an action: as given, else as they were chosen last.

        An instruction that is given stands elsewhere already and needs no box.
        """
        self._action = action
        self.versions.want(self._habits.versions(action.id))
        self._description.setText(action.description.to(language))
        while item := self._row.takeAt(0):
            widget = item.widget()
            if isinstance(widget, Choice):
                widget.hide()
                widget.deleteLater()
        self._choices = [
            Choice(option, language, self._theme, self) for option in action.options.values()
        ]
        for choice in self._choices:
            known = {**self._habits.options(action.id), **given}
            if choice.option in known:
                choice.choose(known[choice.option])
            choice.currentIndexChanged.connect(self._remember)
            self._row.addWidget(choice)
            choice.show()
        self._row.addWidget(self.versions)
        self._given = instruction
        self._description.setVisible(not instruction)
        self.instruction.setVisible(action.needs_instruction and not instruction)
        self.changed.emit()

    def choice(self, option: str) -> Choice | None:
        """Return the control of an option of the chosen action."""
        return next((choice for choice in self._choices if choice.option == option), None)

    def values(self) -> dict[str, str]:
        """Return the chosen value of every option."""
        return {choice.option: choice.value() for choice in self._choices}

    def words(self) -> str:
        """Return in words what is chosen, but for what is so by default; or the instruction."""
        words = [
            choice.currentText()
            for place, choice in enumerate(self._choices)
            if not place or not choice.is_default
        ]
        return ", ".join([*words, *self.said().split("\n")[:1]] if self.said() else words)

    def said(self) -> str:
        """Return the instruction; empty for an action that needs none."""
        if self._action is None or not self._action.needs_instruction:
            return ""
        return self._given or self.instruction.toPlainText().strip()

    @property
    def lacks_instruction(self) -> bool:
        """Return whether the action needs an instruction that has yet to be given."""
        return self._action is not None and self._action.needs_instruction and not self.said()

    def _remember(self) -> None:
        if self._action is not None:
            self._habits.choose(self._action.id, self.values())
        self.changed.emit()

    def _remember_versions(self) -> None:
        if self._action is not None:
            self._habits.want(self._action.id, self.versions.count_wanted())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if (
            watched is self.instruction
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers()
            in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            self.run.emit()
            return True
        return super().eventFilter(watched, event)
