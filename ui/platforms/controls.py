"""The controls that an entry is changed with; each tells when a person has settled on a value."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QSizePolicy

from desktop.messages import gettext as _
from ui.panel.chip import SIDES, draw_chip
from ui.settings.controls import Value
from ui.theme import Theme

_LINES: Final = 4
_MOST: Final = 260


class Prose(QPlainTextEdit):
    """A text of several lines; leaving it settles."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 18)

    def show_value(self, value: Value) -> None:
        """Show a value."""
        self._shown = str(value)
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's
        super().focusOutEvent(event)
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.settled.emit(self._shown)


class Several(QPushButton):
    """Some of several values, ticked in a menu; named, or counted where there are many."""

    settled = Signal(object)

    def __init__(self, theme: Theme, values: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._ticks = {}
        for value, label in values:
            tick = self._menu.addAction(label)
            tick.setCheckable(True)
            tick.triggered.connect(lambda: self.settled.emit(self.value()))
            self._ticks[value] = tick
        self.clicked.connect(self._open)

    def value(self) -> str:
        """Return the chosen values, parted by blanks."""
        return " ".join(value for value, tick in self._ticks.items() if tick.isChecked())

    def show_value(self, value: Value) -> None:
        """Show these values as the chosen ones."""
        chosen = str(value).split()
        for one, tick in self._ticks.items():
            tick.setChecked(one in chosen)
        labels = [tick.text() for tick in self._ticks.values() if tick.isChecked()]
        words = ", ".join(labels) or _("Nothing")
        if self.fontMetrics().horizontalAdvance(words) > _MOST:
            words = _("{count} chosen").format(count=len(labels))
        self.setText(words)
        self.setToolTip("\n".join(labels))
        self.updateGeometry()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + SIDES, 30)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        draw_chip(self, self.text(), self._theme.colors)
