"""What comes in the place of what was found: its groups filled in, and all at once as one step."""

import re
from collections.abc import Callable
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QRegularExpression, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor

from ui.editor.editor import Editor

_SLICE: Final = 0.008
"""Seconds of replacing before the window gets its turn."""
_CODE: Final = re.compile(r"\\(\d{1,2}|[nt\\])|\$(\d{1,2}|\$)|\$\{(\w+)\}|\\g<(\w+)>")
_PLAIN: Final = {"n": "\n", "t": "\t", "\\": "\\", "$": "$"}

Fill = Callable[[str, int], str]
"""Returns what comes in the place of a match that begins at a position of a paragraph."""


def unknown_group(template: str, pattern: QRegularExpression) -> str | None:
    """Return the first group that a template names and an expression has not."""
    names = [name for name in pattern.namedCaptureGroups() if name]
    for code in _CODE.finditer(template):
        group = next((one for one in code.groups() if one is not None), "")
        if group.isdecimal():
            if int(group) > pattern.captureCount():
                return group
        elif group not in _PLAIN and group not in names:
            return group
    return None


def filled(template: str, pattern: QRegularExpression) -> Fill:
    r"""Return what fills the groups of an expression into a template.

    `\1` or `$1` is the first group, `\0` the whole, `${name}` or `\g<name>` a named one, `\n` a
    line end, `\t` a tab, `\\` and `$$` the signs themselves.
    """

    def fill(text: str, start: int) -> str:
        match = pattern.match(text, start)

        def group(code: re.Match[str]) -> str:
            name = next(one for one in code.groups() if one is not None)
            if name.isdecimal():
                return match.captured(int(name))
            return _PLAIN[name] if name in _PLAIN else match.captured(name)

        return _CODE.sub(group, template)

    return fill


class Replacing(QObject):
    """Replaces many places as one undo step, in slices, from the last to the first."""

    progressed = Signal(int)
    """So many were replaced."""
    ended = Signal(int)
    """It is over, with so many replaced."""

    def __init__(self, editor: Editor, places: list[tuple[int, int]], fill: Fill) -> None:
        super().__init__(editor)
        self._editor = editor
        self._places = places
        self._fill = fill
        self._count = 0
        self._paragraph = (-1, "")
        """Where the last paragraph begins, and its text before anything in it was replaced."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._replace)

    def start(self) -> None:
        """Begin; the text cannot be changed by hand until it is over."""
        self._editor.setReadOnly(True)
        self._editor.mends = False
        self._replace()

    def cancel(self) -> None:
        """Put everything back."""
        self._places.clear()
        self._timer.stop()
        if self._count:
            self._editor.undo()
        self._count = 0
        self._end()

    def _replace(self) -> None:
        cursor = self._editor.textCursor()  # an undo puts the cursor where this one begins
        until = perf_counter() + _SLICE
        cursor.joinPreviousEditBlock() if self._count else cursor.beginEditBlock()
        while self._places and perf_counter() < until:
            start, end = self._places.pop()
            block = self._editor.document().findBlock(start)
            if self._paragraph[0] != block.position():
                self._paragraph = (block.position(), block.text())
            text = self._fill(self._paragraph[1], start - block.position())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text, QTextCharFormat())
            self._count += 1
        cursor.endEditBlock()
        if self._places:
            self.progressed.emit(self._count)
            self._timer.start(0)
        else:
            self._end()

    def _end(self) -> None:
        self._editor.mends = True
        self._editor.setReadOnly(False)
        self.ended.emit(self._count)
        self.deleteLater()
