"""Cuts in very long paragraphs: shown, never in the text.

Qt lays a paragraph out whole at every key: 300,000 characters take 50 ms. A paragraph beyond
`LONGEST` is therefore set as several blocks of Qt's. The separator between two of them carries a
property that ordinary line ends have not; it is a part of the separator, so that it is cut, copied
and brought back with it, and the text is what stands there without such separators.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

LONGEST: Final = 8_000
"""Characters of the longest paragraph that is one block."""
_PIECE: Final = 6_000
"""Characters of a piece at most."""
_SMALL: Final = 3_000
"""Two pieces become one again where they have no more characters than this."""
_MANY: Final = 100
"""Blocks that are looked at one by one; of more, which came by `write`, the first and last ones."""
_SEAM: Final = 0x100000 + 1
"""A property of Qt's `UserProperty` range."""
_MADE: Final = "calame_has_seams"


@cache
def _sentence() -> re.Pattern[str]:
    """Compile what parts sentences; few texts ever need it."""
    return re.compile(r"\w{3}\s?[.!?…][\s»”\")’]* (?=[^\W\d_a-zà-ÿ]|[«“\"—–])")


def _seam() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(_SEAM, True)
    return made


def continues(block: QTextBlock) -> bool:
    """Tell whether a block goes on with the paragraph of the block before it."""
    return block.position() > 0 and block.charFormat().hasProperty(_SEAM)


def has_seams(document: QTextDocument) -> bool:
    """Tell whether a document may have seams."""
    return document.property(_MADE) is True


def plain(selected: str) -> str:
    """Return what Qt gives as a selection with ordinary line ends; no-break spaces stay."""
    return selected.replace("\u2029", "\n")


def read(document: QTextDocument, start: int, end: int) -> str:
    """Return the text between two positions, without seams, with ordinary line ends."""
    if not has_seams(document):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return plain(cursor.selectedText())
    parts = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        begins = block.position()
        if begins > start and not continues(block):
            parts.append("\n")
        text = block.text()
        if begins < start or begins + block.length() > end:
            text = _between(text, start - begins, end - begins)
        parts.append(text)
        block = block.next()
    return "".join(parts)


def _between(text: str, start: int, end: int) -> str:
    """Return a part of a block's text, by Qt's positions in it."""
    kept = text.encode("utf-16-le", "surrogatepass")[2 * max(0, start) : 2 * end]
    return kept.decode("utf-16-le", "surrogatepass")


def read_all(document: QTextDocument) -> str:
    """Return the whole text; unlike Qt's own, with its no-break spaces."""
    if has_seams(document):
        return read(document, 0, document.characterCount() - 1)
    return plain(document.toRawText())


def write(cursor: QTextCursor, text: str) -> None:
    """Put a text in the place of the selection; its long paragraphs are cut."""
    cursor.beginEditBlock()
    place = 0
    for cut in cuts(text):
        cursor.insertText(text[place:cut], QTextCharFormat())
        _cut(cursor)
        place = cut
    cursor.insertText(text[place:], QTextCharFormat())
    cursor.endEditBlock()


def cuts(text: str) -> list[int]:
    """Return where the long paragraphs of a text are cut, in code points."""
    found: list[int] = []
    start, length = 0, len(text)
    while length - start > LONGEST:
        newline = text.rfind("\n", start, start + LONGEST + 1)
        if newline >= 0:
            start = newline + 1
            continue
        end = text.find("\n", start)
        end = length if end < 0 else end
        while end - start > LONGEST:
            start = _cut_place(text, start)
            found.append(start)
        start = end + 1
    return found


def first_block(block: QTextBlock) -> QTextBlock:
    """Return the block that a block's paragraph begins with."""
    while continues(block):
        block = block.previous()
    return block


def last_block(block: QTextBlock) -> QTextBlock:
    """Return the block that a block's paragraph ends with."""
    while block.next().isValid() and continues(block.next()):
        block = block.next()
    return block


def mend(document: QTextDocument, start: int, end: int) -> None:
    """Cut what has grown too long between two positions and join what has become small.

    What is done becomes a part of the last undo step.
    """
    block = document.findBlock(start)
    if block.contains(end) and block.length() <= LONGEST and not has_seams(document):
        return
    for position in list(_starts(document, start, end)):
        block = document.findBlock(position)
        if block.length() > LONGEST + 1:
            _divide(document, block)
        elif continues(block):
            _join(document, block)


def _starts(document: QTextDocument, start: int, end: int) -> Iterator[int]:
    """Return where the blocks between two positions and the one behind begin, the last first."""
    block = document.findBlock(end)
    if block.next().isValid():
        block = block.next()
    first = document.findBlock(start).blockNumber()
    if block.blockNumber() - first > _MANY:
        yield from (block.position(), block.previous().position())
        block = document.findBlockByNumber(first + 1)
    while block.isValid() and block.blockNumber() >= first:
        yield block.position()
        block = block.previous()


def _divide(document: QTextDocument, block: QTextBlock) -> None:
    text, start = block.text(), block.position()
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()
    for cut in reversed(cuts(text)):
        cursor.setPosition(start + units(text[:cut]))
        _cut(cursor)
    cursor.endEditBlock()


def _join(document: QTextDocument, block: QTextBlock) -> None:
    if block.previous().length() + block.length() > _SMALL:
        return
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()
    cursor.setPosition(block.position())
    cursor.deletePreviousChar()
    cursor.endEditBlock()


def _cut(cursor: QTextCursor) -> None:
    from PySide6.QtGui import QTextBlockFormat  # few texts need it

    cursor.insertBlock(QTextBlockFormat(), _seam())
    cursor.document().setProperty(_MADE, True)


def _cut_place(text: str, start: int) -> int:
    """Return where the first piece of a paragraph ends: at a sentence, else a blank, else so."""
    least, most = start + _PIECE // 2, start + _PIECE
    sentences = list(_sentence().finditer(text, least, most))
    if sentences:
        return sentences[-1].end()
    blank = text.rfind(" ", least, most)
    if blank >= 0:
        return blank + 1
    import unicodedata  # few texts need it

    while most > least and (unicodedata.category(text[most])[0] == "M" or text[most] == "\u200d"):
        most -= 1
    return most


def fill(document: QTextDocument, text: str) -> list[int]:
    """Give an empty document a text with long paragraphs; return the cuts, none where it has none.

    It is laid out once, when its pieces stand; a text without long paragraphs is left to Qt.
    """
    found = cuts(text)
    document.setProperty(_MADE, bool(found))
    if found:
        document.setUndoRedoEnabled(False)
        write(QTextCursor(document), text)
        document.setUndoRedoEnabled(True)
    return found


def units(text: str) -> int:
    """Return how many of Qt's positions a text takes: two for each character beyond U+FFFF."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
