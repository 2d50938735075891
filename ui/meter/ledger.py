"""What each paragraph of an editor's text weighs, kept in step with every edit.

A key costs the weighing of its own paragraph; whatever else is to be weighed waits for the window
to be idle, a slice at a time.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock

from ui.editor.editor import Editor
from ui.editor.seams import continues, read, units

Weigh = Callable[[str], Sequence[int]]
"""What a text weighs, in several ways; two paragraphs weigh their sum and the line end between."""

Within = Callable[[str, int], int]
"""Returns the place in a text at which it passes a limit, in code points."""

_PAUSE: Final = 25
"""Milliseconds from a change to its being told, however many follow."""
_SLICE: Final = 0.004
"""Seconds of weighing before the window gets its turn."""
_FEW: Final = 40
"""Paragraphs of one change that are weighed with it."""
_LONG: Final = 4_000
"""Characters of a paragraph that is weighed only when the window is idle."""


class Ledger(QObject):
    """Weighs an editor's text in several ways at once."""

    changed = Signal()
    """Every paragraph is weighed again, or the selection is another one."""

    def __init__(self, editor: Editor, weigh: Weigh) -> None:
        super().__init__(editor)
        self._editor = editor
        self._weigh = weigh
        alone, both = weigh("a"), weigh("a\na")
        self._ends = [two - 2 * one for one, two in zip(alone, both, strict=True)]
        """What a line end weighs."""
        self._weights = tuple(array("q") for _ in self._ends)
        self._late: set[int] = set()
        """Blocks whose weight is that of before the last change."""
        self._blocks = 1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        editor.edited.connect(self._take)
        editor.document_shown.connect(self.restart)
        editor.selectionChanged.connect(self._wait)
        self.restart()

    @property
    def is_whole(self) -> bool:
        """Whether every paragraph is weighed."""
        return len(self._weights[0]) == self._blocks and not self._late

    def restart(self) -> None:
        """Weigh everything anew, soon."""
        self._blocks = self._editor.document().blockCount()
        self._late.clear()
        for kept in self._weights:
            del kept[:]
        self._wait()

    def _wait(self) -> None:
        # never put off by the next key: figures follow also who does not stop writing
        if not self._timer.isActive():
            self._timer.start(_PAUSE)

    def _take(self, position: int, _removed: int, added: int) -> None:
        document = self._editor.document()
        block, last = document.findBlock(position), document.findBlock(position + added)
        first, end = block.blockNumber(), (last if last.isValid() else document.lastBlock())
        count = end.blockNumber() - first + 1
        grown = document.blockCount() - self._blocks
        self._blocks += grown
        known = len(self._weights[0])
        if first < known:
            before = first + count - grown
            fits = count <= _FEW and before <= known
            self._late = {
                late + grown if late >= before else late
                for late in self._late
                if fits and not first <= late < before
            }
            for kept in self._weights:
                kept[first : before if fits else known] = array("q", [0] * (count if fits else 0))
            for number in range(first, first + count if fits else first):
                if block.length() > _LONG:
                    self._late.add(number)
                else:
                    self._set(number, block)
                block = block.next()
        self._wait()

    def _set(self, number: int, block: QTextBlock) -> None:
        for kept, weight in zip(self._weights, self._weighed(block), strict=True):
            kept[number] = weight

    def _weighed(self, block: QTextBlock) -> Sequence[int]:
        """Return what a block weighs with the line end before it."""
        text = block.text()
        ends = block.position() > 0 and not continues(block)
        weights = self._weigh(text)
        if not ends:
            return weights
        return [weight + end for weight, end in zip(weights, self._ends, strict=True)]

    def _go_on(self) -> None:
        document = self._editor.document()
        until = perf_counter() + _SLICE
        while self._late and perf_counter() < until:
            number = self._late.pop()
            self._set(number, document.findBlockByNumber(number))
        block = document.findBlockByNumber(len(self._weights[0]))
        while block.isValid() and perf_counter() < until:
            for kept, weight in zip(self._weights, self._weighed(block), strict=True):
                kept.append(weight)
            block = block.next()
        if self.is_whole:
            self.changed.emit()
        else:
            self._timer.start(0)

    def scope(self) -> tuple[int, int]:
        """Return where what is weighed begins and ends, in Qt's positions: selection or whole."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return cursor.selectionStart(), cursor.selectionEnd()
        return 0, self._editor.document().characterCount() - 1

    def totals(self) -> list[int]:
        """Return what the selection weighs, or else the whole."""
        first, end = self._whole_blocks()
        pieces = self._pieces()
        return [
            sum(kept[first:end]) + sum(weights[way] for weights in pieces)
            for way, kept in enumerate(self._weights)
        ]

    def _whole_blocks(self) -> tuple[int, int]:
        """Return which blocks are wholly in the scope, but for those at the ends of a selection."""
        if not self._editor.textCursor().hasSelection():
            return 0, len(self._weights[0])
        start, end = self.scope()
        document = self._editor.document()
        first = document.findBlock(start).blockNumber() + 1
        return first, max(first, document.findBlock(end).blockNumber())

    def _pieces(self) -> list[Sequence[int]]:
        """Return what the parts of the blocks weigh at the ends of a selection."""
        if not self._editor.textCursor().hasSelection():
            return []
        start, end = self.scope()
        document = self._editor.document()
        first, last = document.findBlock(start), document.findBlock(end)
        if first == last:
            return [self._weigh(read(document, start, end))]
        behind = self._weigh(read(document, start, self._end_of(first)))
        before = self._weigh(read(document, last.position(), end))
        line_end = 0 if continues(last) else 1
        return [
            behind,
            [weight + end * line_end for weight, end in zip(before, self._ends, strict=True)],
        ]

    def reach(self, way: int, limit: int, within: Within) -> int | None:
        """Return Qt's position at which the scope passes a limit; None where it does not."""
        start, end = self.scope()
        document = self._editor.document()
        pieces = [weights[way] for weights in self._pieces()]
        if pieces and pieces[0] > limit:
            stop = min(end, self._end_of(document.findBlock(start)))
            return self._inside(start, stop, limit, within)
        left = limit - sum(pieces[:1])
        first, last = self._whole_blocks()
        sums = list(accumulate(self._weights[way][first:last]))
        if sums and sums[-1] > left:
            at = bisect_right(sums, left)
            block = document.findBlockByNumber(first + at)
            left -= sums[at - 1] if at else 0
            return self._beyond(way, block, self._end_of(block), left, within)
        left -= sums[-1] if sums else 0
        if len(pieces) > 1 and pieces[1] > left:
            return self._beyond(way, document.findBlock(end), end, left, within)
        return None

    def _beyond(self, way: int, block: QTextBlock, end: int, left: int, within: Within) -> int:
        """Return where a limit is passed in a block, or by the line end before it."""
        if block.position() > 0 and not continues(block):
            left -= self._ends[way]
        if left < 0:
            return block.position() - 1
        return self._inside(block.position(), end, left, within)

    def _end_of(self, block: QTextBlock) -> int:
        return block.position() + block.length() - 1

    def _inside(self, start: int, end: int, left: int, within: Within) -> int:
        text = read(self._editor.document(), start, end)
        return start + units(text[: within(text, left)])

    def close(self) -> None:
        """Weigh nothing any more."""
        self._timer.stop()
        self._editor.edited.disconnect(self._take)
        self._editor.document_shown.disconnect(self.restart)
        self._editor.selectionChanged.disconnect(self._wait)
        self.deleteLater()
