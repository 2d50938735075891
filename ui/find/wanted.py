"""What is looked for: words or an expression, as a pattern that cannot run away."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QRegularExpression

_LIMIT: Final = "(*LIMIT_MATCH=100000)"
"""Ends the search at one place after so many steps, about a millisecond, with an error."""
_ALIKE: Final = ("'’\u02bc‘", " \u00a0\u202f\u2009", "-\u2010\u2011", '"«»“”')
_PAIRS: Final = {"œ": "oe", "æ": "ae", "ß": "ss"}
_ACCENTED: Final = [chr(code) for code in (*range(0xC0, 0x180), *range(0x1E00, 0x1F00))]
_CASELESS: Final = QRegularExpression.PatternOption.CaseInsensitiveOption
_UNICODE: Final = QRegularExpression.PatternOption.UseUnicodePropertiesOption


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and how."""

    words: str
    case: bool = False
    whole: bool = False
    expression: bool = False
    loose: bool = False
    """Whether é is e, œ is oe, and ’ is '; not for expressions."""

    def mistake(self) -> int | None:
        """Return where a wrong expression goes wrong: the number of a character, from 1."""
        if not self.expression:
            return None
        pattern = QRegularExpression(_LIMIT + self.words)
        behind = pattern.patternErrorOffset() - len(_LIMIT)
        return None if pattern.isValid() else min(max(1, behind), len(self.words))

    def pattern(self) -> QRegularExpression:
        """Return it as a pattern; a wrong expression makes one that is not valid."""
        if self.expression:
            source = self.words
        elif self.loose:
            source = "".join(_loosely(self.words))
        else:
            source = QRegularExpression.escape(self.words)
        if self.whole:
            source = rf"(?<!\w)(?:{source})(?!\w)"
        options = _UNICODE if self.case else _UNICODE | _CASELESS
        return QRegularExpression(_LIMIT + source, options)


class TooSlowError(Exception):
    """An expression took too many steps at one place."""


def matches(pattern: QRegularExpression, text: str) -> Iterator[tuple[int, int]]:
    """Return where a pattern matches in a paragraph, by Qt's positions, without empty matches.

    Raises:
        TooSlowError: The pattern took too many steps.
    """
    found = pattern.globalMatch(text)
    end = 0
    while found.hasNext():
        match = found.next()
        start, end = match.capturedStart(), match.capturedEnd()
        if end > start:
            yield start, end
    if not pattern.match(text, end).isValid():
        raise TooSlowError


def _base(character: str) -> str:
    return unicodedata.normalize("NFD", character)[0]


def _loosely(words: str) -> Iterator[str]:
    """Return a pattern that takes accents, ligatures and typographic signs for plain ones."""
    folded = unicodedata.normalize("NFC", words)
    for sign, plain in _PAIRS.items():
        folded = folded.replace(sign, plain).replace(sign.upper(), plain.upper())
    place = 0
    while place < len(folded):
        two = folded[place : place + 2]
        signs = [sign for sign, plain in _PAIRS.items() if plain == two.lower()]
        if signs:
            spelled = "".join(map(_letter, two))
            yield f"(?:{spelled}|{signs[0]}|{signs[0].upper()})"
            place += 2
        else:
            yield _letter(folded[place])
            place += 1


@cache
def _letter(character: str) -> str:
    for group in _ALIKE:
        if character in group:
            return f"[{group}]".replace("[-", r"[\-")
    base = _base(character)
    same = "".join(one for one in _ACCENTED if _base(one) == base)
    if not base.isalpha():
        return QRegularExpression.escape(character)
    return rf"[{base}{same}]\p{{Mn}}*"
