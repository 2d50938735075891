"""Looks for something in a text, in slices, so that the window never waits for it."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QRegularExpression, QTimer, Signal

from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.find.wanted import TooSlowError, Wanted, matches

_SLICE: Final = 0.004
"""Seconds of searching before the window gets its turn."""
_PAUSE: Final = 120
"""Milliseconds from a change of the text to the search behind it."""


class Search(QObject):
    """Finds every place of what is wanted; keeps up with changes of the text.

    A place is within one paragraph; in a paragraph that is cut for the eye, within one piece.
    """

    changed = Signal()
    """More was found, or all."""
    reached = Signal(int, int)
    """The place that was asked for."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._pattern: QRegularExpression | None = None
        self._scope: Passage | None = None
        self._starts, self._ends = array("I"), array("I")
        self._frontier = 0
        self._asked: tuple[int, bool] | None = None
        self.is_done = True
        self.is_slow = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        editor.edited.connect(self._take)
        editor.document_shown.connect(self.restart)

    @property
    def pattern(self) -> QRegularExpression | None:
        """Return what is looked for, None for nothing."""
        return self._pattern

    @property
    def places(self) -> list[tuple[int, int]]:
        """Return where it was found so far, in order."""
        return list(zip(self._starts, self._ends, strict=True))

    @property
    def count(self) -> int:
        """Return how many places were found so far."""
        return len(self._starts)

    def look_for(self, wanted: Wanted | None, scope: Passage | None = None) -> None:
        """Look for something else, in a passage or in the whole text."""
        is_right = wanted is not None and wanted.words and wanted.mistake() is None
        self._pattern = wanted.pattern() if wanted is not None and is_right else None
        self._scope = scope
        self._asked = None
        self.restart()

    def restart(self) -> None:
        """Search from the top again."""
        self._empty(0)
        self._timer.start(0)

    def ask(self, position: int, *, forward: bool) -> None:
        """Ask for the next place from a position on, or for the last one before it."""
        self._asked = (position, forward)
        self._answer()

    def index(self, start: int, end: int) -> int | None:
        """Return the number of a place, from 0, None where none is there."""
        at = bisect_left(self._starts, start)
        there = at < self.count and (self._starts[at], self._ends[at]) == (start, end)
        return at if there else None

    def between(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Return the places that begin between two positions."""
        at = bisect_left(self._starts, start)
        while at < self.count and self._starts[at] < end:
            yield self._starts[at], self._ends[at]
            at += 1

    def _empty(self, position: int) -> None:
        """Forget what was found from a position on."""
        at = bisect_left(self._starts, position)
        del self._starts[at:], self._ends[at:]
        self._frontier = position
        self.is_done = self._pattern is None
        self.is_slow = False

    def _take(self, position: int, _removed: int, _added: int) -> None:
        if self._pattern is None:
            return
        start = self._editor.document().findBlock(position).position()
        if start < self._frontier:
            self._empty(start)
        self.is_done = False
        self._timer.start(_PAUSE)

    def _bounds(self) -> tuple[int, int]:
        if self._scope is not None:
            return self._scope.span
        return 0, self._editor.document().characterCount()

    def _search(self) -> None:
        pattern = self._pattern
        if pattern is None:
            self.changed.emit()
            return
        until = perf_counter() + _SLICE
        first, last = self._bounds()
        block = self._editor.document().findBlock(max(self._frontier, first))
        try:
            while block.isValid() and block.position() < last:
                at = block.position()
                for start, end in matches(pattern, block.text()):
                    if at + start >= first and at + end <= last:
                        self._starts.append(at + start)
                        self._ends.append(at + end)
                self._frontier = at + block.length()
                block = block.next()
                if perf_counter() > until:
                    break
        except TooSlowError:
            self._empty(0)
            self.is_slow = True
            last = 0
        self.is_done = not block.isValid() or block.position() >= last
        if not self.is_done:
            self._timer.start(0)
        self._answer()
        self.changed.emit()

    def _answer(self) -> None:
        if self._asked is None:
            return
        position, forward = self._asked
        at = bisect_left(self._starts, position)
        if forward and at == self.count:
            at = 0 if self.is_done else -1
        elif not forward:
            at = at - 1 if self.is_done or self._frontier >= position else -1
            if at < 0 and self.is_done:
                at = self.count - 1
        if 0 <= at < self.count:
            self._asked = None
            self.reached.emit(self._starts[at], self._ends[at])
        elif self.is_done:
            self._asked = None
