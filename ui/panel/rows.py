"""How the rows of the action list are painted."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import CAPTION, Theme, sized

KIND: Final = Qt.ItemDataRole.UserRole
HEADING: Final = "heading"
ENTRY: Final = "entry"
HINT: Final = "hint"
"""What a row is: a heading, something to run, a way to learn more."""

HEIGHTS: Final = {HEADING: 24, ENTRY: 28, HINT: 28}
_INDENT: Final = 10

Index = QModelIndex | QPersistentModelIndex


class Rows(QStyledItemDelegate):
    """Paints headings and hints quietly and the chosen row on a rounded ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: D102 - Qt's
        return QSize(120, HEIGHTS[str(index.data(KIND))])

    def paint(  # noqa: D102 - Qt's
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        colors = self._theme.colors
        kind = index.data(KIND)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        widget = self.parent()
        assert isinstance(widget, QWidget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if kind == ENTRY and state & QStyle.StateFlag.State_Selected:
            ground = colors.chosen
        elif kind != HEADING and state & QStyle.StateFlag.State_MouseOver:
            ground = colors.hover
        else:
            ground = ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        if kind == HEADING:
            painter.setFont(sized(widget.font(), CAPTION))
        painter.setPen(QColor(colors.ink if kind == ENTRY else colors.quiet))
        align = Qt.AlignmentFlag.AlignLeft | (
            Qt.AlignmentFlag.AlignBottom if kind == HEADING else Qt.AlignmentFlag.AlignVCenter
        )
        inside = area.adjusted(_INDENT, 0, -_INDENT, -4 if kind == HEADING else 0)
        label = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, int(align), label)
        painter.restore()
