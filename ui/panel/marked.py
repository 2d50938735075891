"""Stretches with their marks in a document, and where each change of them stands."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest
from typing import Final

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from ui.editor.seams import units
from ui.panel.changes import Mark, Stretch
from ui.theme import Theme

_GAP: Final = 4
"""Pixels between removed words and what takes their place."""
_PARAGRAPH: Final = 6_000
"""Characters after which a paragraph is cut at a blank: Qt lays it out whole, which takes a second
for 300,000, and again for a change that is pointed at."""
_WORD: Final = 1_000
"""Characters for which a cut waits for a blank."""


class MarkedText:
    """Writes stretches and writes one change anew without touching the rest."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self.stretches: list[Stretch] = []

    def write(self, merged: Sequence[Stretch]) -> None:
        """Write all stretches into the empty document."""
        self.stretches = list(_cut(merged))
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._insert(cursor, self.stretches)
        cursor.endEditBlock()

    def rewrite(self, change: int, merged: Sequence[Stretch]) -> None:
        """Write one change anew."""
        places = [place for place, s in enumerate(self.stretches) if s.change == change]
        if not places:
            return
        cuts = list(_cut(merged))
        start, end = self.span(change)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._insert(cursor, cuts)
        cursor.endEditBlock()
        self.stretches[places[0] : places[-1] + 1] = cuts

    def forget(self) -> None:
        """Know of no stretches any more."""
        self.stretches = []

    def span(self, change: int) -> tuple[int, int]:
        """Return where a change stands, in Qt's positions."""
        places = [place for place, s in enumerate(self.stretches) if s.change == change]
        if not places:
            return 0, 0
        ends = self._ends()
        first = places[0]
        return (ends[first - 1] if first else 0), ends[places[-1]]

    def changes_near(self, position: int) -> list[int]:
        """Return the changes that stand on either side of one of Qt's positions."""
        place = bisect_right(self._ends(), position)
        near = self.stretches[max(0, place - 1) : place + 1]
        return [stretch.change for stretch in reversed(near) if stretch.change is not None]

    def text(self) -> str:
        """Return the text without what was removed."""
        return "".join(text for text, is_answer in self.pieces() if is_answer)

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Return what is shown in pieces, each with whether it stands in the text."""
        yield from ((s.text, s.mark not in (Mark.REMOVED, Mark.CUT)) for s in self.stretches)

    def _insert(self, cursor: QTextCursor, merged: Sequence[Stretch]) -> None:
        """Insert stretches, with a gap between removed words and those that take their place."""
        formats = {mark: self._format(mark) for mark in Mark}
        last = QTextCharFormat(formats[Mark.REMOVED])
        last.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        last.setFontLetterSpacing(_GAP)
        for stretch, after in zip_longest(merged, merged[1:]):
            text = stretch.text
            if after is not None and (stretch.mark, after.mark) == (Mark.REMOVED, Mark.ADDED):
                cursor.insertText(text[:-1], formats[stretch.mark])
                cursor.insertText(text[-1:], last)
            else:
                cursor.insertText(text, formats[stretch.mark])

    def _ends(self) -> list[int]:
        return list(accumulate(units(stretch.text) for stretch in self.stretches))

    def _format(self, mark: Mark) -> QTextCharFormat:
        colors = self._theme.colors
        made = QTextCharFormat()
        match mark:
            case Mark.ADDED:
                made.setBackground(QColor(colors.added))
                made.setFontUnderline(True)
            case Mark.REMOVED:
                made.setBackground(QColor(colors.removed))
                made.setForeground(QColor(colors.must))
                made.setFontStrikeOut(True)
            case Mark.TAKEN:
                made.setFontUnderline(True)
            case Mark.REFUSED:
                made.setForeground(QColor(colors.quiet))
                made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            case Mark.KEPT | Mark.CUT:
                pass
        return made


def _cut(merged: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield stretches with cuts in the long paragraphs of all of them together."""
    length = 0
    for stretch in merged:
        if stretch.mark is Mark.CUT:
            continue
        text, start = stretch.text, 0
        for place in _places(text, length):
            yield replace(stretch, text=text[start:place])
            yield Stretch("\n", Mark.CUT)
            start = place
        if start < len(text) or not text:
            yield replace(stretch, text=text[start:]) if start else stretch
        begins = max(start, text.rfind("\n") + 1)
        length = len(text) - begins + (0 if begins else length)


def _places(text: str, length: int) -> Iterator[int]:
    """Yield where to cut a text, in whose first paragraph so many characters stand already."""
    begins, place = -length, 0
    while len(text) - begins > _PARAGRAPH:
        limit = max(place, begins + _PARAGRAPH)
        newline = text.rfind("\n", place, limit)
        if newline < 0:
            place = text.find(" ", limit, limit + _WORD) + 1 or limit + _WORD
            newline = text.find("\n", limit, place)
        if newline >= 0:
            begins = place = newline + 1
        elif place < len(text):
            yield place
            begins = place
        else:
            return
