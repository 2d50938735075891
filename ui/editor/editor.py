"""The text: one centred column with room between the lines, and bands behind passages."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from desktop.messages import gettext as _
from ui.editor import seams
from ui.editor.bands import Band, in_view, rectangles
from ui.editor.column import Column
from ui.editor.keys import crossed, done, passed
from ui.editor.passage import Passage, take
from ui.editor.spacing import SpacedDocument
from ui.theme import Theme, palette

_GLOW: Final = 600
"""Milliseconds that accepted text stays lit."""

Stretches = Callable[[int, int], Iterator[tuple[int, int]]]
"""Returns the stretches to mark between two of Qt's positions."""


class Editor(Column):
    """A plain-text editor for prose."""

    painted = Signal()
    """The text is on the screen for the first time."""
    painting = Signal()
    """The text is about to be painted, not for the first time."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.setAccessibleName(_("Text"))
        self.setPlaceholderText(_("Write or paste your text here."))
        # a ground of its own, of no stylesheet: a key has nothing painted behind it
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._theme = theme
        self._is_painted = False
        self._bands: dict[str, tuple[Passage | tuple[int, int], str]] = {}
        self._marked: Stretches | None = None
        self._changed: tuple[int, int] | None = None
        self.mends = True
        """Whether long paragraphs are cut as they are written."""
        self._glow = QTimer(self)
        self._glow.setSingleShot(True)
        self._glow.setInterval(_GLOW)
        self._glow.timeout.connect(self._darken)
        self.edited.connect(self._note)
        self.textChanged.connect(self._mend)
        theme.changed.connect(self._change_dress)
        self._dress()

    def text(self) -> str:
        """Return the whole text; unlike Qt's own, with its no-break spaces."""
        return seams.read_all(self.document())

    def place(self) -> int:
        """Return the cursor's place in the text, in code points."""
        return len(seams.read(self.document(), 0, self.textCursor().position()))

    def open_text(self, text: str, place: int = 0) -> None:
        """Show another text with the cursor at a place in code points; it cannot be undone."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.mends = False
        self.clear()
        found = seams.fill(self.document(), text)
        if not found:
            self.setPlainText(text)
        self.mends = True
        units = seams.units(text[:place]) + bisect_right(found, place)
        cursor = self.textCursor()
        cursor.setPosition(min(units, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

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

    def show_document(self, document: SpacedDocument) -> None:
        """Show another text; bands stay with their text."""
        self._darken()
        self._changed = None
        super().show_document(document)

    def mark(self, stretches: Stretches | None) -> None:
        """Keep a ground behind what a function finds in view, or behind nothing."""
        self._marked = stretches
        self.viewport().update()

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

    def _change_dress(self) -> None:
        """Take other colours; the viewport, once painted, keeps its own ground unless told."""
        self._dress()
        self.viewport().setPalette(self.palette())

    def _note(self, position: int, removed: int, added: int) -> None:
        end = position + added
        if self._changed is not None:
            position, end = min(position, self._changed[0]), max(end, self._changed[1])
        self._changed = (position, end)

    def _mend(self) -> None:
        """Keep Qt's blocks short; nothing is to mend behind an undo, which brings back a whole."""
        changed, self._changed = self._changed, None
        if changed is not None and self.mends and not self.document().isRedoAvailable():
            seams.mend(self.document(), *changed)

    def _bands_in(self, start: int, end: int) -> Iterator[Band]:
        colors = self._theme.colors
        named = {"band": colors.band, "added": colors.added}
        for where, color in self._bands.values():
            if isinstance(where, Passage) and where.document is not self.document():
                continue
            begin, stop = where.span if isinstance(where, Passage) else where
            yield Band(begin, stop, named[color])
        if self._marked is not None:
            for begin, stop in self._marked(start, end):
                yield Band(begin, stop, colors.found)
        cursor = self.textCursor()
        if cursor.hasSelection():
            yield Band(cursor.selectionStart(), cursor.selectionEnd(), colors.selection)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        if self._is_painted:
            self.painting.emit()
        if self._bands or self._marked is not None or self.textCursor().hasSelection():
            self._paint_bands()
        self._layout.paint_within(event.rect().bottom() - self.contentOffset().y())
        super().paintEvent(event)
        self._layout.painted()
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def follow(self, event: QMouseEvent) -> None:
        """Let a third click take the whole paragraph, across its seams."""
        pressed = event.type() == QEvent.Type.MouseButtonPress
        if pressed and self.textCursor().hasSelection() and seams.has_seams(self.document()):
            self._widen()

    def _widen(self) -> None:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        behind = cursor.selectionEnd() - block.position() - block.length()
        if cursor.selectionStart() != block.position() or behind not in (-1, 0):
            return
        last = seams.last_block(block)
        end = last.position() + last.length() + behind
        cursor.setPosition(seams.first_block(block).position())
        cursor.setPosition(
            min(end, self.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        cursor = self.textCursor()
        over = passed(cursor, event.key()) if seams.has_seams(self.document()) else None
        if over is not None:
            self.setTextCursor(over)
            cursor = over
        if done(event, cursor):
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        before, revision = cursor.position(), self.document().revision()
        super().keyPressEvent(event)
        if self.document().revision() == revision and crossed(self.textCursor(), before):
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: D102 - Qt's
        if source.hasText():
            cursor = self.textCursor()
            seams.write(cursor, source.text())
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _paint_bands(self) -> None:
        shown = list(self.in_view())
        bands = list(self._bands_in(*in_view(shown, self.viewport().height(), self.pitch)))
        painter = QPainter(self.viewport())
        for block, bounds in shown:
            end = block.position() + block.length()
            for band in bands:
                if band.end >= block.position() and band.start < end:
                    color = QColor(band.color)
                    for one in rectangles(block, bounds.top(), bounds.left(), self.pitch, band):
                        painter.fillRect(one, color)
        painter.end()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: D102 - Qt's
        cursor = self.textCursor()
        data = QMimeData()
        data.setText(seams.read(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return data
