"""The stretch of the text that a run works on; it moves with every edit around it."""

from PySide6.QtGui import QTextCursor, QTextDocument


def plain(selected: str) -> str:
    """Return what Qt gives as a selection with ordinary line ends; no-break spaces stay."""
    return selected.replace("\u2029", "\n")


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
        return plain(self._cursor().selectedText())

    def is_unchanged(self) -> bool:
        """Tell whether what was taken still stands there."""
        return self.current() == self.text

    def replace(self, text: str) -> tuple[int, int]:
        """Put a text in its place as one undo step; return where the text stands."""
        return self._write(self._cursor(), text)

    def insert_below(self, text: str) -> tuple[int, int]:
        """Put a text in a paragraph of its own behind it as one undo step."""
        cursor = self._cursor()
        cursor.setPosition(self.span[1])
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        start, end = self._write(cursor, "\n" + text)
        return start + 1, end

    def _cursor(self) -> QTextCursor:
        cursor = QTextCursor(self.document)
        start, end = self.span
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _write(self, cursor: QTextCursor, text: str) -> tuple[int, int]:
        start = cursor.selectionStart()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        return start, cursor.position()


def take(cursor: QTextCursor) -> Passage | None:
    """Take the selection without the blanks around it, else the paragraph under the cursor.

    Return None where there is nothing but blanks.
    """
    chosen = cursor.hasSelection()
    around = QTextCursor(cursor)
    if not chosen:
        around.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        around.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    text = plain(around.selectedText())
    kept = text.strip()
    if not kept:
        return None
    start = around.selectionStart() + _units(text[: len(text) - len(text.lstrip())])
    end = start + _units(kept)
    return Passage(cursor.document(), start, end, chosen=chosen)


def _units(text: str) -> int:
    """Return how many of Qt's positions a text takes: two for each character beyond U+FFFF."""
    return len(text) + sum(character > "\uffff" for character in text)
