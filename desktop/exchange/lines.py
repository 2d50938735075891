"""Line ends: a file's own are found out, the editor knows only one, and the file's come back."""

import os
import re
from enum import StrEnum
from typing import Final


class Ends(StrEnum):
    """What stands at the end of a line; the value is stored, so it never changes."""

    LF = "lf"
    CRLF = "crlf"
    CR = "cr"

    @property
    def characters(self) -> str:
        """Return the characters themselves."""
        return _CHARACTERS[self]


_CHARACTERS: Final = {Ends.LF: "\n", Ends.CRLF: "\r\n", Ends.CR: "\r"}
NATIVE: Final = Ends.CRLF if os.name == "nt" else Ends.LF
"""What a file gets that has no line end yet."""
_ANY: Final = re.compile("\r\n|\r|\u2029")


def unify(text: str) -> tuple[str, Ends, bool]:
    """Return a text with line feeds alone, the ends it had most of, and whether others too.

    A paragraph separator (U+2029) counts as an end, as it does in the editor.
    """
    pairs = text.count("\r\n")
    counts = {
        Ends.LF: text.count("\n") - pairs,
        Ends.CRLF: pairs,
        Ends.CR: text.count("\r") - pairs,
    }
    others = text.count("\u2029")
    there = [ends for ends, count in counts.items() if count]
    ends = max(there, key=lambda each: counts[each]) if there else NATIVE
    mixed = len(there) > 1 or others > 0
    return (_ANY.sub("\n", text) if "\r" in text or others else text), ends, mixed


def restore(text: str, ends: Ends) -> str:
    """Return a text that has line feeds alone with the ends of its file."""
    return text if ends is Ends.LF else text.replace("\n", ends.characters)
