"""Marks in an editor that are no part of its text: what is over, what costs more, where it folds.

They are painted under the words of what is in view, and explained where the pointer rests.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen, QTextBlock, QTextLine
from PySide6.QtWidgets import QToolTip

from ui.editor.editor import Editor
from ui.theme import Theme

_BELOW: Final = 3.0
"""Pixels from the base of the letters to a line under them."""
_DASH: Final = 14.0
"""Pixels to the end of the dash in the margin that a fold has."""
_NEAR: Final = 5.0
"""Pixels beside a fold at which it is still meant."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text between two of Qt's positions, and what there is to say of it."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class FoldMark:
    """One of Qt's positions behind which the text is hidden at first."""

    position: int
    words: str


class Source(Protocol):
    """Knows what is to be marked."""

    def over(self, block: QTextBlock) -> Stretch | None:
        """Return what is beyond the limit, in one of Qt's blocks or from there on."""
        ...

    def folds(self) -> Sequence[FoldMark]:
        """Return where the text folds."""
        ...

    def costly(self, block: QTextBlock) -> Sequence[Stretch]:
        """Return what costs more than it seems to in one of Qt's blocks."""
        ...


class Marks(QObject):
    """Paints what a source knows, and explains it."""

    def __init__(self, editor: Editor, theme: Theme, source: Source) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._source = source
        editor.painting.connect(self._paint)
        editor.viewport().installEventFilter(self)

    def refresh(self) -> None:
        """Paint anew what is in view."""
        self._editor.viewport().update()

    def close(self) -> None:
        """Mark nothing any more."""
        self._editor.painting.disconnect(self._paint)
        self._editor.viewport().removeEventFilter(self)
        self.refresh()
        self.deleteLater()

    def _paint(self) -> None:
        folds = self._source.folds()
        colors = self._theme.colors
        painter = QPainter(self._editor.viewport())
        for block, bounds in self._editor.in_view():
            corner = bounds.topLeft()
            painter.setPen(QPen(QColor(colors.quiet), 1.4, Qt.PenStyle.DotLine))
            for stretch in self._source.costly(block):
                _underline(painter, block, corner, stretch)
            over = self._source.over(block)
            if over is not None:
                painter.setPen(QPen(QColor(colors.must), 1.6))
                _underline(painter, block, corner, over)
            painter.setPen(QPen(QColor(colors.quiet), 1, Qt.PenStyle.DashLine))
            for fold in folds:
                if block.contains(fold.position):
                    self._step(painter, block, bounds, fold.position)
        painter.end()

    def _step(self, painter: QPainter, block: QTextBlock, bounds: QRectF, position: int) -> None:
        """Draw a line between what is shown at once and what is not, and a dash in the margin."""
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return
        pitch = self._editor.pitch
        top = round(bounds.top() + line.lineNumber() * pitch)
        x = round(bounds.left() + _x(line, position - block.position())) + 0.5
        painter.drawLine(QPointF(x, top + 2), QPointF(x, top + pitch - 2))
        middle, left = top + pitch // 2 + 0.5, bounds.left()
        painter.drawLine(QPointF(left + 2, middle), QPointF(left + _DASH, middle))

    def words_at(self, place: QPointF) -> str:
        """Say what the marks at a place of the viewport mean; empty where there are none."""
        said: list[str] = []
        for block, bounds in self._editor.in_view():
            if not bounds.top() <= place.y() < bounds.bottom():
                continue
            for stretch in self._source.costly(block):
                for line, left, right in _lines(block, bounds.topLeft(), stretch):
                    if self._is_in(line, bounds, place) and left - 2 <= place.x() <= right + 2:
                        said.append(stretch.words)
            for fold in self._source.folds():
                if block.contains(fold.position):
                    within = fold.position - block.position()
                    line = block.layout().lineForTextPosition(within)
                    away = abs(bounds.left() + _x(line, within) - place.x())
                    if self._is_in(line, bounds, place) and away <= _NEAR:
                        said.append(fold.words)
        return "\n".join(dict.fromkeys(said))

    def _is_in(self, line: QTextLine, bounds: QRectF, place: QPointF) -> bool:
        top = bounds.top() + line.lineNumber() * self._editor.pitch
        return top <= place.y() < top + self._editor.pitch

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self._editor.viewport())
            else:
                QToolTip.hideText()
            return bool(words)
        return super().eventFilter(watched, event)


def _underline(painter: QPainter, block: QTextBlock, corner: QPointF, stretch: Stretch) -> None:
    for line, left, right in _lines(block, corner, stretch):
        y = round(corner.y() + line.y() + line.ascent() + _BELOW) + 0.5
        painter.drawLine(QPointF(left, y), QPointF(max(right, left + 3), y))


def _lines(
    block: QTextBlock, corner: QPointF, stretch: Stretch
) -> Iterator[tuple[QTextLine, float, float]]:
    """Return each line of a block that a stretch has a part in, with where that part is."""
    begin, end = stretch.start - block.position(), stretch.end - block.position()
    layout = block.layout()
    if end <= 0 or begin >= block.length() or not layout.lineCount():
        return
    first = layout.lineForTextPosition(max(0, begin)).lineNumber()
    for place in range(max(0, first), layout.lineCount()):
        line = layout.lineAt(place)
        start, stop = line.textStart(), line.textStart() + line.textLength()
        if start >= end:
            return
        left, right = _x(line, max(begin, start)), _x(line, min(end, stop))
        yield line, corner.x() + left, corner.x() + right


def _x(line: QTextLine, position: int) -> float:
    """Return where a place in a line stands; Qt gives it alone or with the place it belongs to."""
    found: object = line.cursorToX(position)
    value = found[0] if isinstance(found, tuple) else found
    assert isinstance(value, float | int)
    return float(value)
