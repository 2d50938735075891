"""What stands in a text that checks look for: addresses, hashtags, prices, dates and the like."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.counting.links import links

HASHTAG: Final = re.compile(r"(?<![\w&/#])[#\uff03](?=\w*[^\W\d_])\w+")
MENTION: Final = re.compile(r"(?<![\w@/.])@\w[\w.\-]*\w(?:@[\w.\-]+\w)?")
EMAIL: Final = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[\w\-]{1,63}\.){1,8}[^\W\d_]{2,24}\b")
PHONE: Final = re.compile(
    r"(?<![\w.,+])(?:"
    r"\+\d{1,3}(?:[ .\-\u00a0\u202f]?\(0\))?(?:[ .\-\u00a0\u202f]?\d{1,4}){3,6}"
    r"|0\d(?:[ .\-\u00a0\u202f]?\d{2}){4}"
    r"|0\d{2,4}[ \u00a0\u202f]\d{3,4}[ \u00a0\u202f]\d{3,4}"
    r"|\(?[2-9]\d{2}\)?[ .\-\u00a0\u202f]\d{3}[ .\-]\d{4}"
    r")(?![\w])"
)
_AMOUNT: Final = r"\d{1,12}(?:[ .,\u00a0\u202f]\d{1,3}){0,4}"
PRICE: Final = re.compile(
    rf"[€$£¥]\s?{_AMOUNT}"
    rf"|(?<![\d.,]){_AMOUNT}\s?(?:[€$£¥]|(?:EUR|USD|GBP|CHF|CAD)\b|(?:euros?|dollars?|pounds)\b)"
    r"|(?<![\w%.,])[\-\u2212\u2013]\s?\d{1,2}\s?%|\b\d{1,2}\s?%\s(?:off|de\s(?:remise|réduction)|discount)\b",
    re.IGNORECASE,
)
_MONTHS: Final = (
    r"(?:janv(?:ier|\.)|févr(?:ier|\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|août|sept(?:embre|\.)"
    r"|oct(?:obre|\.)|nov(?:embre|\.)|déc(?:embre|\.)"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)"
)
DATE: Final = re.compile(
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th)?\s{_MONTHS}\b|\b{_MONTHS}\s\d{{1,2}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
WHEN: Final = re.compile(
    DATE.pattern + r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|aujourd[’']hui|demain|today|tomorrow|tonight|ce soir"
    r"|(?:sous|dans|within|in|d[’']ici)\s(?:les\s|the\snext\s)?\d{1,3}\s"
    r"(?:h|heures?|hours?|jours?|days?|minutes?|semaines?|weeks?)"
    r"|cette semaine|this week|la semaine prochaine|next week)\b",
    re.IGNORECASE,
)


def spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where a pattern is found."""
    return (found.span() for found in pattern.finditer(text))


def addresses(text: str) -> list[tuple[int, int]]:
    """Return where the links stand, the domains of e-mail addresses left out."""
    mails = list(spans(EMAIL, text)) if "@" in text else []
    return [
        link for link in links(text) if not any(at < link[1] and link[0] < end for at, end in mails)
    ]


def hashtags(text: str) -> list[tuple[int, int]]:
    """Return where the hashtags stand; what follows # in a link is none."""
    return _outside(HASHTAG, text) if "#" in text or "\uff03" in text else []


def mentions(text: str) -> list[tuple[int, int]]:
    """Return where people are mentioned; an e-mail address is none."""
    return _outside(MENTION, text) if "@" in text else []


def _outside(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    within = list(links(text))
    if "@" in text:
        within += spans(EMAIL, text)
    within.sort()
    found: list[tuple[int, int]] = []
    place = 0
    for start, end in spans(pattern, text):
        while place < len(within) and within[place][1] <= start:
            place += 1
        if place == len(within) or start < within[place][0]:
            found.append((start, end))
    return found
