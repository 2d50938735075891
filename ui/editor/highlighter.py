"""Shows Markdown in the text: what is in view at once, the states between all lines when idle.

Qt's own highlighter formats a whole text at once, which takes seconds for 10 MB. Here a paragraph
is formatted when it comes into view, or near it. Whether it stands in a fence, say, is known from
the state behind the paragraph before it; those states are read from the top in slices, and again
from where the text changes until they are what they were.
"""

from collections.abc import Iterator
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextLayout

from ui.editor import markdown
from ui.editor.editor import Editor
from ui.editor.markdown import STATES, Look
from ui.editor.seams import continues, units
from ui.editor.spacing import SpacedDocument, SpacedLayout
from ui.theme import MONOSPACE, Theme, strong_weight

_SLICE: Final = 0.003
"""Seconds of reading before the window gets its turn."""
_PAUSE: Final = 30
"""Milliseconds from a change to the reading of what may follow from it."""
_AROUND: Final = 40
"""Paragraphs above and below the window that are formatted when idle."""
_AT_ONCE: Final = 40
"""Paragraphs of one change that are formatted with it."""
_ROUNDS: Final = 15


def _pack(before: int, behind: int, formatted: int) -> int:
    return (formatted * STATES + before) * STATES + behind


def _behind(block: QTextBlock) -> int:
    """Return the state behind a block; one that was not read counts as plain."""
    kept = block.userState()
    return kept % STATES if kept >= 0 else markdown.OUTSIDE


def _before(block: QTextBlock) -> int:
    """Return the state that a block was read with, -1 where it was not read."""
    kept = block.userState()
    return kept // STATES % STATES if kept >= 0 else -1


def in_prose(block: QTextBlock) -> bool:
    """Tell whether a block was not read as a part of fenced code or front matter."""
    return _before(block) in (-1, markdown.OUTSIDE)


def _formatted(block: QTextBlock) -> int:
    """Return the round that a block was formatted in, 0 where it was not."""
    kept = block.userState()
    return kept // STATES // STATES if kept >= 0 else 0


def _alike(ranges: list[QTextLayout.FormatRange], others: list[QTextLayout.FormatRange]) -> bool:
    return len(ranges) == len(others) and all(
        (one.start, one.length, one.format) == (other.start, other.length, other.format)
        for one, other in zip(ranges, others, strict=True)
    )


class Highlighter(QObject):
    """Gives the paragraphs of an editor the looks of Markdown.

    Qt keeps one number with each block: here the states before and behind it, and the round of
    colours that it was formatted in. Blocks before `_frontier` are as they should be. From there on
    they are read again until one fits on the next; then the frontier is at `_settled` at once.
    """

    def __init__(self, editor: Editor, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._formats: dict[Look, QTextCharFormat] = {}
        self._round = 0
        self._frontier = self._settled = 0
        self._blocks = 0
        self._bar, self._viewport = editor.verticalScrollBar(), editor.viewport()
        self._view: tuple[int, ...] = ()
        """What was in view when all of it had its looks; empty where some of it may not."""
        self._touched: list[QTextBlock] = []
        self._dressed = self._within = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_on)
        editor.painting.connect(self._cover)
        editor.edited.connect(self._take)
        editor.textChanged.connect(self._format_touched)
        editor.document_shown.connect(self._begin)
        editor.refaced.connect(self._dress)
        theme.changed.connect(self._dress)
        self._begin()

    def _begin(self) -> None:
        self._frontier = self._settled = 0
        self._blocks = self._editor.document().blockCount()
        self._dress()

    def _dress(self) -> None:
        self._round = self._round % _ROUNDS + 1
        self._formats.clear()
        self._editor.viewport().update()
        self._timer.start(_PAUSE)

    def _take(self, position: int, _removed: int, added: int) -> None:
        """Read what has changed; one paragraph gets its looks before Qt lays it out anew."""
        document = self._editor.document()
        first, last = document.findBlock(position), document.findBlock(position + added)
        if not last.isValid():
            last = document.lastBlock()
        number = first.blockNumber()
        if number == 1:
            first, number = first.previous(), 0
        grown = document.blockCount() - self._blocks
        self._blocks += grown
        for block in (first, last):
            block.setUserState(-1)
        if self._frontier < number:
            self._settled = min(self._settled, number)
            self._view = ()
        else:
            beyond = self._settled + grown > last.blockNumber()
            self._settled = self._settled + grown if beyond else number
            self._frontier = number
            if last.blockNumber() - number <= _AT_ONCE:
                self._within = grown == 0 and first == last
                self._read(first, last)
                self._within = False
        if self._frontier <= last.blockNumber() + 1 and last.next().isValid():
            # what follows the change does not go on as it did
            self._view = ()
        self._timer.start(_PAUSE)

    def _format_touched(self) -> None:
        if not self._touched:
            return
        touched, self._touched = self._touched, []
        self._dressed = False
        self._format([block for block in touched if block.isValid()])
        if self._dressed:
            self._editor.viewport().update()

    def _read(self, block: QTextBlock, last: QTextBlock) -> None:
        end = last.blockNumber()
        while block.isValid() and block.blockNumber() <= end:
            self._set(block, format=self._within)
            if not self._within:
                self._touched.append(block)
            block = block.next()
        self._advance(self._editor.document().findBlockByNumber(end), end)

    def _advance(self, block: QTextBlock, number: int) -> None:
        """Put the frontier behind a block, or far behind it where what follows fits on."""
        fits = _before(block.next()) == _behind(block)
        self._frontier = max(number + 1, self._settled if fits else 0)
        self._settled = max(self._settled, self._frontier)

    def _set(self, block: QTextBlock, *, format: bool) -> None:
        """Read a block after the one before it, and give it its looks where that is wanted."""
        before = _behind(block.previous()) if block.blockNumber() else markdown.OUTSIDE
        text = block.text()
        matter = not block.blockNumber() and markdown.opens_matter(text, block.next().text())
        if not format and not matter and markdown.passes(text, before):
            block.setUserState(_pack(before, before, 0))
            return
        behind, looks = markdown.read(text, before, matter=matter, goes_on=continues(block))
        block.setUserState(_pack(before, behind, self._round if format else 0))
        if format:
            ranges, layout = list(self._ranges(text, looks)), block.layout()
            if self._within:
                if ranges or layout.formats():
                    self._spaced().dress(block, ranges)
            elif not _alike(ranges, layout.formats()):
                self._dress_block(block, ranges)

    def _dress_block(self, block: QTextBlock, ranges: list[QTextLayout.FormatRange]) -> None:
        """Give a block its looks, without the painting of all that Qt would ask for."""
        document, spaced = self._editor.document(), self._spaced()
        spaced.blockSignals(True)
        block.layout().setFormats(ranges)
        document.markContentsDirty(block.position(), 0)
        spaced.blockSignals(False)
        self._dressed = True

    def _spaced(self) -> SpacedLayout:
        document = self._editor.document()
        assert isinstance(document, SpacedDocument)
        return document.spaced

    def _cover(self) -> None:
        """Give what is about to be painted its looks, unless it has them."""
        editor = self._editor
        room = self._viewport
        view = (self._bar.value(), room.height(), room.width(), self._blocks, self._round)
        if view != self._view:
            self._view = view
            self._dressed = False
            self._format([block for block, _ in editor.in_view()])
            if self._dressed:
                editor.viewport().update()

    def _format(self, blocks: list[QTextBlock]) -> None:
        for block in blocks:
            before = _behind(block.previous()) if block.blockNumber() else markdown.OUTSIDE
            if _formatted(block) == self._round and _before(block) == before:
                continue
            self._set(block, format=True)
            if block.blockNumber() == self._frontier:
                self._advance(block, self._frontier)

    def _read_on(self) -> None:
        until = perf_counter() + _SLICE
        document = self._editor.document()
        block = document.findBlockByNumber(self._frontier)
        while block.isValid():
            number = block.blockNumber()
            before = _behind(block.previous()) if number else markdown.OUTSIDE
            if _before(block) != before:
                if _formatted(block):
                    self._view = ()
                self._set(block, format=False)
            self._advance(block, number)
            block = block.next()
            if self._frontier > number + 1:
                block = document.findBlockByNumber(self._frontier)
            if perf_counter() > until:
                break
        if block.isValid():
            self._timer.start(0)
        else:
            if not self._view:
                self._editor.viewport().update()
            self._format_around()

    def _format_around(self) -> None:
        """Format what scrolling would show next, a slice at a time."""
        shown = [block for block, _ in self._editor.in_view()]
        above, below = shown[0], shown[-1]
        until = perf_counter() + _SLICE
        for _ in range(_AROUND):
            self._format([block for block in (above, below) if block.isValid()])
            above, below = above.previous(), below.next()
            if perf_counter() > until:
                self._timer.start(_PAUSE)
                return

    def _ranges(self, text: str, looks: bytes) -> Iterator[QTextLayout.FormatRange]:
        wide = not text.isascii() and max(text) > "\uffff"
        for start, length, look in markdown.spans(looks):
            made = QTextLayout.FormatRange()
            made.start = units(text[:start]) if wide else start
            made.length = units(text[start : start + length]) if wide else length
            made.format = self._look(look)
            yield made

    def _look(self, look: Look) -> QTextCharFormat:
        made = self._formats.get(look)
        if made is None:
            made = self._formats[look] = QTextCharFormat()
            if Look.QUIET in look:
                made.setForeground(QColor(self._theme.colors.quiet))
            if Look.STRONG in look:
                made.setFontWeight(strong_weight(self._editor.font()))
            if Look.EMPHASIS in look:
                made.setFontItalic(True)
            if Look.CODE in look:
                made.setFontFamilies(list(MONOSPACE))
            if Look.STRUCK in look:
                made.setFontStrikeOut(True)
        return made
