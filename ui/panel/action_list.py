"""The list of what can be done to a text, by groups."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.catalog.actions import Action
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from ui.theme import CAPTION, Theme, sized

GROUPS: Final = {
    "write": N_("Write"),
    "shorten": N_("Shorten"),
    "language": N_("Language"),
    "style": N_("Style"),
    "own": N_("Your own"),
}

_ID: Final = Qt.ItemDataRole.UserRole
_ROW: Final = 30
_HEADING: Final = 28
_INDENT: Final = 10

Index = QModelIndex | QPersistentModelIndex


def grouped(actions: Iterable[Action]) -> list[tuple[str, list[Action]]]:
    """Return the actions by group; a group stands where its first action does."""
    groups: dict[str, list[Action]] = {}
    for action in actions:
        groups.setdefault(action.group, []).append(action)
    return list(groups.items())


class _Rows(QStyledItemDelegate):
    """Paints headings quietly and the chosen row on a rounded ground."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, _ROW if index.data(_ID) else _HEADING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colors = self._theme.colors
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = not index.data(_ID)
        if not heading and state & QStyle.StateFlag.State_Selected:
            ground = colors.chosen
        elif not heading and state & QStyle.StateFlag.State_MouseOver:
            ground = colors.hover
        else:
            ground = ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        focused = state & QStyle.StateFlag.State_HasFocus
        if not heading and focused and state & QStyle.StateFlag.State_Selected:
            painter.setPen(QColor(colors.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0, 1, -1, -2), 6, 6)
        widget = self.parent()
        assert isinstance(widget, QWidget)
        if heading:
            painter.setFont(sized(widget.font(), CAPTION))
        painter.setPen(QColor(colors.quiet if heading else colors.ink))
        align = Qt.AlignmentFlag.AlignLeft | (
            Qt.AlignmentFlag.AlignBottom if heading else Qt.AlignmentFlag.AlignVCenter
        )
        inside = area.adjusted(_INDENT, 0, -_INDENT, -4 if heading else 0)
        label = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, int(align), label)
        painter.restore()


class ActionList(QListView):
    """Actions by groups; one is chosen, Enter or a double click runs it."""

    chosen = Signal(str)
    run = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Actions"))
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_Rows(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMinimumHeight(4 * _ROW)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda index: self.run.emit() if index.data(_ID) else None)
        theme.changed.connect(self.viewport().update)

    def show_actions(self, actions: Iterable[Action], language: str) -> None:
        """Show these actions and choose the first."""
        self._items.clear()
        for group, members in grouped(actions):
            heading = QStandardItem(_(GROUPS.get(group, group)))
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            self._items.appendRow(heading)
            for action in members:
                item = QStandardItem(action.label.to(language))
                item.setData(action.id, _ID)
                item.setToolTip(action.description.to(language))
                self._items.appendRow(item)
        self.updateGeometry()
        rows = (self._items.index(row, 0).data(_ID) for row in range(self._items.rowCount()))
        self.choose(next((str(id) for id in rows if id), ""))

    def choose(self, action: str) -> None:
        """Choose an action by its id."""
        for row in range(self._items.rowCount()):
            index = self._items.index(row, 0)
            if index.data(_ID) == action:
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        rows = range(self._items.rowCount())
        height = sum(_ROW if self._items.index(row, 0).data(_ID) else _HEADING for row in rows)
        return QSize(240, height + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.run.emit()
            return
        super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if index.data(_ID):
            self.chosen.emit(str(index.data(_ID)))
