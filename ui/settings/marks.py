"""A check box and a radio button without words, drawn in the colours of the theme."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton

from ui.theme import Theme

_SIDE: Final = 28
_MARK: Final = 18
_TICK: Final = ((4.5, 9.5), (7.8, 12.8), (13.5, 5.8))


def _begun(button: QAbstractButton, theme: Theme) -> tuple[QPainter, QRectF]:
    """Return a painter at the corner of the mark, and the mark's place; the focus is a ring."""
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if button.hasFocus():
        painter.setPen(QPen(QColor(theme.colors.accent), 1))
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.translate((button.width() - _MARK) / 2, (button.height() - _MARK) / 2)
    outline = theme.colors.accent if button.isChecked() else theme.colors.quiet
    painter.setPen(QPen(QColor(outline), 1.4))
    return painter, QRectF(1, 1, _MARK - 2, _MARK - 2)


class CheckMark(QCheckBox):
    """A box, filled with a tick where it is on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def hitButton(self, place: QPoint) -> bool:  # noqa: D102 - Qt's
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        painter, place = _begun(self, self._theme)
        if self.isChecked():
            painter.setBrush(QColor(self._theme.colors.accent))
        painter.drawRoundedRect(place, 4, 4)
        if self.isChecked():
            painter.setPen(QPen(QColor(self._theme.colors.on_accent), 2))
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in _TICK]))
        painter.end()


class RadioMark(QRadioButton):
    """A ring, with a dot where it is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def hitButton(self, place: QPoint) -> bool:  # noqa: D102 - Qt's
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        painter, place = _begun(self, self._theme)
        painter.drawEllipse(place)
        if self.isChecked():
            painter.setBrush(QColor(self._theme.colors.accent))
            painter.drawEllipse(place.adjusted(4, 4, -4, -4))
        painter.end()
