"""The rows of the palette: a command, its menu and its keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.theme import CAPTION, INTERFACE, Theme, sized

_ROW: Final = 34
_SIDE: Final = 10
_ACTION: Final = Qt.ItemDataRole.UserRole
_GROUP: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One command as the palette shows it."""

    id: str
    label: str
    group: str
    action: QAction


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors = self._theme.colors
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        widget = self.parent()
        assert isinstance(widget, QWidget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        if lit:
            selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.chosen if selected else colors.hover))
            painter.drawRoundedRect(area, 6, 6)
        inside = area.adjusted(_SIDE, 0, -_SIDE, 0)
        action: QAction = index.data(_ACTION)
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        painter.setFont(sized(widget.font(), CAPTION))
        quiet = colors.raised(colors.quiet) if lit else colors.quiet
        painter.setPen(QColor(quiet))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignRight), keys)
        group = str(index.data(_GROUP)).replace("&", "")
        small = painter.fontMetrics()
        taken = small.horizontalAdvance(keys) + small.horizontalAdvance(group) + 4 * _SIDE
        painter.setFont(sized(widget.font(), INTERFACE))
        painter.setPen(QColor(colors.ink))
        room = inside.adjusted(0, 0, -taken, 0)
        label = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), label)
        beside = inside.adjusted(painter.fontMetrics().horizontalAdvance(label) + _SIDE, 0, 0, 0)
        painter.setFont(sized(widget.font(), CAPTION))
        painter.setPen(QColor(quiet))
        painter.drawText(beside, int(middle | Qt.AlignmentFlag.AlignLeft), group)
        painter.restore()


class PaletteRows(QListView):
    """The found commands; the keys stay with the field above."""

    used = Signal(QAction)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_Painter(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._use)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these commands and choose the first."""
        self._items.clear()
        for row in rows:
            item = QStandardItem(row.label)
            item.setData(row.action, _ACTION)
            item.setData(row.group, _GROUP)
            self._items.appendRow(item)
        self.setCurrentIndex(self._items.index(0, 0))

    def fit(self, most: int) -> None:
        """Take the height of the rows, of so many at most."""
        self.setFixedHeight(_ROW * min(most, max(1, self._items.rowCount())) + 2)

    def step(self, event: QKeyEvent) -> None:
        """Move the choice as a key says."""
        self.keyPressEvent(event)

    def use_current(self) -> None:
        """Use the chosen command."""
        self._use(self.currentIndex())

    def _use(self, index: QModelIndex) -> None:
        action = index.data(_ACTION)
        if isinstance(action, QAction):
            self.used.emit(action)
