"""Where places of a text are in Qt's document: characters beyond U+FFFF and seams take more."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtGui import QTextDocument

from desktop.typography.edits import Fix
from ui.editor.seams import continues, has_seams, units

Placed = tuple[int, int, str]
"""Two of Qt's positions and what comes between them."""


def seams_of(document: QTextDocument) -> list[int]:
    """Return where a document has seams, in UTF-16 units of its text."""
    found: list[int] = []
    block = document.begin() if has_seams(document) else document.end()
    while block.isValid():
        if continues(block):
            found.append(block.position() - len(found) - 1)
        block = block.next()
    return found


def placed(text: str, fixes: Sequence[Fix], seams: Sequence[int]) -> list[Placed]:
    """Return fixes by Qt's positions; one that lies across a seam is left out."""
    made: list[Placed] = []
    at = position = 0
    for fix in fixes:
        position += units(text[at : fix.start])
        start, end = position, position + units(text[fix.start : fix.end])
        at, position = fix.end, end
        before = bisect_right(seams, start) if fix.start < fix.end else bisect_left(seams, start)
        behind = bisect_left(seams, end)
        if fix.start == fix.end or before == behind:
            made.append((start + before, end + before, fix.replacement))
    return made


def head(text: str, place: int) -> str:
    """Return what of a text stands before a place in UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "ignore")
