"""What typography never touches: each such stretch becomes one sign that the rules cannot match.

A stretch is a word (a link, an address, code, a handle, a merge field), a mark (emphasis, a tag,
the target of a link: transparent to quotation marks) or the edge of a line (a list's bullet, a
fence, a table's rule). The signs are noncharacters, which no text is exchanged with.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from desktop.typography.edits import Fix
from desktop.typography.markup import EDGE, MARK, WORD, blocks, inline
from desktop.typography.tokens import tokens

_OWN: Final = re.compile(f"[{WORD}{MARK}{EDGE}]")


@dataclass(frozen=True, slots=True)
class Shielded:
    """A text with its stretches replaced; `places` are where they stand in it, and their ends."""

    text: str
    places: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, fixes: Iterable[Fix]) -> Iterator[Fix]:
        """Move fixes of the shielded text to where they belong in the text itself."""
        for fix in fixes:
            start = self._place(fix.start)
            yield Fix(fix.rule, start, start + fix.end - fix.start, fix.replacement)

    def _place(self, at: int) -> int:
        before = bisect_right(self.places, at - 1)
        return at if not before else self.ends[before - 1] + at - self.places[before - 1] - 1


def shielded(text: str) -> Shielded:
    """Return a text with everything replaced that has to stay as it is."""
    spans = [(match.start(), match.end(), WORD) for match in _OWN.finditer(text)]
    for source in (blocks, inline, tokens):
        spans += source(text)
    spans.sort(key=lambda span: (span[0], -span[1]))
    parts: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    end = length = 0
    for start, stop, sign in spans:
        if start >= end:
            parts += (text[end:start], sign)
            length += start - end + 1
            places.append(length - 1)
            ends.append(stop)
            end = stop
        elif stop > end:
            ends[-1] = end = stop
    parts.append(text[end:])
    return Shielded("".join(parts), tuple(places), tuple(ends))
