"""Quotation marks: paired within a paragraph, then set as the profile wants them at their depth.

A paragraph whose marks do not pair stays as it is, for it cannot be known what was meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop.typography.context import (
    blank,
    sign_after,
    sign_before,
    spaces_after,
    spaces_before,
    worded,
)
from desktop.typography.edits import Fix
from desktop.typography.marks import elided
from desktop.typography.markup import EDGE, MARK
from desktop.typography.profiles import Profile

_MARKS: Final = re.compile(f"[\"'«»“”‘’„\u2039\u203a\n{EDGE}]")
_BLANK_LINE: Final = re.compile(r"[ \t]*\r?\n")
_KINDS: Final = {
    "«": "guillemet",
    "»": "guillemet",
    '"': "double",
    "“": "double",
    "”": "double",
    "'": "single",
    "‘": "single",
    "’": "single",
}
_OPENING: Final = "([{¿¡-–—/|=«“‘"
_CLOSING: Final = ".,;:!?…)]}»”’-–—/|"
_STYLES: Final = {"«": "guillemet", "“": "double", "‘": "single"}


@dataclass(slots=True)
class _Mark:
    at: int
    glyph: str
    opens: bool
    closes: bool

    @property
    def kind(self) -> str:
        return _KINDS[self.glyph]


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph, paired as they come."""

    open: list[_Mark] = field(default_factory=list)
    pairs: list[tuple[_Mark, _Mark]] = field(default_factory=list)
    strays: list[_Mark] = field(default_factory=list)
    broken: bool = False

    def add(self, mark: _Mark, text: str) -> None:
        kinds = [one.kind for one in self.open]
        if mark.closes and mark.kind in kinds:
            while True:
                other = self.open.pop()
                if other.kind == mark.kind:
                    break
                self._left(other)
            self.pairs.append((other, mark))
        elif mark.glyph in "\"'" and sign_before(text, spaces_before(text, mark.at)).isdigit():
            if mark.glyph == "'" and not mark.opens:
                self.strays.append(mark)  # five feet, or the nineties' music
        elif mark.opens:
            if len(self.open) >= 8:
                self.broken = True
            self.open.append(mark)
        elif mark.kind == "single":
            self.strays.append(mark)
        else:
            self.broken = True

    def _left(self, mark: _Mark) -> None:
        if mark.glyph != "'":
            self.broken = True

    def end(self) -> None:
        """Say that no mark follows."""
        for mark in self.open:
            self._left(mark)


def quotes(text: str, profile: Profile) -> Iterator[Fix]:
    """Set quotation marks by their depth, and curl the apostrophes that end a word."""
    for paragraph in _paragraphs(text, profile.language):
        if paragraph.broken:
            continue
        fixes = [
            Fix("apostrophes", mark.at, mark.at + 1, "’")
            for mark in paragraph.strays
            if mark.glyph == "'" and sign_before(text, mark.at).isalpha()
        ]
        fixes += _set(text, paragraph, profile)
        yield from sorted(fixes, key=lambda fix: fix.start)


def _paragraphs(text: str, language: str) -> Iterator[_Paragraph]:
    paragraph = _Paragraph()
    last: _Mark | None = None
    for match in _MARKS.finditer(text):
        at, glyph = match.start(), match.group()
        if glyph == EDGE or (glyph == "\n" and _BLANK_LINE.match(text, at + 1)):
            paragraph.end()
            yield paragraph
            paragraph, last = _Paragraph(), None
        elif glyph in "„\u2039\u203a":
            paragraph.broken = True
        elif glyph != "\n":
            mark = _read(text, at, glyph, last)
            if mark is not None:
                if glyph == '"' and text[at - 1 : at] == '"':
                    paragraph.broken = True
                paragraph.add(mark, text)
                last = mark
    paragraph.end()
    yield paragraph


def _read(text: str, at: int, glyph: str, last: _Mark | None) -> _Mark | None:
    """Return what a mark can do where it stands; None where it is an apostrophe or nothing."""
    if glyph in "«“‘":
        return _Mark(at, glyph, True, False)
    if glyph in "»”":
        return _Mark(at, glyph, False, True)
    before, after = sign_before(text, at), sign_after(text, at + 1)
    if glyph in "'’" and worded(before) and (worded(after) or _quotes_after_elision(text, at)):
        return None
    if glyph == "’":
        return None if worded(after) or blank(before) else _Mark(at, glyph, False, True)
    beside = last is not None and last.opens and _joined(text, last.at, at)
    starts = blank(before) or before in _OPENING or beside or _quotes_after_elision(text, at)
    ends = blank(after) or after in _CLOSING or after in "\"'"
    opens = starts and not blank(after) and not (ends and after in _CLOSING)
    closes = ends and not blank(before) and before not in _OPENING and not beside
    if glyph == '"' and blank(before) and blank(after):
        return _Mark(at, glyph, True, True)
    if not opens and not closes:
        return None
    return _Mark(at, glyph, opens, closes)


def _quotes_after_elision(text: str, at: int) -> bool:
    """Tell whether an apostrophe parts an elided word from a quotation: l’« autre »."""
    if text[at] in "'’":
        return text[at + 1 : at + 2] in ('"', "“", "«") and elided(text, at)
    return text[at - 1 : at] in ("'", "’") and elided(text, at - 1)


def _joined(text: str, start: int, end: int) -> bool:
    return all(sign == MARK for sign in text[start + 1 : end]) if end - start < 4 else False


def _set(text: str, paragraph: _Paragraph, profile: Profile) -> Iterable[Fix]:
    doubtful = bool(paragraph.strays)
    ends: list[int] = []
    for opening, closing in sorted(paragraph.pairs, key=lambda pair: pair[0].at):
        while ends and ends[-1] < opening.at:
            ends.pop()
        depth = len(ends)
        ends.append(closing.at)
        start, stop = spaces_after(text, opening.at + 1), spaces_before(text, closing.at)
        if start >= stop:
            continue
        left, right = profile.quotes[depth % len(profile.quotes)]
        if profile.inside and depth and opening.kind == "guillemet":
            continue
        if doubtful and "single" in (_STYLES[left], opening.kind):
            left, right = {"double": ("“", "”"), "single": ("‘", "’")}.get(
                opening.kind, (left, right)
            )
        touched = worded(sign_before(text, opening.at)) or worded(sign_after(text, closing.at + 1))
        if left == "‘" and touched:
            continue  # within a word it would be an apostrophe
        yield from _one(text, opening, left, start, profile)
        yield from _one(text, closing, right, stop, profile)


def _one(text: str, mark: _Mark, glyph: str, inner: int, profile: Profile) -> Iterator[Fix]:
    if mark.glyph == glyph:
        return
    start, end = min(mark.at, inner), max(mark.at + 1, inner)
    space = profile.inside if glyph in "«»" else ""
    put = glyph + space if glyph in "«“‘" else space + glyph
    yield Fix("quotes", start, end, put)
