"""What stands beside a place in a shielded text: a word, the edge of one, spaces."""

from typing import Final

from desktop.typography.markup import EDGE, MARK, WORD
from desktop.typography.profiles import SPACES

_OPENING: Final = "([{«“‘„\u2039¿¡"
_NO_WORD: Final = _OPENING + ";:!?,/|<>=&\\@^-–—\u2010\u2011" + EDGE
_ENDING: Final = ")]}»”’\"'|.…," + EDGE


def spaces_before(text: str, at: int) -> int:
    """Return where the spaces that end at a place begin."""
    while at > 0 and text[at - 1] in SPACES:
        at -= 1
    return at


def spaces_after(text: str, at: int) -> int:
    """Return where the spaces that begin at a place end."""
    while at < len(text) and text[at] in SPACES:
        at += 1
    return at


def sign_before(text: str, at: int) -> str:
    """Return the sign before a place, marks left out; empty at the beginning."""
    at -= 1
    while at >= 0 and text[at] == MARK:
        at -= 1
    return text[at] if at >= 0 else ""


def sign_after(text: str, at: int) -> str:
    """Return the sign that begins at a place, marks left out; empty at the end."""
    while at < len(text) and text[at] == MARK:
        at += 1
    return text[at] if at < len(text) else ""


def worded(sign: str) -> bool:
    """Tell whether a sign belongs to a word."""
    return sign == WORD or sign.isalnum()


def blank(sign: str) -> bool:
    """Tell whether nothing stands there: a space, the end of a line or of the text."""
    return sign == "" or sign == EDGE or sign.isspace()


def closes_word(text: str, at: int) -> bool:
    """Tell whether a word, or what closes one, ends at a place."""
    while at > 0 and text[at - 1] == MARK:
        at -= 1
    sign = text[at - 1] if at else ""
    if blank(sign) or sign in _NO_WORD:
        return False
    if sign in "\"'":
        inner = sign_before(text, at - 1)
        return worded(inner) or (inner != "" and inner in ".…!?%)")
    return True


def ends_word(text: str, at: int) -> bool:
    """Tell whether nothing of a word begins at a place: a space, a closing sign, a stop."""
    sign = sign_after(text, at)
    return blank(sign) or sign in _ENDING
