"""Spaces before high punctuation, inside guillemets, before commas and full stops."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.typography.context import (
    blank,
    closes_word,
    ends_word,
    sign_after,
    sign_before,
    spaces_after,
    spaces_before,
    worded,
)
from desktop.typography.edits import Fix
from desktop.typography.markup import WORD
from desktop.typography.profiles import SPACES, Profile

_HIGH: Final = re.compile(r"[;:!?](?<![;:!?].)[;:!?]*")
_STOP: Final = re.compile(rf"[{SPACES}][,.](?![\w.…/\\,])")
_SPECIAL: Final = re.compile(rf"[{SPACES.replace(' ', '')}]+")


def punctuation(text: str, profile: Profile) -> Iterator[Fix]:
    """Set the space before `; : ! ?` that the profile wants, or take it away."""
    for match in _HIGH.finditer(text):
        run = match.group()
        if len(run) > 1 and (":" in run or ";" in run):
            continue
        at = match.start()
        start = spaces_before(text, at)
        if not closes_word(text, start) or not ends_word(text, match.end()):
            continue
        if start == at and run in ":;" and text.startswith(")", match.end()):
            continue  # a space would make a smiley of it
        wanted = profile.before_colon if run == ":" else profile.before_high
        if wanted == "" and (text[start - 1] == WORD or _ratio(text, start, match.end())):
            continue
        if text[start:at] != wanted:
            yield Fix("punctuation", start, at, wanted)


def _ratio(text: str, start: int, end: int) -> bool:
    after = sign_after(text, spaces_after(text, end))
    return text[start - 1].isdigit() and after.isdigit()


def guillemets(text: str, profile: Profile) -> Iterator[Fix]:
    """Set the space that the profile wants inside `« »`."""
    if not profile.inside:
        return
    for match in re.finditer("[«»]", text):
        at = match.start()
        if match.group() == "«":
            start, end = at + 1, spaces_after(text, at + 1)
            inner, outer = sign_after(text, end), sign_before(text, at)
        else:
            start, end = spaces_before(text, at), at
            inner, outer = sign_before(text, start), sign_after(text, at + 1)
        if blank(inner) or inner in "«»:;=" or (start < end and worded(outer)):
            continue  # the end of a line, or guillemets that point inwards as German ones do
        if text[start:end] != profile.inside:
            yield Fix("guillemets", start, end, profile.inside)


def stops(text: str, profile: Profile) -> Iterator[Fix]:
    """Take away the space before a comma or a full stop."""
    for match in _STOP.finditer(text):
        at = match.end() - 1
        start = spaces_before(text, at)
        if not closes_word(text, start) or text[start - 1] in f".…{WORD}":
            continue
        yield Fix("stops", start, at, "")


def plain_spaces(text: str, profile: Profile) -> Iterator[Fix]:
    """Make every special space a plain one."""
    for match in _SPECIAL.finditer(text):
        yield Fix("plain_spaces", match.start(), match.end(), " " * len(match.group()))
