"""Where Markdown and HTML stand in a text; every search is linear in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

WORD: Final = "\ufdd0"
MARK: Final = "\ufdd1"
EDGE: Final = "\ufdd2"

Span = tuple[int, int, str]

_FRONT: Final = re.compile(
    r"\A\ufeff?(?:---[ \t]*\r?\n(?:.*\n)*?(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?:.*\n)*?\+\+\+)"
    r"[ \t]*\r?(?=\n|\Z)"
)
_FENCE: Final = re.compile(
    r"^([ \t>]*)(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?(`{3,}|~{3,})([^\n]*)", re.MULTILINE
)
_RULED: Final = re.compile(r"^[ \t]*[-:|+=*_][-:|+=*_ \t]*$", re.MULTILINE)
_LEAD: Final = re.compile(
    r"^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\#{1,6}(?=[ \t])))+[ \t]*"
    r"(?:\[[ xX]\][ \t]+)?",
    re.MULTILINE,
)
_DEFINED: Final = re.compile(
    r"^ {0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*<?(?:\w+:|/|\.|\#)[^\n]*$|^ {0,3}\[\^[^\]\s]+\]:",
    re.MULTILINE,
)
_BLANK: Final = re.compile(r"\n[ \t]*\r?(?=\n)")
_TICKS: Final = re.compile(r"`+")
_LITERAL: Final = re.compile(r"<(code|pre|script|style|kbd|samp|tt|textarea)\b", re.IGNORECASE)
_BREAKING: Final = re.compile(
    r"</?(?:br|p|div|li|ul|ol|h[1-6]|t[dhr]|table|hr|blockquote|section)\b", re.IGNORECASE
)
_INLINE: Final = (
    (WORD, re.compile(r"\\[!-/:-@\[-`{-~]")),
    (
        EDGE,
        re.compile(r"&(?:nbsp|thinsp|ensp|emsp|\#160|\#8239|\#x0*a0|\#x0*202f);", re.IGNORECASE),
    ),
    (WORD, re.compile(r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")),
    (MARK, re.compile(r"!\[")),
    (MARK, re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)")),
    (MARK, re.compile(r"\]\[[^\[\]\n]*\]")),
    (MARK, re.compile(r"\[\^[^\[\]\s]+\]")),
    (MARK, re.compile(r"[*_~]+")),
)
_TAG: Final = re.compile(r"<[A-Za-z/!?%][^<>\n]*>")


def blocks(text: str) -> Iterator[Span]:
    """Find front matter, fenced code, rules of tables, definitions and what begins a line."""
    front = _FRONT.match(text)
    if front:
        yield front.start(), front.end(), EDGE
    yield from _fences(text, front.end() if front else 0)
    for pattern in (_RULED, _LEAD, _DEFINED):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), EDGE


def _fences(text: str, at: int) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text, at):
        sign, rest = match.group(2), match.group(3)
        if opened is None:
            if sign[0] == "~" or "`" not in rest:
                opened = match
        elif sign.startswith(opened.group(2)) and not rest.strip():
            yield opened.start(), match.end(), EDGE
            opened = None
    if opened is not None:
        yield opened.start(), len(text), EDGE


def inline(text: str) -> Iterator[Span]:
    """Find code, tags, entities, the targets of links, emphasis and escaped signs."""
    yield from _code(text)
    yield from _tagged(text)
    for sign, pattern in _INLINE:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), sign


def _code(text: str) -> Iterator[Span]:
    """Pair runs of backticks of one length within a paragraph, as CommonMark does."""
    runs = list(_TICKS.finditer(text))
    following: dict[int, int] = {}
    nexts = [-1] * len(runs)
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place].end() - runs[place].start()
        nexts[place] = following.get(length, -1)
        following[length] = place
    blanks = [match.start() for match in _BLANK.finditer(text)]
    place = 0
    while place < len(runs):
        start, other = runs[place].start(), nexts[place]
        if other != -1:
            blank = bisect_left(blanks, start)
            if blank == len(blanks) or blanks[blank] > runs[other].start():
                yield start, runs[other].end(), WORD
                place = other
        place += 1


def _tagged(text: str) -> Iterator[Span]:
    """Find comments, elements whose content is code, and the other tags."""
    at = text.find("<!--")
    while at != -1:
        end = text.find("-->", at + 4)
        if end == -1:
            break
        yield at, end + 3, EDGE
        at = text.find("<!--", end)
    unclosed: set[str] = set()
    end = 0
    for match in _LITERAL.finditer(text):
        name = match.group(1).lower()
        if match.start() < end or name in unclosed:
            continue
        close = re.compile(f"</{name}[ \t]*>", re.IGNORECASE).search(text, match.end())
        if close is None:
            unclosed.add(name)
        else:
            end = close.end()
            yield match.start(), end, WORD
    for tag in _TAG.finditer(text):
        breaking = _BREAKING.match(text, tag.start())
        yield tag.start(), tag.end(), EDGE if breaking else MARK
