"""Apostrophes, the ellipsis, dashes and abbreviations."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.typography.context import (
    blank,
    closes_word,
    sign_after,
    sign_before,
    spaces_after,
    spaces_before,
    worded,
)
from desktop.typography.edits import Fix
from desktop.typography.markup import WORD
from desktop.typography.profiles import SPACES, Profile

_APOSTROPHE: Final = re.compile("['‘\u00b4\u2032]")
_LEADING: Final = re.compile(r"'(?:tis|twas|twere|twill|em|cause|til|round|n|\d0s)\b", re.I)
_ELIDED: Final = frozenset(
    [
        "c",
        "d",
        "j",
        "l",
        "m",
        "n",
        "s",
        "t",
        "qu",
        "jusqu",
        "lorsqu",
        "puisqu",
        "quoiqu",
        "presqu",
        "quelqu",
        "aujourd",
        "entr",
    ]
)
_LONGEST: Final = max(map(len, _ELIDED))
_DOTS: Final = re.compile(r"\.\.\.(?!\.)(?<!\.{4})|…")
_HYPHEN: Final = re.compile(r"--?(?!-)(?<!---)|[–—]")
_YEARS: Final = re.compile(r"[12]\d{3}(?<![\w/.-]....)-[12]\d{3}(?![\w-])")
_PAGES: Final = re.compile(rf"pp?\.[{SPACES}]?(\d+)-(\d+)(?![\w-])")


def elided(text: str, at: int) -> bool:
    """Tell whether a French word that loses its vowel stands before a place: l, d or qu."""
    start = at
    while start > 0 and at - start <= _LONGEST and text[start - 1].isalpha():
        start -= 1
    return text[start:at].lower() in _ELIDED


def apostrophes(text: str, profile: Profile) -> Iterator[Fix]:
    """Curl the apostrophes within a word and those that open one in English."""
    for match in _APOSTROPHE.finditer(text):
        at = match.start()
        before, after = sign_before(text, at), sign_after(text, at + 1)
        if match.group() != "'":
            within = before.isalpha() and text[at + 1 : at + 2].isalpha()
        elif before.isdigit():
            within = after == "s"
        elif worded(before):
            quoted = after in ('"', "“", "«") and elided(text, at)
            within = after != "" and (worded(after) or quoted)
        else:
            within = bool(profile.language == "en" and _LEADING.match(text, at)) or (
                after in ("'", "’") and text[at + 1 : at + 2] == "n"
            )
        if within:
            yield Fix("apostrophes", at, at + 1, "’")


def ellipsis(text: str, profile: Profile) -> Iterator[Fix]:
    """Set one sign for three dots; none after `etc.`."""
    for match in _DOTS.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in ("/", "\\") or text[end : end + 1] in ("/", "\\"):
            continue
        abridged = text[max(0, start - 3) : start].lower() == "etc"
        if abridged and not text[max(0, start - 4) : max(0, start - 3)].isalnum():
            yield Fix("ellipsis", start, end, ".")
        elif match.group() != "…":
            yield Fix("ellipsis", start, end, "…")


def dashes(text: str, profile: Profile) -> Iterator[Fix]:
    """Set the profile's dash for two hyphens, or for one between spaces; join years and pages."""
    tight = profile.dash.strip() == profile.dash
    for match in _HYPHEN.finditer(text):
        sign = match.group()
        if sign in "–—" and not tight:
            continue
        start, end = spaces_before(text, match.start()), spaces_after(text, match.end())
        spaced = start < match.start() and end > match.end()
        closed = start == match.start() and end == match.end()
        before, after = sign_before(text, start), sign_after(text, end)
        if not closes_word(text, start) or blank(after) or after in "-–—.,;:!?)]}»”’|<>=":
            continue
        if before.isdigit() and after.isdigit():
            continue
        if not spaced and not (sign == "--" and closed and profile.language == "en"):
            continue
        if closed and not (worded(before) and worded(after)):
            continue
        if tight and WORD in (before, after):
            continue  # a link would swallow the dash
        rule = "hyphens" if sign == "-" else "dashes"
        if spaced and not tight:
            yield Fix(rule, match.start(), match.end(), profile.dash.strip())
        else:
            yield Fix(rule, start, end, profile.dash)


def ranges(text: str, profile: Profile) -> Iterator[Fix]:
    """Set an en dash between two years and between two pages, in English."""
    if profile.language != "en":
        return
    found = [
        match.start() + 4
        for match in _YEARS.finditer(text)
        if match.group()[:4] < match.group()[5:]
    ]
    found += [match.end(1) for match in _PAGES.finditer(text)]
    for at in sorted(set(found)):
        yield Fix("dashes", at, at + 1, "–")
