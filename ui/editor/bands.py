"""Soft grounds behind stretches of text, as high as the whole line with its room."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock

_LINE_END: Final = 6.0
"""Pixels that stand for a selected line end."""


@dataclass(frozen=True, slots=True)
class Band:
    """A colour behind the text between two of Qt's positions."""

    start: int
    end: int
    color: str


def rectangles(
    block: QTextBlock, top: float, left: float, pitch: int, band: Band
) -> Iterator[QRectF]:
    """Return the rectangles of a band in one paragraph drawn at (`left`, `top`)."""
    begin = band.start - block.position()
    end = band.end - block.position()
    layout = block.layout()
    for place in range(layout.lineCount()):
        line = layout.lineAt(place)
        first = line.textStart()
        last = first + line.textLength()
        if end < first or begin > last or (begin == last and place < layout.lineCount() - 1):
            continue
        x_begin = _x(line.cursorToX(max(begin, first)))
        x_end = _x(line.cursorToX(min(end, last)))
        if end > last and place == layout.lineCount() - 1:
            x_end += _LINE_END
        if x_end > x_begin:
            yield QRectF(left + x_begin, top + place * pitch, x_end - x_begin, pitch)


def _x(found: object) -> float:
    """Return the position that Qt gives alone or with the cursor it belongs to."""
    value = found[0] if isinstance(found, tuple) else found
    assert isinstance(value, float | int)
    return float(value)
