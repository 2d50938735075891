"""The stretch of the text that a run works on; it moves with every edit around it."""

import re
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from ui.editor.seams import first_block, last_block, read, write

_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")


class Passage:
    """A stretch between two cursors, with the text that stood there when it was taken."""

    def __init__(self, document: QTextDocument, start: int, end: int, *, chosen: bool) -> None:
        """Take what stands between two positions; `chosen` tells a selection from a paragraph."""
        self.chosen = chosen
        self.document = document
        self._start = QTextCursor(document)
        self._start.setPosition(start)
        self._end = QTextCursor(document)
        self._end.setPosition(end)
        self._end.setKeepPositionOnInsert(True)
        self.text = self.current()

    @property
    def span(self) -> tuple[int, int]:
        """Return where it stands now, in Qt's positions."""
        start = self._start.position()
        return start, max(start, self._end.position())

    def current(self) -> str:
        """Return what stands there now."""
        return read(self.document, *self.span)

    def is_unchanged(self) -> bool:
        """Tell whether what was taken still stands there."""
        return self.current() == self.text

    def replace(self, text: str) -> tuple[int, int]:
        """Put a text in its place as one undo step; return where the text stands."""
        return self._write(self._cursor(), text)

    def insert_below(self, text: str) -> tuple[int, int]:
        """Put a text in a paragraph of its own behind it as one undo step.

        A blank line parts them, but not where the lines around are parted without one.
        """
        cursor = self._cursor()
        last = last_block(self.document.findBlock(self.span[1]))
        cursor.setPosition(last.position() + last.length() - 1)
        gap = "\n" if _is_line_among_others(last) else "\n\n"
        start, end = self._write(cursor, gap + text)
        return start + len(gap), end

    def _cursor(self) -> QTextCursor:
        cursor = QTextCursor(self.document)
        start, end = self.span
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _write(self, cursor: QTextCursor, text: str) -> tuple[int, int]:
        start = cursor.selectionStart()
        write(cursor, text)
        return start, cursor.position()


def _is_line_among_others(last: QTextBlock) -> bool:
    """Tell whether the line that ends with a block is an item of a list or has lines about it."""
    first = first_block(last)
    around = first.previous().text() + last.next().text()
    return bool(around.strip() or _ITEM.match(first.text()))


def take(cursor: QTextCursor) -> Passage | None:
    """Take the selection without the blanks around it, else the paragraph under the cursor.

    Return None where there is nothing but blanks.
    """
    document = cursor.document()
    chosen = cursor.hasSelection()
    if chosen:
        start, end = cursor.selectionStart(), cursor.selectionEnd()
    else:
        last = last_block(cursor.block())
        start = first_block(cursor.block()).position()
        end = last.position() + last.length() - 1
    while start < end and document.characterAt(start).isspace():
        start += 1
    while end > start and document.characterAt(end - 1).isspace():
        end -= 1
    return Passage(document, start, end, chosen=chosen) if start < end else None
