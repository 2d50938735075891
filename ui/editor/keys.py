"""The keys that a seam would be felt by: no key is pressed twice to pass one, none deletes it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from ui.editor.seams import LONGEST, continues, write

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier


def done(event: QKeyEvent, cursor: QTextCursor) -> bool:
    """Do by hand what Qt's own way of doing a key would not do; tell whether it was such a key.

    Qt would give a new paragraph the properties of a seam, and what it types or joins is no whole
    undo step, of which the cutting of a paragraph that grows too long could become a part.
    """
    control = event.modifiers() & (_CONTROL | _ALT) == _CONTROL
    if control:
        return False
    if event.key() in _ENTER:
        write(cursor, "\n")
        return True
    block = cursor.block()
    if block.length() > LONGEST and event.text() and event.text().isprintable():
        write(cursor, event.text())
        return True
    before = event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart()
    behind = event.key() == Qt.Key.Key_Delete and cursor.atBlockEnd()
    other = block.previous() if before else block.next()
    if not (before or behind) or cursor.hasSelection() or not other.isValid():
        return False
    if block.length() + other.length() <= LONGEST:
        return False
    cursor.beginEditBlock()
    cursor.deletePreviousChar() if before else cursor.deleteChar()
    cursor.endEditBlock()
    return True


def passed(cursor: QTextCursor, key: int) -> QTextCursor | None:
    """Return the cursor on the other side of the seam that a deleting key would meet first."""
    if cursor.hasSelection():
        return None
    after = QTextCursor(cursor)
    if key == Qt.Key.Key_Backspace and cursor.atBlockStart() and continues(cursor.block()):
        after.setPosition(cursor.position() - 1)
        return after
    if key == Qt.Key.Key_Delete and cursor.atBlockEnd() and continues(cursor.block().next()):
        after.setPosition(cursor.position() + 1)
        return after
    return None


def crossed(cursor: QTextCursor, before: int) -> bool:
    """Tell whether a cursor that was at `before` has passed a seam and nothing else."""
    after = cursor.position()
    if abs(after - before) != 1:
        return False
    block = cursor.document().findBlock(max(before, after))
    return block.position() == max(before, after) and continues(block)
