"""What Markdown means for the eye, one line at a time: which of its characters look how.

No text makes it slow: each rule passes over a line once.
"""

import re
from collections.abc import Iterator
from enum import IntFlag
from typing import Final, NamedTuple


class Look(IntFlag):
    """How characters look; they add up."""

    PLAIN = 0
    QUIET = 1
    STRONG = 2
    EMPHASIS = 4
    CODE = 8
    STRUCK = 16


class Span(NamedTuple):
    """A stretch of a line that looks one way, in code points."""

    start: int
    length: int
    look: Look


OUTSIDE: Final = 0
"""The state between lines where nothing is open."""
_COMMENT: Final = 1
_MATTER: Final = 2
_FENCE: Final = 3
"""A fence of three; beyond it two states, ` and ~, for each mark more."""
STATES: Final = 64
"""States are less than this."""

_ANY: Final = re.compile(r"[*_`~\[\]<>#=|\\]|^\s*(?:[-+:]|\d{1,9}[.)]\s)")
_FENCED: Final = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?=\s|$)")
_CLOSING: Final = re.compile(r"\s#+\s*$")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,}|=+\s*)$")
_QUOTE: Final = re.compile(r"(?: {0,3}>)+")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?=\s)(?:\s+\[[ xX]\](?=\s))?")
_KEY: Final = re.compile(r"[\w-]+\s*:")
_REFERENCE: Final = re.compile(r" {0,3}\[[^\[\]]+\]:\s*\S.*$")
_TICKS: Final = re.compile(r"`+")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<[^<>\s]+[:@][^<>\s]+>")
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\](\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])")
_ESCAPE: Final = re.compile(r"\\[!-/:-@\[-`{-~]")
_RUN: Final = re.compile(r"\*+|_+|~~")
_BEGINNINGS: Final = "`~*-_=[>#+|"
"""Each rule for the beginning of a line asks for one of these, or for a digit, behind blanks."""
_MASKED: Final = "x"
"""Stands for what has been read, so that nothing else is read into it."""
_LOOKS: Final = tuple(map(Look, range(32)))
_SAME: Final = re.compile(rb"([^\0])\1*")
_ADDING: Final = {look: bytes(one | look for one in range(32)).ljust(256) for look in range(32)}
"""What each look becomes when another one is added: enumerations add up far more slowly."""


class _Line:
    """A line while it is read: its looks, and its text with what has been read masked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rest = text
        self.looks = bytearray(len(text))

    def add(self, start: int, end: int, look: int) -> None:
        self.looks[start:end] = self.looks[start:end].translate(_ADDING[look])

    def mask(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + _MASKED * (end - start) + self.rest[end:]


def opens_matter(first: str, second: str) -> bool:
    """Tell whether a text that begins with these two lines begins with front matter."""
    return first.rstrip() == "---" and _KEY.match(second) is not None


def passes(line: str, state: int) -> bool:
    """Tell at a glance of most lines of prose that they leave the state as it was."""
    return state == OUTSIDE and not ("```" in line or "~~~" in line or "<!--" in line)


def read(
    line: str, state: int, *, matter: bool = False, goes_on: bool = False
) -> tuple[int, bytes]:
    """Return the state behind a line and the look of each of its characters.

    `matter` says that it opens front matter, `goes_on` that it is no line's beginning.
    """
    made = _Line(line)
    if matter or state == _MATTER:
        made.add(0, len(line), Look.QUIET)
        ends = not matter and line.rstrip() in ("---", "...")
        return OUTSIDE if ends else _MATTER, bytes(made.looks)
    if state >= _FENCE:
        made.add(0, len(line), Look.CODE)
        ends = _closes(line, state)
        if ends:
            made.add(0, len(line), Look.QUIET)
        return OUTSIDE if ends else state, bytes(made.looks)
    if state == OUTSIDE and not _ANY.search(line):
        return OUTSIDE, bytes(made.looks)
    if state == _COMMENT:
        end = line.find("-->") + 3
        if end < 3:
            made.add(0, len(line), Look.QUIET)
            return _COMMENT, bytes(made.looks)
        made.add(0, end, Look.QUIET)
        made.mask(0, end)
    elif not goes_on and _may_begin(line):
        opened = _FENCED.match(line)
        if opened and not (opened[1][0] == "`" and "`" in opened[2]):
            made.add(0, len(line), Look.CODE | Look.QUIET)
            return _fence(opened[1]), bytes(made.looks)
        if _RULE.match(line) or _REFERENCE.match(line):
            made.add(0, len(line), Look.QUIET)
            return OUTSIDE, bytes(made.looks)
        _begin(made)
    return _inside(made), bytes(made.looks)


def _may_begin(line: str) -> bool:
    first = line.lstrip()[:1]
    return first in _BEGINNINGS or first.isdecimal()


def spans(looks: bytes) -> Iterator[Span]:
    """Gather the looks of a line's characters, those that are not plain."""
    for run in _SAME.finditer(looks):
        start = run.start()
        yield Span(start, run.end() - start, _LOOKS[looks[start]])


def _fence(marks: str) -> int:
    return _FENCE + 2 * (min(len(marks), 30) - 3) + (marks[0] == "~")


def _closes(line: str, state: int) -> bool:
    least, mark = (state - _FENCE) // 2 + 3, "`~"[(state - _FENCE) % 2]
    bare = line.strip()
    return len(bare) >= least and bare == mark * len(bare) and not line.startswith("    ")


def _begin(line: _Line) -> None:
    """Read what stands at the beginning of a line."""
    start = 0
    quote = _QUOTE.match(line.text)
    if quote:
        line.add(0, len(line.text), Look.QUIET)
        start = quote.end()
    heading = _HEADING.match(line.text, start)
    item = _ITEM.match(line.text, start)
    if heading:
        line.add(heading.end(), len(line.text), Look.STRONG)
        line.add(start, heading.end(), Look.QUIET)
        closing = _CLOSING.search(line.text, heading.end())
        if closing:
            line.add(closing.start(), len(line.text), Look.QUIET)
    elif item:
        line.add(start, item.end(), Look.QUIET)
        line.mask(start, item.end())
    elif line.text.startswith("|", start):
        for bar in re.finditer(r"\|", line.text):
            line.add(*bar.span(), Look.QUIET)


def _inside(line: _Line) -> int:
    """Read what may stand anywhere in a line; return the state behind it."""
    text = line.text
    if "`" in text:
        _read_code(line)
    state = _read_comments(line) if "<" in text else OUTSIDE
    if "\\" in text:
        for escape in _ESCAPE.finditer(line.rest):
            line.add(escape.start(), escape.start() + 1, Look.QUIET)
            line.mask(*escape.span())
    if "<" in text:
        for tag in _TAG.finditer(line.rest):
            line.add(*tag.span(), Look.QUIET)
            line.mask(*tag.span())
    if "[" in text:
        for link in _LINK.finditer(line.rest):
            line.add(link.start(), link.start(1), Look.QUIET)
            line.add(link.end(1), link.end(), Look.QUIET)
            line.mask(link.end(1), link.end())
    _read_emphasis(line)
    return state


def _read_code(line: _Line) -> None:
    runs = [match.span() for match in _TICKS.finditer(line.rest)]
    last: dict[int, int] = {}
    for place, (start, end) in enumerate(runs):
        last[end - start] = place
    place = 0
    while place < len(runs):
        start, end = runs[place]
        length = end - start
        escaped = start > 0 and line.rest[start - 1] == "\\"
        other = place + 1
        if not escaped and last[length] > place:
            while runs[other][1] - runs[other][0] != length:
                other += 1
            first, behind = runs[other]
            line.add(start, behind, Look.CODE)
            line.add(start, end, Look.QUIET)
            line.add(first, behind, Look.QUIET)
            line.mask(start, behind)
            other += 1
        place = other


def _read_comments(line: _Line) -> int:
    start = line.rest.find("<!--")
    while start >= 0:
        end = line.rest.find("-->", start + 4)
        behind = end + 3 if end >= 0 else len(line.text)
        line.add(start, behind, Look.QUIET)
        line.mask(start, behind)
        if end < 0:
            return _COMMENT
        start = line.rest.find("<!--", behind)
    return OUTSIDE


def _read_emphasis(line: _Line) -> None:
    """Pair the marks of emphasis, the last opened first."""
    text = line.rest
    opened: list[tuple[str, int, int]] = []
    for run in _RUN.finditer(text):
        start, end = run.span()
        mark = run[0][0]
        before = text[start - 1] if start else " "
        behind = text[end] if end < len(text) else " "
        within = mark == "_" and (before.isalnum() and behind.isalnum())
        closes = not before.isspace() and not within
        opens = not behind.isspace() and not within
        if closes:
            start = _close(line, opened, mark, start, end)
        if opens and start < end:
            opened.append((mark, start, end))


def _close(line: _Line, opened: list[tuple[str, int, int]], mark: str, start: int, end: int) -> int:
    """Close what a run of marks closes; return where the marks begin that are left of it."""
    while start < end and any(one == mark for one, _, _ in opened[-_DEEP:]):
        _, first, last = opened.pop()
        if line.rest[first] != mark:
            continue
        width = 2 if min(last - first, end - start) >= 2 else 1
        look = Look.STRUCK if mark == "~" else Look.STRONG if width == 2 else Look.EMPHASIS
        line.add(last, start, look)
        line.add(last - width, last, Look.QUIET)
        line.add(start, start + width, Look.QUIET)
        if last - width > first:
            opened.append((mark, first, last - width))
        start += width
    return start


_DEEP: Final = 16
"""Marks that may be open at once; what was opened before them is taken for plain characters."""
