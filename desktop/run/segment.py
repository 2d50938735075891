"""Cut a text into what is sent and what stays: line breaks, list marks, code, table frames."""

import re
from typing import Final

from desktop.run.job import Piece

LONGEST: Final = 2400
"""Characters of prose sent at once; longer paragraphs are cut between sentences.

About 730 tokens (3.3 characters each), so that prompt, text and a longer answer fit 4,096.
"""

WRAPPED_FROM: Final = 50
"""A line at least this long that ends in mid-sentence was wrapped by hand."""

_BREAK = re.compile(r"(\r\n|\n|\r|\u2029|\u2028)")
_FENCE = re.compile(r"^\s*(```|~~~)")
_RULE = re.compile(r"^\s*([-*_=~]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$")
_LEAD = re.compile(
    r"^\s*(?:(?:[-*+•–—▪◦]|\d{1,3}[.)]|[a-zA-Z][.)](?=\s\s?\w)|\#{1,6}|>+)[ \t\u00a0]+)*"
    r"(?:\[[ xX]\][ \t]+)?"
)
_MARKED = re.compile(r"^\s*(?:[-*+•–—▪◦]|\d{1,3}[.)]|\#{1,6}|>|\|)")
_SENTENCE_END = re.compile(r"[.!?…:;»”\"]\s*$")
_CELL = re.compile(r"(\\\||[^|])+")


def cut(text: str, scope: str) -> list[Piece]:
    """Cut a text into pieces whose lead, body and tail, joined, give the text again.

    With the scope `whole` all that stands between the outer white space is one piece.
    """
    if scope == "whole":
        return [_trimmed(text)]
    pieces: list[Piece] = []
    parts = _BREAK.split(text)
    lines = [
        (parts[at], parts[at + 1] if at + 1 < len(parts) else "") for at in range(0, len(parts), 2)
    ]
    at = 0
    fenced = False
    while at < len(lines):
        line, ending = lines[at]
        at += 1
        if _FENCE.match(line):
            fenced = not fenced
            pieces.append(Piece(line + ending, prose=False))
        elif fenced or not any(map(str.isalpha, line)) or _RULE.match(line):
            pieces.append(Piece(line + ending, prose=False))
        elif line.lstrip().startswith("|"):
            pieces += _row(line, ending)
        else:
            width, last = 0, line
            while at < len(lines) and _runs_on(last, lines[at][0]):
                width = max(width, len(last), len(lines[at][0]))
                last = lines[at][0]
                line, ending = line + ending + last, lines[at][1]
                at += 1
            pieces += _prose(line, ending, width)
    return [piece for piece in pieces if piece.lead or piece.body or piece.tail]


def _trimmed(text: str) -> Piece:
    body = text.strip()
    start = text.index(body) if body else 0
    return Piece(body, text[:start], text[start + len(body) :], prose=bool(body))


def _runs_on(line: str, following: str) -> bool:
    first = following[:1]
    return (
        bool(first)
        and len(line) >= WRAPPED_FROM
        and not _SENTENCE_END.search(line)
        and not _MARKED.match(following)
        and (first.islower() or first.isdigit() or first in "«“(\"'")
    )


def _row(line: str, ending: str) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for cell in _CELL.finditer(line):
        pieces.append(Piece(line[end : cell.start()], prose=False))
        piece = _trimmed(cell.group())
        piece.prose = any(map(str.isalpha, piece.body))
        pieces.append(piece)
        end = cell.end()
    return [*pieces, Piece(line[end:] + ending, prose=False)]


def _prose(line: str, ending: str, width: int) -> list[Piece]:
    match = _LEAD.match(line)
    lead = match.group() if match else ""
    body = line[len(lead) :].rstrip()
    tail = line[len(lead) + len(body) :] + ending
    if len(body) <= LONGEST:
        return [Piece(body, lead, tail, width=width)]
    bodies = _between_sentences(body)
    pieces = [Piece(stretch.rstrip(), "", stretch[len(stretch.rstrip()) :]) for stretch in bodies]
    pieces[0].lead = lead
    pieces[-1].tail += tail
    return pieces


def _between_sentences(body: str) -> list[str]:
    from desktop.language.sentences import sentences

    stretches: list[str] = []
    begun = 0
    starts = [*(start for start, _ in sentences(body)), len(body)][1:]
    previous = 0
    for start in starts:
        if start - begun > LONGEST and previous > begun:
            stretches.append(body[begun:previous])
            begun = previous
        previous = start
    stretches.append(body[begun:])
    return [part for stretch in stretches for part in _between_words(stretch)]


def _between_words(stretch: str) -> list[str]:
    parts: list[str] = []
    while len(stretch) > 2 * LONGEST:
        space = stretch.rfind(" ", 0, LONGEST)
        at = space + 1 if space > 0 else LONGEST
        parts.append(stretch[:at])
        stretch = stretch[at:]
    return [*parts, stretch]
