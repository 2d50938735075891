"""Abbreviations: the space that keeps them with what follows, and the stop of titles in English."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.typography.edits import Fix
from desktop.typography.profiles import SPACES, Profile

_S: Final = f"[{SPACES}]"
_FRENCH: Final = (
    # a title before a name
    re.compile(rf"(?<![\w-])(?:MM?\.|Mmes?|Mlles?|Me|Mes|Drs?|Dre|Prs?|Pre|Mgr)({_S})(?=[A-ZÀ-Ý])"),
    re.compile(r"(?<![\w-])M\.()(?=[A-ZÀ-Ý][a-zà-ÿ])"),
    # a number of a series
    re.compile(rf"(?<!\w)[nN][°º]({_S}?)(?=\w)"),
    re.compile(rf"(?<!\w)(?:pp?|art|chap|vol|fig|[éÉ]d|t|ch|Art|Chap|Vol|Fig)\.({_S})(?=\d)"),
    re.compile(rf"§({_S}?)(?=\d)"),
    re.compile(rf"(?<!\w)(?:av|apr)\.({_S})(?=J\.-C\.)"),
)
_ENGLISH: Final = (
    re.compile(rf"(?<![\w.-])(?:Mr|Mrs|Ms|Messrs|Dr|Prof)\.?({_S})(?=[A-Z])"),
    re.compile(rf"(?<!\w)(?:Nos?|nos?|pp?|vol|fig|ch|Vol|Fig|Ch)\.({_S})(?=\d)"),
    re.compile(rf"§({_S}?)(?=\d)"),
)
_DEGREE: Final = re.compile(r"(?<!\w)[nN](º)(?=\W?\d)")
_TITLE: Final = re.compile(rf"(?<![\w.-])(?:Mr|Mrs|Ms|Messrs)(\.?)(?={_S}[A-Z])")


def abbreviations(text: str, profile: Profile) -> Iterator[Fix]:
    """Keep an abbreviation and what it belongs to on one line."""
    found: list[Fix] = []
    for pattern in _FRENCH if profile.language == "fr" else _ENGLISH:
        for match in pattern.finditer(text):
            if match.group(1) != profile.unit:
                found.append(Fix("abbreviations", *match.span(1), profile.unit))
    if profile.language == "fr":
        found += [Fix("abbreviations", *match.span(1), "°") for match in _DEGREE.finditer(text)]
    yield from sorted(found, key=lambda fix: (fix.start, fix.end))


def titles(text: str, profile: Profile) -> Iterator[Fix]:
    """Set the full stop after a title in American English, take it away in British English."""
    if profile.language != "en":
        return
    stop = "." if profile.id == "en-US" else ""
    for match in _TITLE.finditer(text):
        if match.group(1) != stop:
            yield Fix("titles", *match.span(1), stop)
