"""How long the text and the selection are, counted in slices so that typing never waits for it.

Each paragraph's length is kept. A key costs no more than the note that its paragraph is to be
counted, which is done when nobody types.
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
"""Paragraphs that are counted in one go."""


class Tally(QObject):
    """Counts an editor's text, and what is selected in it."""

    counted = Signal(object, object)
    """The lengths of the whole and of the selection; None where nothing is selected."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lengths = tuple(array("Q") for _ in range(4))
        self._blocks = 1
        self._stale = (0, 0)
        """The first paragraph whose length is out of date, and the one behind the last."""
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
        self._stale = (0, 0)
        self._timer.start(_PAUSE)

    def _take(self, position: int, _removed: int, added: int) -> None:
        """Note the paragraphs of a change; of a large one, and those behind it, count all anew."""
        document = self._editor.document()
        block, end = document.findBlock(position), position + added
        first, count = block.blockNumber(), 1
        if not block.contains(end):
            last = document.findBlock(end)
            count += (last if last.isValid() else document.lastBlock()).blockNumber() - first
        grown = document.blockCount() - self._blocks
        self._blocks += grown
        known = len(self._lengths[0])
        if first < known:
            before = first + count - grown
            if count > _FEW or before > known:
                self._put(first, known, [])
                self._stale = (self._stale[0], min(self._stale[1], first))
            else:
                if grown:
                    self._put(first, before, [Length()] * count)
                self._note(first, first + count, grown)
        self._timer.start(_PAUSE)

    def _note(self, first: int, end: int, grown: int) -> None:
        """Let some paragraphs be counted with those that wait already, or after them."""
        start, stop = self._stale
        if start < stop and start <= end - grown and first <= stop and stop - start < _FEW:
            self._stale = (min(first, start), max(end, stop + grown))
            return
        if start > first:
            self._stale = (start + grown, stop + grown)
        self._freshen()
        self._stale = (first, end)

    def _freshen(self) -> None:
        """Count the paragraphs that wait."""
        first, end = self._stale
        if first < end:
            self._stale = (0, 0)
            block, fresh = self._editor.document().findBlockByNumber(first), []
            for _ in range(first, end):
                fresh.append(_measured(block))
                block = block.next()
            self._put(first, end, fresh)

    def _put(self, first: int, end: int, fresh: list[Length]) -> None:
        words, signs, blanks, paragraphs = self._lengths
        words[first:end] = array("Q", [one.words for one in fresh])
        signs[first:end] = array("Q", [one.signs for one in fresh])
        blanks[first:end] = array("Q", [one.blanks for one in fresh])
        paragraphs[first:end] = array("Q", [one.paragraphs for one in fresh])

    def _count(self) -> None:
        self._freshen()
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
