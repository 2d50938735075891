"""How long the text and the selection are, counted in slices so that typing never waits for it.

Each paragraph's length is kept, so that a key costs the counting of its own paragraph alone.
"""

from array import array
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock

from desktop.counting.prose import Length, measure
from ui.editor.editor import Editor
from ui.editor.seams import continues, read

_PAUSE: Final = 200
"""Milliseconds after a change before its figures are shown."""
_SLICE: Final = 0.004
"""Seconds of counting before the window gets its turn."""
_FEW: Final = 100
"""Paragraphs of one change that are counted with it."""


class Tally(QObject):
    """Counts an editor's text, and what is selected in it."""

    counted = Signal(object, object)
    """The lengths of the whole and of the selection; None where nothing is selected."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lengths = tuple(array("Q") for _ in range(4))
        self._blocks = 1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._count)
        editor.edited.connect(self._take)
        editor.document_shown.connect(self.restart)
        editor.selectionChanged.connect(lambda: self._timer.start(_PAUSE))

    def restart(self) -> None:
        """Count anew, soon."""
        self._blocks = self._editor.document().blockCount()
        self._put(0, len(self._lengths[0]), [])
        self._timer.start(_PAUSE)

    def _take(self, position: int, _removed: int, added: int) -> None:
        """Count the paragraphs of a change; of a large one, and those behind it, later."""
        document = self._editor.document()
        block, last = document.findBlock(position), document.findBlock(position + added)
        first, end = block.blockNumber(), (last if last.isValid() else document.lastBlock())
        count = end.blockNumber() - first + 1
        grown = document.blockCount() - self._blocks
        self._blocks += grown
        known = len(self._lengths[0])
        if first < known:
            fresh: list[Length] = []
            while count <= _FEW and len(fresh) < count:
                fresh.append(_measured(block))
                block = block.next()
            before = first + count - grown
            whole = count <= _FEW and before <= known
            self._put(first, before if whole else known, fresh if whole else [])
        self._timer.start(_PAUSE)

    def _put(self, first: int, end: int, fresh: list[Length]) -> None:
        words, signs, blanks, paragraphs = self._lengths
        words[first:end] = array("Q", [one.words for one in fresh])
        signs[first:end] = array("Q", [one.signs for one in fresh])
        blanks[first:end] = array("Q", [one.blanks for one in fresh])
        paragraphs[first:end] = array("Q", [one.paragraphs for one in fresh])

    def _count(self) -> None:
        block = self._editor.document().findBlockByNumber(len(self._lengths[0]))
        until = perf_counter() + _SLICE
        fresh = []
        while block.isValid():
            fresh.append(_measured(block))
            block = block.next()
            if perf_counter() > until:
                break
        known = len(self._lengths[0])
        self._put(known, known, fresh)
        if block.isValid():
            self._timer.start(0)
        else:
            self.counted.emit(self._sum(0, self._blocks), self._selected())

    def _sum(self, first: int, end: int) -> Length:
        return Length(*(sum(kept[first:end]) for kept in self._lengths))

    def _selected(self) -> Length | None:
        cursor = self._editor.textCursor()
        if not cursor.hasSelection():
            return None
        document = self._editor.document()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        first, last = document.findBlock(start), document.findBlock(end)
        if first == last:
            return measure(read(document, start, end))
        behind = measure(read(document, start, first.position() + first.length() - 1))
        before = measure(read(document, last.position(), end))
        return behind + self._sum(first.blockNumber() + 1, last.blockNumber()) + before


def _measured(block: QTextBlock) -> Length:
    """Return the length of a block; what goes on with a paragraph is none of its own."""
    length = measure(block.text())
    if not continues(block):
        return length
    return Length(length.words, length.signs, length.blanks)
