"""What the chosen action needs to know: its options and, for one's own, the instruction."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.catalog.actions import Action
from desktop.messages import gettext as _
from ui.panel.choice import Choice
from ui.theme import Theme


class Options(QWidget):
    """Shows only the chosen action's options and remembers what was chosen for each action."""

    run = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = "en"
        self._action: Action | None = None
        self._choices: list[Choice] = []
        self._remembered: dict[str, dict[str, str]] = {}
        self._description = QLabel(self)
        self._description.setObjectName("caption")
        self._description.setTextFormat(Qt.TextFormat.PlainText)
        self._description.setWordWrap(True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self.instruction = QPlainTextEdit(self)
        self.instruction.setObjectName("instruction")
        self.instruction.setAccessibleName(_("Instruction"))
        self.instruction.setPlaceholderText(_("What should change?"))
        self.instruction.setTabChangesFocus(True)
        self.instruction.setFixedHeight(64)
        self.instruction.installEventFilter(self)
        self.instruction.textChanged.connect(self.changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._description)
        layout.addLayout(self._row)
        layout.addWidget(self.instruction)
        self.instruction.hide()

    def show_action(self, action: Action, language: str) -> None:
        """Show the options of an action as they were chosen last."""
        self._action = action
        self._language = language
        self._description.setText(action.description.to(language))
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._choices = [
            Choice(option, language, self._theme, self) for option in action.options.values()
        ]
        remembered = self._remembered.get(action.id, {})
        for choice in self._choices:
            if choice.option in remembered:
                choice.choose(remembered[choice.option])
            choice.currentIndexChanged.connect(self._remember)
            self._row.addWidget(choice)
        self._row.addStretch(1)
        self.instruction.setVisible(action.needs_instruction)
        self.changed.emit()

    def choice(self, option: str) -> Choice | None:
        """Return the control of an option of the chosen action."""
        return next((choice for choice in self._choices if choice.option == option), None)

    def values(self) -> dict[str, str]:
        """Return the chosen value of every option."""
        return {choice.option: choice.value() for choice in self._choices}

    def words(self) -> str:
        """Return the chosen values as they are shown."""
        return ", ".join(choice.currentText() for choice in self._choices)

    def said(self) -> str:
        """Return the instruction; empty for an action that needs none."""
        needed = self._action is not None and self._action.needs_instruction
        return self.instruction.toPlainText().strip() if needed else ""

    def _remember(self) -> None:
        if self._action is not None:
            self._remembered[self._action.id] = self.values()
        self.changed.emit()

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
