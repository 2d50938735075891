"""A check box and a radio button without words, drawn in the colours of the theme."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from ui.colors import Colors
from ui.theme import Theme

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # the second base of each mark is the button

_SIDE: Final = 28
_MARK: Final = 18
_TICK: Final = ((4.5, 9.5), (7.8, 12.8), (13.5, 5.8))


class _Mark(_Button):
    """What the marks have in common: their place, a ring for the focus, all of it to be hit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.translate((self.width() - _MARK) / 2, (self.height() - _MARK) / 2)
        painter.setPen(QPen(QColor(colors.accent if self.isChecked() else colors.quiet), 1.4))
        self.draw(painter, QRectF(1, 1, _MARK - 2, _MARK - 2), colors)
        painter.end()

    def draw(self, painter: QPainter, place: QRectF, colors: Colors) -> None:
        """Draw the mark in its place; its outline's pen is taken already."""


class CheckMark(_Mark, QCheckBox):
    """A box, filled with a tick where it is on."""

    def draw(self, painter: QPainter, place: QRectF, colors: Colors) -> None:  # noqa: D102 - a mark's
        if self.isChecked():
            painter.setBrush(QColor(colors.accent))
        painter.drawRoundedRect(place, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(colors.on_accent), 2))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _TICK]))


class RadioMark(_Mark, QRadioButton):
    """A ring, with a dot where it is chosen."""

    def draw(self, painter: QPainter, place: QRectF, colors: Colors) -> None:  # noqa: D102 - a mark's
        painter.drawEllipse(place)
        if self.isChecked():
            painter.setBrush(QColor(colors.accent))
            painter.drawEllipse(place.adjusted(4, 4, -4, -4))
