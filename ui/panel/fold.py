"""One line that says what is chosen and opens the choice again."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.panel.chip import SIDES, draw_chip
from ui.theme import Theme

_AROUND: Final = 16
"""Pixels above and below the words."""
_MOST_LINES: Final = 3
_WRAP: Final = Qt.TextFlag.TextWordWrap


class FoldButton(QPushButton):
    """Drawn as a chip; words that find no room on its line go on below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Say what is chosen."""
        self.setText(words)
        self.setToolTip(words)
        self._fit()

    def needs(self) -> int:
        """Return the height that all the words would take."""
        inside = QRect(0, 0, max(1, self.width() - SIDES + 7), 10_000)
        return self.fontMetrics().boundingRect(inside, int(_WRAP), self.text()).height() + _AROUND

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        most = _MOST_LINES * self.fontMetrics().lineSpacing() + _AROUND
        return QSize(240, max(32, min(self.needs(), most)))

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(120, self.sizeHint().height())

    def _fit(self) -> None:
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        draw_chip(self, self.text(), self._theme.colors, opens=self.isEnabled())
