"""The controls of the rows: each tells when a person has settled on a value, not before."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy

from ui.panel.chip import SIDES, draw_chip
from ui.settings.marks import CheckMark
from ui.theme import Theme

Value = str | int | bool


class Pick(QComboBox):
    """One of a few values, drawn as a chip."""

    settled = Signal(object)

    def __init__(self, theme: Theme, values: Sequence[tuple[Value, str]]) -> None:
        super().__init__()
        self._theme = theme
        for value, label in values:
            self.addItem(label, value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.activated.connect(lambda: self.settled.emit(self.currentData()))
        self.currentIndexChanged.connect(self.updateGeometry)

    def show_value(self, value: Value) -> None:
        """Show a value; one that is not offered is added."""
        if self.findData(value) < 0:
            self.addItem(str(value), value)
        self.setCurrentIndex(self.findData(value))

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(self.fontMetrics().horizontalAdvance(self.currentText()) + SIDES, 30)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        draw_chip(self, self.currentText(), self._theme.colors)


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
