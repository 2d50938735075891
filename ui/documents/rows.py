"""The rows of the list of documents: a name over a quiet line, painted and renamed in place."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QStandardItem
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.messages import gettext as _
from ui.figures import Figures
from ui.theme import CAPTION, INTERFACE, Theme, sized

if TYPE_CHECKING:
    from desktop.model import Document

Index = QModelIndex | QPersistentModelIndex

DOCUMENT: Final = Qt.ItemDataRole.UserRole
NAME: Final = Qt.ItemDataRole.UserRole + 1
DETAIL: Final = Qt.ItemDataRole.UserRole + 2
_HEIGHT: Final = 50
_INDENT: Final = 12


def name_of(document: "Document") -> str:
    """Return what a document is called in the list."""
    return document.name or _("Untitled")


def item_of(document: "Document", figures: Figures) -> QStandardItem:
    """Return what a list holds of a document."""
    name, detail = name_of(document), detail_of(document, figures)
    item = QStandardItem(name)
    item.setData(document, DOCUMENT)
    item.setData(name, NAME)
    item.setData(detail, DETAIL)
    item.setData(f"{name}, {detail}", Qt.ItemDataRole.AccessibleTextRole)
    if document.path:
        item.setData(document.path, Qt.ItemDataRole.ToolTipRole)
    return item


def detail_of(document: "Document", figures: Figures) -> str:
    """Return the quiet line: when it was used, or that its file lags behind, and where that is."""
    when = figures.ago(document.used_at, datetime.now(UTC))
    if not document.path:
        return when
    path = Path(document.path)
    where = path.name if document.title else path.parent.name or str(path.parent)
    if document.unsaved:
        when = _("Not saved")
    return _("{when} · {where}").format(when=when, where=where)


class Rows(QStyledItemDelegate):
    """Paints the rows, and lets a name be changed."""

    renamed = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: D102 - Qt's
        return QSize(120, _HEIGHT)

    def paint(  # noqa: D102 - Qt's
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        colors = self._theme.colors
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        widget = self.parent()
        assert isinstance(widget, QWidget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = colors.chosen
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = colors.hover
        quiet = colors.raised(colors.quiet) if ground else colors.quiet
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colors.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0, 1, -1, -2), 6, 6)
        inside = area.adjusted(_INDENT, 6, -_INDENT, -6)
        half = inside.height() // 2
        lines = (
            (NAME, INTERFACE, colors.ink, QRect(inside.topLeft(), QSize(inside.width(), half))),
            (DETAIL, CAPTION, quiet, inside.adjusted(0, half, 0, 0)),
        )
        for role, size, color, place in lines:
            painter.setFont(sized(widget.font(), size))
            painter.setPen(QColor(color))
            words = painter.fontMetrics().elidedText(
                str(index.data(role)), Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def createEditor(  # noqa: D102 - Qt's
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("rename")
        field.setAccessibleName(_("Name"))
        field.setPlaceholderText(str(index.data(NAME)))
        return field

    def updateEditorGeometry(  # noqa: D102 - Qt's
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        area: QRect = option.rect
        editor.setGeometry(area.adjusted(4, 8, -4, -8))

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: D102 - Qt's
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(NAME)))
        editor.selectAll()

    def setModelData(  # noqa: D102 - Qt's
        self, editor: QWidget, model: object, index: Index
    ) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.text().strip() != index.data(NAME):
            self.renamed.emit(index.data(DOCUMENT).id, editor.text())
