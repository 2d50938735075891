"""Words and signs of a text, counted in slices so that typing never waits for it."""

from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

_PAUSE: Final = 200
"""Milliseconds after a change before counting starts."""
_SLICE: Final = 0.004
"""Seconds of counting before the window gets its turn."""


class Tally(QObject):
    """Counts the words and the signs (spaces included, line ends not) of an editor's text."""

    counted = Signal(int, int)

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._block = QTextBlock()
        self._words = 0
        self._signs = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._count)
        editor.textChanged.connect(self.restart)

    def restart(self) -> None:
        """Count anew, soon."""
        self._block = QTextBlock()
        self._words = self._signs = 0
        self._timer.start(_PAUSE)

    def _count(self) -> None:
        block = self._block if self._block.isValid() else self._editor.document().begin()
        until = perf_counter() + _SLICE
        while block.isValid():
            text = block.text()
            self._words += len(text.split())
            self._signs += len(text)
            block = block.next()
            if perf_counter() > until:
                break
        self._block = block
        if block.isValid():
            self._timer.start(0)
        else:
            self.counted.emit(self._words, self._signs)
