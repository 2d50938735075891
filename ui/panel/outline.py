"""The outline of the change that is being looked at."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCursor, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from ui.colors import Colors

_PITCH: Final = 2.0
"""Pixels around the words."""


def line_areas(view: QPlainTextEdit, span: tuple[int, int]) -> list[QRectF]:
    """Return where a stretch is in view, line by line; a bar where it has no words."""
    start, end = span
    cursor = QTextCursor(view.document())
    areas: list[QRectF] = []
    place = max(start, min(view.firstVisibleBlock().position(), end))
    bottom = view.viewport().height()
    while True:
        cursor.setPosition(place)
        block = cursor.block()
        line = block.layout().lineForTextPosition(place - block.position())
        if not line.isValid():
            break
        last = block.position() + line.textStart() + line.textLength()
        area = QRectF(view.cursorRect(cursor))
        width = _x(line, min(end, last) - block.position()) - _x(line, place - block.position())
        area.setWidth(max(1.0, width))
        areas.append(area)
        is_last_line = last >= block.position() + block.length() - 1
        place = last + 1 if is_last_line else last
        if place >= end or area.top() > bottom:
            break
    return areas


def covers(view: QPlainTextEdit, span: tuple[int, int], point: QPointF) -> bool:
    """Tell whether a point lies on a stretch, or hardly beside it."""
    around = (area.adjusted(-_PITCH, -_PITCH, _PITCH, _PITCH) for area in line_areas(view, span))
    return any(area.contains(point) for area in around)


def change_area(view: QPlainTextEdit, span: tuple[int, int]) -> QRect:
    """Return the rectangle around a stretch."""
    whole = QRectF()
    for area in line_areas(view, span):
        whole = whole.united(area)
    return whole.toAlignedRect()


def paint_outline(
    painter: QPainter, view: QPlainTextEdit, span: tuple[int, int], colors: Colors
) -> None:
    """Paint a line around a stretch."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors.accent), 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = QRectF(view.viewport().rect()).adjusted(0.8, 0.8, -0.8, -0.8)
    for area in line_areas(view, span):
        around = area.adjusted(-_PITCH, -1, _PITCH, 1)
        painter.drawRoundedRect(around.intersected(inside), 3, 3)


def _x(line: QTextLine, position: int) -> float:
    """Return the position that Qt gives alone or with the cursor it belongs to."""
    found: object = line.cursorToX(position)
    value = found[0] if isinstance(found, tuple) else found
    assert isinstance(value, float | int)
    return float(value)
