"""The text: one centred column with room between the lines, and bands behind passages."""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPointF, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.messages import gettext as _
from ui.editor.bands import Band, rectangles
from ui.editor.passage import Passage, plain, take
from ui.editor.spacing import SpacedDocument
from ui.theme import Theme, palette, text_font

_COLUMN: Final = 70
"""Characters in a full line."""
_SAMPLE: Final = "The quick brown fox, a lazy dog; le cœur déçu mais l’âme plutôt naïve."
"""Prose whose letters tell how wide a character is on average."""
_LINE_HEIGHT: Final = 1.55
_MARGIN: Final = 24
"""Pixels around the text inside its column; never changed, since that counts as a change of it."""
_ABOVE: Final = 24
"""Pixels above the column, which do not scroll."""
_GLOW: Final = 600
"""Milliseconds that accepted text stays lit."""


class Editor(QPlainTextEdit):
    """A plain-text editor for prose."""

    painted = Signal()
    """The text is on the screen for the first time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.setAccessibleName(_("Text"))
        self.setPlaceholderText(_("Write or paste your text here."))
        self._theme = theme
        self._is_painted = False
        self._bands: dict[str, tuple[Passage | tuple[int, int], str]] = {}
        self.setFont(text_font())
        self.show_document(SpacedDocument(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self._glow = QTimer(self)
        self._glow.setSingleShot(True)
        self._glow.setInterval(_GLOW)
        self._glow.timeout.connect(self._darken)
        theme.changed.connect(self._dress)
        self._dress()

    def text(self) -> str:
        """Return the whole text; unlike Qt's own, with its no-break spaces."""
        return plain(self.document().toRawText())

    def place(self) -> int:
        """Return the cursor's place in the text, in code points."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        return len(cursor.selectedText())

    def open_text(self, text: str, place: int = 0) -> None:
        """Show another text with the cursor at a place in code points; it cannot be undone."""
        self.setPlainText(text)
        cursor = self.textCursor()
        units = len(text[:place].encode("utf-16-le")) // 2
        cursor.setPosition(min(units, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def show_document(self, document: SpacedDocument) -> None:
        """Show another text, which keeps its own history of changes; bands stay with their text."""
        self._layout = document.spaced
        self._layout.pitch = round(text_font().pixelSize() * _LINE_HEIGHT)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(_MARGIN)
        self._bands.pop("glow", None)
        self.setDocument(document)
        self.undoAvailable.emit(document.isUndoAvailable())
        self.redoAvailable.emit(document.isRedoAvailable())

    def top(self) -> int:
        """Return the number of the paragraph that stands at the top of the window."""
        return self.firstVisibleBlock().blockNumber()

    def scroll_to(self, top: int) -> None:
        """Put a paragraph at the top of the window."""
        block = self.document().findBlockByNumber(top)
        if block.isValid():
            self.verticalScrollBar().setValue(block.firstLineNumber())

    def passage(self) -> Passage | None:
        """Take what a run would work on: the selection, else the paragraph under the cursor."""
        return take(self.textCursor())

    def show_band(self, passage: Passage | None) -> None:
        """Keep a soft ground behind a passage, or behind none."""
        self._set_band("band", passage, "band")

    def light(self, *spans: tuple[int, int]) -> None:
        """Light some stretches for a moment."""
        self._darken()
        for place, span in enumerate(spans):
            self._set_band(f"glow {place}", span, "added")
        self._glow.start()

    def _darken(self) -> None:
        for name in [name for name in self._bands if name.startswith("glow ")]:
            self._set_band(name, None, "")

    def _set_band(self, name: str, where: Passage | tuple[int, int] | None, color: str) -> None:
        if where is None:
            self._bands.pop(name, None)
        else:
            self._bands[name] = (where, color)
        self.viewport().update()

    def _dress(self) -> None:
        """Take the theme's colours; the selection is painted by hand, as high as its lines."""
        made = palette(self._theme.colors)
        made.setColor(QPalette.ColorRole.Highlight, QColor("#00000000"))
        self.setPalette(made)

    def _bands_now(self) -> list[Band]:
        colors = self._theme.colors
        named = {"band": colors.band, "added": colors.added}
        bands = []
        for where, color in self._bands.values():
            if isinstance(where, Passage) and where.document is not self.document():
                continue
            start, end = where.span if isinstance(where, Passage) else where
            bands.append(Band(start, end, named[color]))
        cursor = self.textCursor()
        if cursor.hasSelection():
            bands.append(Band(cursor.selectionStart(), cursor.selectionEnd(), colors.selection))
        return bands

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        bands = self._bands_now()
        if bands:
            painter = QPainter(self.viewport())
            block = self.firstVisibleBlock()
            offset = self.contentOffset()
            bottom = self.viewport().height()
            while block.isValid():
                bounds = self.blockBoundingGeometry(block).translated(offset)
                if bounds.top() > bottom:
                    break
                for band in bands:
                    if (
                        band.end < block.position()
                        or band.start >= block.position() + block.length()
                    ):
                        continue
                    for rectangle in rectangles(
                        block, bounds.top(), bounds.left(), self._layout.pitch, band
                    ):
                        painter.fillRect(rectangle, QColor(band.color))
                block = block.next()
            painter.end()
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        column = QFontMetricsF(self.font()).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * _COLUMN
        side = max(0, int((self.width() - column) / 2) - _MARGIN)
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.isVisible() else 0
        self.setViewportMargins(side, _ABOVE, max(0, side - taken), 0)
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if isinstance(event, QWheelEvent):
            self.verticalScrollBar().event(event)
            return True
        if isinstance(event, QMouseEvent):
            self._point(event)
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if isinstance(event, QMouseEvent):
            return super().viewportEvent(self._snapped(event, event.position()))
        return super().viewportEvent(event)

    def _point(self, event: QMouseEvent) -> None:
        """Let a click beside the column count as one in its line."""
        inside = QPointF(self.viewport().mapFrom(self, event.position().toPoint()))
        super().viewportEvent(self._snapped(event, inside))

    def _snapped(self, event: QMouseEvent, position: QPointF) -> QMouseEvent:
        """Move a pointing event from the room between two lines onto the line it belongs to."""
        found = self._line_middle(position.y())
        if found is None:
            return event
        return QMouseEvent(
            event.type(),
            QPointF(position.x(), found),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )

    def _line_middle(self, y: float) -> float | None:
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            bounds = self.blockBoundingGeometry(block).translated(offset)
            lines = block.layout().lineCount()
            if bounds.top() <= y < bounds.top() + lines * self._layout.pitch:
                place = int((y - bounds.top()) // self._layout.pitch)
                return bounds.top() + (place + 0.5) * self._layout.pitch
            if bounds.top() > y:
                return None
            block = block.next()
        return None

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: D102 - Qt's
        data = QMimeData()
        data.setText(plain(self.textCursor().selectedText()))
        return data
