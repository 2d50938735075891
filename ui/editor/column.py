"""The column that a text stands in: its width, its lines, its size, and where a click belongs."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ui.editor.spacing import SpacedDocument
from ui.theme import TEXT, text_font

_COLUMN: Final = 70
"""Characters in a full line."""
_SAMPLE: Final = "The quick brown fox, a lazy dog; le cœur déçu mais l’âme plutôt naïve."
"""Prose whose letters tell how wide a character is on average."""
_LINE_HEIGHT: Final = 1.55
_MARGIN: Final = 24
"""Pixels around the text inside its column; never changed, since that counts as a change of it."""
_ABOVE: Final = 24
"""Pixels above the column, which do not scroll."""
_ZOOMS: Final = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Percents of the text's size."""
_NOTCH: Final = 120
"""What Qt calls a notch of a wheel."""


class Column(QPlainTextEdit):
    """A plain-text editor in a centred column with room between its lines."""

    zoomed = Signal(int)
    """The zoom has changed to so many percents."""
    refaced = Signal()
    """The text is set in another face or size."""
    document_shown = Signal()
    """Another document stands in the editor."""
    edited = Signal(int, int, int)
    """What stands in the editor changes: `QTextDocument.contentsChange` of whichever is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face, self._size, self._zoom, self._wheel = "serif", TEXT, 100, 0
        self._watched = SpacedDocument(self)
        self._show(self._watched)
        self._set_font()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)

    def show_document(self, document: SpacedDocument) -> None:
        """Show another text, which keeps its own history of changes."""
        document.spaced.pitch = self.pitch
        document.setDefaultFont(self.font())
        self._watched.contentsChange.disconnect(self.edited)
        self._show(document)
        self.document_shown.emit()
        self.undoAvailable.emit(document.isUndoAvailable())
        self.redoAvailable.emit(document.isRedoAvailable())

    def _show(self, document: SpacedDocument) -> None:
        self._watched = document
        self._layout = document.spaced
        document.setDocumentMargin(_MARGIN)
        document.contentsChange.connect(self.edited)
        self.setDocument(document)

    def top(self) -> int:
        """Return the number of the paragraph that stands at the top of the window."""
        return self.firstVisibleBlock().blockNumber()

    def scroll_to(self, top: int) -> None:
        """Put a paragraph at the top of the window."""
        block = self.document().findBlockByNumber(top)
        if block.isValid():
            self.verticalScrollBar().setValue(block.firstLineNumber())

    @property
    def pitch(self) -> int:
        """Return the pixels from line to line."""
        return self._layout.pitch

    @property
    def zoom(self) -> int:
        """The percents of its size that the text is shown at."""
        return self._zoom

    @zoom.setter
    def zoom(self, percent: int) -> None:
        percent = min(max(percent, _ZOOMS[0]), _ZOOMS[-1])
        if percent != self._zoom:
            self._zoom = percent
            self._set_font()
            self.zoomed.emit(percent)

    def zoom_by(self, steps: int) -> None:
        """Go so many steps up or down."""
        at = bisect_left(_ZOOMS, self._zoom)
        if steps < 0 or _ZOOMS[at] == self._zoom:
            at += steps
        else:
            at += steps - 1
        self.zoom = _ZOOMS[min(max(at, 0), len(_ZOOMS) - 1)]

    def set_face(self, face: str, size: int) -> None:
        """Set the text in `serif` or `sans`, in a size in pixels before the zoom."""
        if (face, size) != (self._face, self._size):
            self._face, self._size = face, size
            self._set_font()
            self.refaced.emit()

    def _set_font(self) -> None:
        font = text_font(self._face, max(8, round(self._size * self._zoom / 100)))
        self._layout.pitch = round(font.pixelSize() * _LINE_HEIGHT)
        self.setFont(font)
        self._center()

    def place_of(self, block: QTextBlock) -> QRectF:
        """Return where a paragraph stands in the viewport."""
        return self.blockBoundingGeometry(block).translated(self.contentOffset())

    def in_view(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Return the paragraphs in view, each with its place in the viewport."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        # the viewport would be as good; Qt makes 74 enumerations to hand it over, in 16 ms
        bottom = self.height()
        while block.isValid():
            bounds = self.blockBoundingGeometry(block).translated(offset)
            if bounds.top() > bottom:
                return
            yield block, bounds
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        self._center()
        super().resizeEvent(event)

    def _center(self) -> None:
        column = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * _COLUMN
        side = max(0, int((self.width() - column) / 2) - _MARGIN)
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.isVisible() else 0
        self.setViewportMargins(side, _ABOVE, max(0, side - taken), 0)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if isinstance(event, QWheelEvent):
            self._turn(event)
            return True
        if isinstance(event, QMouseEvent):
            self._point(event)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's
        self._turn(event)

    def _turn(self, event: QWheelEvent) -> None:
        """Scroll, also beside the column; with Ctrl, zoom."""
        from PySide6.QtCore import Qt  # not needed before the first paint, and 15 ms of it

        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.verticalScrollBar().event(event)
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _NOTCH)
        self._wheel -= steps * _NOTCH
        if steps:
            self.zoom_by(steps)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if not isinstance(event, QMouseEvent):
            return super().viewportEvent(event)
        done = super().viewportEvent(self._snapped(event, event.position()))
        self.follow(event)
        return done

    def follow(self, event: QMouseEvent) -> None:
        """Do what is to be done behind what Qt does at a pointing event in the text."""

    def _point(self, event: QMouseEvent) -> None:
        """Let a click beside the column count as one in its line."""
        inside = QPointF(self.viewport().mapFrom(self, event.position().toPoint()))
        super().viewportEvent(self._snapped(event, inside))

    def _snapped(self, event: QMouseEvent, position: QPointF) -> QMouseEvent:
        """Move a pointing event from the room between two lines onto the line it belongs to."""
        for block, bounds in self.in_view():
            height = block.layout().lineCount() * self._layout.pitch
            if bounds.top() <= position.y() < bounds.top() + height:
                slot = int((position.y() - bounds.top()) // self._layout.pitch)
                middle = bounds.top() + (slot + 0.5) * self._layout.pitch
                return _moved(event, QPointF(position.x(), middle))
        return event


def _moved(event: QMouseEvent, position: QPointF) -> QMouseEvent:
    return QMouseEvent(
        event.type(),
        position,
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
        event.pointingDevice(),
    )
