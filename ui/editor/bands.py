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
    length = block.length() - 1
    lowest = layout.lineForTextPosition(min(max(0, begin), length)).lineNumber()
    highest = layout.lineForTextPosition(min(max(0, end), length)).lineNumber()
    for place in range(max(0, lowest), min(highest + 1, layout.lineCount())):
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


def in_view(blocks: list[tuple[QTextBlock, QRectF]], height: int, pitch: int) -> tuple[int, int]:
    """Return where the lines that can be seen begin and end; a paragraph may go on beyond them."""
    block, bounds = blocks[0]
    start = block.position()
    hidden = min(int(-bounds.top() // pitch), block.layout().lineCount() - 1)
    if hidden > 0:
        start += block.layout().lineAt(hidden).textStart()
    block, bounds = blocks[-1]
    shown = int((height - bounds.top()) // pitch) + 1
    if 0 < shown < block.layout().lineCount():
        return start, block.position() + block.layout().lineAt(shown).textStart()
    return start, block.position() + block.length()


def _x(found: object) -> float:
    """Return the position that Qt gives alone or with the cursor it belongs to."""
    value = found[0] if isinstance(found, tuple) else found
    assert isinstance(value, float | int)
    return float(value)
