"""The controls of the rows: each tells when a person has settled on a value, not before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.panel.choice import Chip
from ui.settings.marks import CheckMark
from ui.theme import Theme

Value = str | int | bool


class Pick(Chip):
    """One of a few values; its row names it."""

    settled = Signal(object)

    def __init__(self, theme: Theme, values: Sequence[tuple[Value, str]]) -> None:
        super().__init__("", theme)
        for value, label in values:
            self.addItem(label, value)
        self.activated.connect(lambda: self.settled.emit(self.currentData()))

    def show_value(self, value: Value) -> None:
        """Show a value; one that is not offered is added."""
        if self.findData(value) < 0:
            self.addItem(str(value), value)
        self.setCurrentIndex(self.findData(value))


class Switch(CheckMark):
    """On or off."""

    settled = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.clicked.connect(lambda: self.settled.emit(self.isChecked()))

    def show_value(self, value: Value) -> None:
        """Show a value."""
        self.setChecked(bool(value))


class Line(QLineEdit):
    """A line of text; Enter or leaving it settles, Esc takes back what was typed."""

    settled = Signal(object)

    def __init__(self, placeholder: str = "", width: int = 0) -> None:
        super().__init__()
        self._shown = ""
        self.setPlaceholderText(placeholder)
        if width:
            self.setFixedWidth(width)
        self.editingFinished.connect(self._settle)

    def show_value(self, value: Value) -> None:
        """Show a value."""
        self._shown = str(value)
        self.setText(self._shown)
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
        else:
            super().keyPressEvent(event)

    def _settle(self) -> None:
        typed = self.text().strip()
        if typed != self._shown:
            self._shown = typed
            self.settled.emit(typed)
