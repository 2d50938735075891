"""The list of runs: two lines each, moved through by keys."""

from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.messages import gettext as _
from desktop.model import Outcome
from desktop.store.folding import spans
from desktop.store.records import Hit
from ui.delivery import positions
from ui.figures import Figures
from ui.history.found import HIT, Found, Index
from ui.history.wording import Wording, ending
from ui.theme import CAPTION, INTERFACE, Theme, sized

_ROW: Final = 58
_SIDE: Final = 16
_GAP: Final = 8


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme, figures: Figures, view: "Rows") -> None:
        super().__init__(view)
        self._theme = theme
        self._figures = figures
        self._view = view
        self.wording: Wording | None = None
        self._selected = False
        self._plain = sized(view.font(), INTERFACE)
        self._strong = sized(view.font(), INTERFACE, strong=True)
        self._small = sized(view.font(), CAPTION)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT)
        if not isinstance(hit, Hit) or self.wording is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        self._draw_ground(painter, area, option.state)
        inside = area.adjusted(_SIDE, 8, -_SIDE, -8)
        self._selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._draw_head(painter, QRect(inside.left(), inside.top(), inside.width(), 20), hit)
        self._draw_opening(
            painter, QRect(inside.left(), inside.top() + 22, inside.width(), 20), hit
        )
        painter.restore()

    def _draw_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        colors = self._theme.colors
        ground = area.adjusted(4, 1, -4, -1)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colors.chosen if selected else colors.hover))
            painter.drawRoundedRect(ground, 6, 6)
        if selected and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colors.accent))
            painter.drawRoundedRect(ground, 6, 6)

    def _draw_head(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        assert self.wording is not None
        colors = self._theme.colors
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._small)
        painter.setPen(self._ink("quiet"))
        when = self._figures.ago(hit.started_at, datetime.now(UTC))
        if hit.starred:
            when = f"★ {when}"
        painter.drawText(area, int(middle | Qt.AlignmentFlag.AlignRight), when)
        right = painter.fontMetrics().horizontalAdvance(when) + _GAP
        room = area.adjusted(0, 0, -right, 0)
        if hit.outcome is not Outcome.DONE:
            shape, word, severity = ending(hit.outcome, hit.error_id)
            said = f"{shape} {word}"
            painter.setPen(self._ink(severity or "quiet"))
            painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), said)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(said) + _GAP)
        painter.setFont(self._strong)
        painter.setPen(QColor(colors.ink))
        asked = painter.fontMetrics().elidedText(
            self.wording.asked(hit.action, hit.options), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), asked)

    def _draw_opening(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        painter.setFont(self._plain)
        painter.setPen(self._ink("quiet"))
        shown = painter.fontMetrics().elidedText(
            hit.source, Qt.TextElideMode.ElideRight, area.width()
        )
        found = spans(shown, self._view.query())
        if not found:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
            return
        layout = QTextLayout(shown, self._plain)
        layout.setFormats([self._mark(*place) for place in positions(shown, found)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(area.width() + 1000)
        layout.endLayout()
        layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2))

    def _ink(self, name: str) -> QColor:
        """Return a colour of words upon the row that is painted."""
        colors = self._theme.colors
        color: str = getattr(colors, name)
        return QColor(colors.raised(color) if self._selected else color)

    def _mark(self, start: int, end: int) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = start, end - start
        shape = QTextCharFormat()
        shape.setBackground(QColor(self._theme.colors.found))
        shape.setForeground(QColor(self._theme.colors.ink))
        made.format = shape
        return made


class Rows(QListView):
    """Shows the runs that were found; its keys say what to do with the current one."""

    used = Signal()
    copied = Signal()
    starred = Signal()
    erased = Signal()
    left_upwards = Signal()

    def __init__(self, theme: Theme, figures: Figures, found: Found, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history_rows")
        self.setAccessibleName(_("Past runs"))
        self._found = found
        self._figures = figures
        self.setModel(found)
        self._painter = _Painter(theme, figures, self)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.doubleClicked.connect(lambda _index: self.used.emit())
        theme.changed.connect(self.viewport().update)

    def word(self, wording: Wording) -> None:
        """Take the words for runs."""
        self._painter.wording = wording
        self._found.describe_by(self._described)

    def _described(self, hit: Hit) -> str:
        assert self._painter.wording is not None
        said = [self._painter.wording.asked(hit.action, hit.options)]
        if hit.outcome is not Outcome.DONE:
            said.append(ending(hit.outcome, hit.error_id)[1])
        if hit.starred:
            said.append("★")
        said.append(self._figures.ago(hit.started_at, datetime.now(UTC)))
        return ", ".join((*said, hit.source))

    def query(self) -> str:
        """Return what the shown runs were searched by."""
        return self._found.query

    def current(self) -> Hit | None:
        """Return the current run."""
        return self._found.hit(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Make a row the current one, or the last one where there are fewer."""
        last = self._found.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._found.index(min(max(0, row), last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        act = self._meant(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act.emit()

    def _meant(self, event: QKeyEvent) -> SignalInstance | None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not control:
                return self.used
            case Qt.Key.Key_C if control:
                return self.copied
            case Qt.Key.Key_S | Qt.Key.Key_Asterisk if not control:
                return self.starred
            case Qt.Key.Key_Delete:
                return self.erased
            case Qt.Key.Key_Up if self.currentIndex().row() <= 0:
                return self.left_upwards
        return None

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: typing into the list would compete with the field above it."""
