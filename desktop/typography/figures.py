"""Numbers: thousands, units, currencies, ordinals."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.typography.edits import Fix
from desktop.typography.markup import WORD
from desktop.typography.profiles import SPACES, Profile

_S: Final = f"[{SPACES}]"
_CLOSE: Final = (
    "km/h|km²|km|cm²|cm|mm²|mm|m²|m³|kg|mg|µg|ml|mL|cl|cL|kWh|MWh|kW|MW|GW|GHz|MHz|kHz|Hz|"
    "ko|Ko|Mo|Go|To|kB|KB|MB|GB|TB|°C|°F|mmHg|hPa|kcal|ha"
)
"""Units that a number may be written against, and which nothing else is written like."""
_APART: Final = "m/s|m|g|t|l|L|h|min|s|ms|W|V|dB|kJ|mph|lb|oz|ft|px|dpi"
"""Units that are known as such only behind a space."""
_GROUPED: Final = re.compile(
    rf"[1-9](?<![\w{WORD},./:+–-].)(?<!\d{_S}.)\d{{0,2}}((?:{_S}\d{{3}})+)(?!\w|{_S}\d)"
)
_LONG: Final = re.compile(
    rf"(?:[1-9](?<![\w{WORD},./:+–-].)(?<!\d{_S}.)\d{{3,11}}(?=(?:[,.]\d\d?)?{_S}?[€$£])"
    rf"|[1-9](?<![\w{WORD},./:+–-].)(?<!\d{_S}.)\d{{4,11}}(?={_S}(?:euros?|dollars?)(?!\w)))"
)
_LONG_AFTER: Final = re.compile(r"[$€£](\d{4,12})(?![\d,])")
_PERCENT: Final = re.compile(rf"\d({_S}*)[%‰](?!\w)")
_UNIT: Final = re.compile(rf"\d({_S}?)({_CLOSE}|{_APART})(?![\w'’])")
_LOOSE: Final = frozenset(_APART.split("|"))
_MINUTES: Final = re.compile(rf"\d{_S}h({_S})\d\d(?!\w)")
_CURRENCY: Final = re.compile(rf"\d({_S}?)(?:[kM]?€|\$|£|¥|(?:CHF|EUR|USD|CAD|GBP)(?!\w))(?!\d)")
_BEFORE: Final = re.compile(rf"[$€£]({_S}+)(?=\d)")
_FIRST: Final = re.compile(r"1(?<![\w.,].)(?:(ère|ere|ière)|(ier|èr|ᵉʳ))(s?)(?!\w)")
_NTH: Final = re.compile(r"\d(?:ième|ieme|ème|eme)(s?)(?!\w)")
_ROMAN: Final = re.compile(r"[IVXLC](?:ième|ieme|ème|eme)(s?)(?!\w)")
_RAISED: Final = re.compile(r"\d(ˢᵗ|ⁿᵈ|ʳᵈ|ᵗʰ)")
_LOWERED: Final = {"ˢᵗ": "st", "ⁿᵈ": "nd", "ʳᵈ": "rd", "ᵗʰ": "th"}


def _numeral(text: str, at: int) -> bool:
    """Tell whether the digit at a place ends a number and not a word: A4, COVID-19."""
    start = at
    while start > 0 and at - start < 20 and (text[start].isdigit() or text[start] in ".,"):
        start -= 1
    if text[start] == "-" and start > 0:
        start -= 1
    return not text[start].isalpha() and text[start] not in f"_{WORD}"


def thousands(text: str, profile: Profile) -> Iterator[Fix]:
    """Keep the groups of a number together; group the amounts that are not."""
    french = profile.language == "fr"
    space = profile.thousands if french else profile.unit
    found: list[Fix] = []
    for match in _GROUPED.finditer(text):
        for at in range(match.start(1), match.end(1), 4):
            if text[at] != space:
                found.append(Fix("thousands", at, at + 1, space))
    for match in _LONG.finditer(text):
        found += _groups(match.start(), match.end(), profile.thousands)
    if not french:
        for match in _LONG_AFTER.finditer(text):
            found += _groups(match.start(1), match.end(1), profile.thousands)
    yield from sorted(found, key=lambda fix: fix.start)


def _groups(start: int, end: int, sign: str) -> list[Fix]:
    return [Fix("thousands", at, at, sign) for at in range(end - 3, start, -3)]


def units(text: str, profile: Profile) -> Iterator[Fix]:
    """Keep a number and its unit together, the percent sign as the language has it."""
    found: list[Fix] = []
    for match in _PERCENT.finditer(text):
        if match.group(1) != profile.percent and _numeral(text, match.start()):
            found.append(Fix("units", *match.span(1), profile.percent))
    for match in _UNIT.finditer(text):
        space, unit = match.groups()
        if space == profile.unit or (not space and unit in _LOOSE):
            continue
        if _numeral(text, match.start()):
            found.append(Fix("units", *match.span(1), profile.unit))
    for match in _MINUTES.finditer(text):
        if match.group(1) != profile.unit:
            found.append(Fix("units", *match.span(1), profile.unit))
    yield from sorted(found, key=lambda fix: fix.start)


def currencies(text: str, profile: Profile) -> Iterator[Fix]:
    """Keep an amount and its currency together; in English a sign stands against the amount."""
    found: list[Fix] = []
    french = profile.language == "fr"
    for match in _CURRENCY.finditer(text):
        space = match.group(1)
        if space == profile.unit or not (space or french) or not _numeral(text, match.start()):
            continue
        found.append(Fix("currencies", *match.span(1), profile.unit))
    if not french:
        for match in _BEFORE.finditer(text):
            if not text[: match.start()][-2:].strip(SPACES)[-1:].isdigit():
                found.append(Fix("currencies", *match.span(1), ""))
    yield from sorted(found, key=lambda fix: fix.start)


def ordinals(text: str, profile: Profile) -> Iterator[Fix]:
    """Abridge French ordinals; set the raised letters of English ones on the line."""
    found: list[Fix] = []
    if profile.language == "fr":
        for match in _FIRST.finditer(text):
            put = ("re" if match.group(1) else "er") + match.group(3)
            found.append(Fix("ordinals", match.start() + 1, match.end(), put))
        for pattern in (_NTH, _ROMAN):
            for match in pattern.finditer(text):
                put = "e" + match.group(1)
                found.append(Fix("ordinals", match.start() + 1, match.end(), put))
    else:
        for match in _RAISED.finditer(text):
            found.append(Fix("ordinals", *match.span(1), _LOWERED[match.group(1)]))
    yield from sorted(found, key=lambda fix: fix.start)
