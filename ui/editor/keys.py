"""The keys that a seam would be felt by: no key is pressed twice to pass one, none deletes it."""

from typing import Final

from PySide6.QtGui import QKeyEvent, QTextCursor

from ui.editor.seams import LONGEST, continues, write

_BACKSPACE: Final = 0x01000003
_DELETE: Final = 0x01000007
_ENTER: Final = frozenset({0x01000004, 0x01000005})
"""Keys as Qt numbers them: its enumerations take 15 ms, which the first key would wait for."""


def done(event: QKeyEvent, cursor: QTextCursor) -> bool:
    """Do by hand what Qt's own way of doing a key would not do; tell whether it was such a key.

    Qt would give a new paragraph the properties of a seam, and what it types or joins is no whole
    undo step, of which the cutting of a paragraph that grows too long could become a part.
    """
    key, block = event.key(), cursor.block()
    long = block.length() > LONGEST and bool(event.text()) and event.text().isprintable()
    before = key == _BACKSPACE and cursor.atBlockStart()
    behind = key == _DELETE and cursor.atBlockEnd()
    if not (key in _ENTER or long or before or behind) or _is_command(event):
        return False
    if key in _ENTER or long:
        write(cursor, "\n" if key in _ENTER else event.text())
        return True
    other = block.previous() if before else block.next()
    if cursor.hasSelection() or not other.isValid():
        return False
    if block.length() + other.length() <= LONGEST:
        return False
    cursor.beginEditBlock()
    cursor.deletePreviousChar() if before else cursor.deleteChar()
    cursor.endEditBlock()
    return True


def _is_command(event: QKeyEvent) -> bool:
    from PySide6.QtCore import Qt  # see _ENTER

    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.modifiers() & held == Qt.KeyboardModifier.ControlModifier


def passed(cursor: QTextCursor, key: int) -> QTextCursor | None:
    """Return the cursor on the other side of the seam that a deleting key would meet first."""
    if cursor.hasSelection():
        return None
    after = QTextCursor(cursor)
    if key == _BACKSPACE and cursor.atBlockStart() and continues(cursor.block()):
        after.setPosition(cursor.position() - 1)
        return after
    if key == _DELETE and cursor.atBlockEnd() and continues(cursor.block().next()):
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
