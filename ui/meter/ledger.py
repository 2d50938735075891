"""A field watching an editor's text, kept in step with every edit.

A key costs the counting of its own paragraph; whatever else there is to count waits for the window
to be idle, a slice at a time.
"""

from threading import Thread
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock

from desktop.catalog.fields import Field
from desktop.counting.methods import prepare
from desktop.counting.running import Place, Watch
from ui.editor.editor import Editor
from ui.editor.seams import continues, first_block, last_block, read, units

_PAUSE: Final = 25
"""Milliseconds from a change to its being told, however many follow."""
_SLICE: Final = 0.004
"""Seconds of counting before the window gets its turn."""
_FEW: Final = 40
"""Paragraphs of one change that are counted with it."""


class Ledger(QObject):
    """Watches the whole text, and beside it what is selected, or the line that is one text."""

    changed = Signal()
    """All that is to be counted is counted."""

    def __init__(self, editor: Editor, field: Field) -> None:
        super().__init__(editor)
        self._editor = editor
        self._field = field
        self._by_line = field.many[1] > 1
        """Whether each line is a text of its own, as each headline of an advertisement is."""
        self._whole = Watch(field)
        self._blocks = 1
        self._chosen: Watch | None = None
        self._span = (0, 0)
        """Where the selection is that was counted, or is being counted."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        editor.edited.connect(self._take)
        editor.document_shown.connect(self.restart)
        editor.selectionChanged.connect(self._wait)
        if self._by_line:
            editor.cursorPositionChanged.connect(self._wait)
        Thread(target=prepare, args=(field.method,), daemon=True).start()
        self.restart()

    @property
    def watch(self) -> Watch:
        """Return what watches the selection, the line of the cursor, or else the whole."""
        return self._chosen or self._whole

    def restart(self) -> None:
        """Count everything anew, soon."""
        self._blocks = self._editor.document().blockCount()
        self._whole, self._chosen = Watch(self._field), None
        self._wait()

    def close(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._editor.edited.disconnect(self._take)
        self._editor.document_shown.disconnect(self.restart)
        self._editor.selectionChanged.disconnect(self._wait)
        if self._by_line:
            self._editor.cursorPositionChanged.disconnect(self._wait)
        self.deleteLater()

    def scope(self) -> tuple[int, int]:
        """Return where what is counted begins and ends, in Qt's positions."""
        return self._part() or (0, self._editor.document().characterCount() - 1)

    def _part(self) -> tuple[int, int] | None:
        """Return what of the text is counted, None where it is the whole."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return cursor.selectionStart(), cursor.selectionEnd()
        if not self._by_line:
            return None
        last = last_block(cursor.block())
        return first_block(cursor.block()).position(), last.position() + last.length() - 1

    def position(self, place: Place) -> int:
        """Return the position in the editor of a place in what is counted."""
        start = (self._span if self._chosen is not None else self.scope())[0]
        first = self._editor.document().findBlock(start)
        block = self._editor.document().findBlockByNumber(first.blockNumber() + place.piece)
        at, begins = place.at, max(start, block.position())
        if place.piece and not continues(block):
            at -= 1
        if at < 0:
            return begins - 1
        text = read(self._editor.document(), begins, block.position() + block.length() - 1)
        return begins + units(text[:at])

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
        known = len(self._whole)
        if first < known:
            before = first + count - grown
            pieces: list[str] = []
            fits = count <= _FEW and before <= known
            while fits and len(pieces) < count:
                pieces.append(_piece(block))
                block = block.next()
            self._whole.replace(first, before if fits else known, pieces)
        self._chosen = None
        self._wait()

    def _go_on(self) -> None:
        until = perf_counter() + _SLICE
        document = self._editor.document()
        done = self._fill(self._whole, document.findBlockByNumber(len(self._whole)), until)
        span = self._part()
        if span is None:
            self._chosen = None
        else:
            if self._chosen is None or span != self._span:
                self._chosen, self._span = Watch(self._field), span
            done = self._fill_chosen(self._chosen, until) and done
        if done:
            self.changed.emit()
        else:
            self._timer.start(0)

    def _fill(self, watch: Watch, block: QTextBlock, until: float) -> bool:
        """Give a watch the blocks from one on; tell whether it has them all."""
        pieces = []
        while block.isValid():
            pieces.append(_piece(block))
            block = block.next()
            if len(pieces) >= _FEW:
                watch.replace(len(watch), len(watch), pieces)
                pieces = []
                if perf_counter() > until:
                    return not block.isValid()
        watch.replace(len(watch), len(watch), pieces)
        return True

    def _fill_chosen(self, watch: Watch, until: float) -> bool:
        start, end = self._span
        document = self._editor.document()
        first = document.findBlock(start).blockNumber()
        block = document.findBlockByNumber(first + len(watch))
        while block.isValid() and block.position() <= end:
            begins, stops = block.position(), block.position() + block.length() - 1
            piece = _piece(block) if begins > start else block.text()
            if begins < start or stops > end:
                line_end = "\n" if begins > start and not continues(block) else ""
                piece = line_end + read(document, max(begins, start), min(stops, end))
            watch.replace(len(watch), len(watch), [piece])
            block = block.next()
            if perf_counter() > until:
                break
        return first + len(watch) > document.findBlock(end).blockNumber()


def _piece(block: QTextBlock) -> str:
    """Return a block's text with the line end before it, if there is one."""
    text = block.text()
    return f"\n{text}" if block.position() > 0 and not continues(block) else text
