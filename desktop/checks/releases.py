"""How a press release is built: headline, dateline, quotation, who we are, whom to ask."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.checks.box import Box
from desktop.checks.passages import DATE, EMAIL, PHONE
from desktop.model import Finding, Severity

_LONGEST_HEADLINE: Final = 140
_NEAR: Final = 160
"""Characters beside a quotation in which its speaker is named."""

_PLACE: Final = re.compile(
    r"^[\W_]*[A-ZÀ-Þ][\w’'\- ]{1,40}(?:\([\w ]{2,30}\)\s?)?,?\s", re.MULTILINE
)
_QUOTED: Final = re.compile(r"«[^«»]{15,}»|\u201c[^\u201c\u201d]{15,}\u201d|\"[^\"\n]{15,}\"")
_SAYS: Final = re.compile(
    r"\b(?:expliqu|déclar|affirm|précis|soulign|ajout|rappel|confi|témoign|indiqu|estim|annonc"
    r"|conclu|dit\b|said|says|explain|add(?:s|ed)\b|according|stat(?:es|ed)|comment)"
    r"|[A-ZÀ-Þ]\w+ [A-ZÀ-Þ]\w+,"
)
_ABOUT: Final = re.compile(r"^\W*(?:à propos|about)\b", re.IGNORECASE | re.MULTILINE)
_CONTACT: Final = re.compile(r"\bcontacts?\b", re.IGNORECASE)


def release(box: Box) -> Iterator[Finding]:
    """Yield the parts that the field asks for and that are not seen."""
    seen = {
        "headline": _headline,
        "dateline": _dateline,
        "quotation": _quotation,
        "boilerplate": _about,
        "contact": _contact,
    }
    for id in box.field.musts:
        if id in seen and not seen[id](box.text):
            yield box.found("musts", Severity.SHOULD, f"missing_{id}")


def _headline(text: str) -> bool:
    first, _, rest = text.strip().partition("\n")
    short = len(first) <= _LONGEST_HEADLINE and not first.rstrip().endswith(".")
    return short and (first.startswith("#") or rest.startswith("\n"))


def _dateline(text: str) -> bool:
    """Tell whether a line begins with a place and, close to it, a date."""
    return any(
        DATE.search(text, found.start(), found.end() + 40) for found in _PLACE.finditer(text)
    )


def _quotation(text: str) -> bool:
    return any(
        _SAYS.search(text[found.end() : found.end() + _NEAR])
        or _SAYS.search(text[max(0, found.start() - _NEAR) : found.start()])
        for found in _QUOTED.finditer(text)
    )


def _about(text: str) -> bool:
    return bool(_ABOUT.search(text))


def _contact(text: str) -> bool:
    return any(
        EMAIL.search(text, found.end()) or PHONE.search(text, found.end())
        for found in _CONTACT.finditer(text)
    )
