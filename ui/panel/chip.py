"""The shape of a choice: an outline, its words and a small arrow."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.colors import Colors

SIDES: Final = 42
"""Pixels that a chip takes beside its words."""


def draw_chip(widget: QWidget, words: str, colors: Colors, *, opens: bool = True) -> None:
    """Draw a widget as a chip; words too long for its lines are cut.

    The arrow is only there if it `opens` something now.
    """
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(QColor(colors.hover if widget.underMouse() else colors.panel))
    painter.setPen(QColor(colors.accent if widget.hasFocus() else colors.control))
    painter.drawRoundedRect(area, 6, 6)
    painter.setPen(QColor(colors.ink))
    inside = widget.rect().adjusted(11, 0, -24, 0)
    align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    if inside.height() > 2 * widget.fontMetrics().lineSpacing():
        inside = inside.adjusted(0, 4, 0, -4)
        painter.drawText(inside, align | int(Qt.TextFlag.TextWordWrap), words)
    else:
        line = widget.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, align, line)
    if not opens:
        return
    x, y = area.right() - 15, area.center().y() - 1.5
    arrow = QPolygonF([QPointF(x - 3.5, y), QPointF(x, y + 3.5), QPointF(x + 3.5, y)])
    painter.setPen(QPen(QColor(colors.quiet), 1.4))
    painter.drawPolyline(arrow)
