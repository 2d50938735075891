"""Kinds of things that a field does not take: links, prices, capitals for effect, promises."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from desktop.checks.box import Box, Span
from desktop.checks.marks import FORMATTING
from desktop.checks.passages import EMAIL, PHONE, PRICE, addresses, spans
from desktop.counting.emoji import sequences
from desktop.model import Finding, Severity

_HTML: Final = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|&(?:[a-zA-Z]{2,12}|#\d{1,6});")
_PUNCTUATION: Final = re.compile(r"[!?]{2,}|([,;:*~=+])\1+|\.{4,}|\u2026{2,}")
_PROMOTION: Final = re.compile(
    r"\b(?:free (?:shipping|delivery|returns?)|best[ -]?sellers?|hot item|on sale|for sale"
    r"|discount(?:ed)?|limited (?:time|offer)|special offer|money[ -]back|coupon"
    r"|promo(?:tions?)?|cheap(?:est)?"
    r"|livraison (?:gratuite|offerte)|frais de port (?:offerts|gratuits)|meilleures? ventes?"
    r"|offres? (?:spéciales?|limitées?)|en solde|soldes|remises?|réductions?|pas cher|petits? prix"
    r"|satisfait ou remboursé)\b",
    re.IGNORECASE,
)
_SUPERLATIVE: Final = re.compile(
    r"(?:#\s?1|\b(?:n(?:o\.|°|º)\s?1|numéro\s(?:1|un)|number\s(?:1|one)))(?!\w)"
    r"|\b(?:the )?best(?! before)\b|\b(?:unbeatable|unrivall?ed|unmatched)\b"
    r"|\bworld[’']s (?:first|finest|leading)\b"
    r"|\b(?:le|la|les|notre|nos) meilleure?s?\b"
    r"|\b(?:imbattables?|inégalée?s?|incomparables?|sans égale?)\b",
    re.IGNORECASE,
)
_PROMISE: Final = re.compile(
    r"\b(?:(?:we|I) (?:guarantee|promise|assure)|guaranteed|never again|without fail|100 ?%"
    r"|(?:vous )?(?:garantissons|garantis|promettons|promets|assurons)|garantie?s?"
    r"|ne se (?:re)?produira (?:plus|jamais)|plus jamais|sans faute)\b",
    re.IGNORECASE,
)
_PERSONAL: Final = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b"
    r"|(?<!\d)\d{4}(?:[ \u00a0\-]?\d{4}){2,3}(?!\d)"
    r"|(?<!\d)[12][ \u00a0]?\d{2}[ \u00a0]?\d{2}[ \u00a0]?\d{2}[ \u00a0]?\d{3}[ \u00a0]?\d{3}(?!\d)"
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}(?!\w|-?\d)")
_JOINING: Final = (" ", "\u00a0", "-", "’", "'")
_SHOUTED: Final = 5
"""Letters from which on one word in capitals is no longer likely to be an acronym."""


def _capitals(text: str) -> list[Span]:
    """Return the long words in capitals, and the runs of two and more of any length."""
    found: list[Span] = []
    run: list[Span] = []
    for word in _LETTERS.finditer(text):
        if run and text[run[-1][1] : word.start()] not in _JOINING:
            found += _shouted(run)
            run = []
        if word[0].isupper():
            run.append(word.span())
        else:
            found += _shouted(run)
            run = []
    return found + _shouted(run)


def _shouted(run: list[Span]) -> list[Span]:
    if len(run) > 1 or (run and run[0][1] - run[0][0] >= _SHOUTED):
        return [(run[0][0], run[-1][1])]
    return []


def _mails(text: str) -> Iterator[Span]:
    return spans(EMAIL, text) if "@" in text else iter(())


def _personal(text: str) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted({*_mails(text), *spans(PHONE, text), *spans(_PERSONAL, text)}):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


_FINDERS: Final[Mapping[str, Callable[[str], list[Span] | Iterator[Span]]]] = {
    "url": addresses,
    "email": _mails,
    "phone": partial(spans, PHONE),
    "price": partial(spans, PRICE),
    "emoji": sequences,
    "markup": partial(spans, FORMATTING),
    "html": partial(spans, _HTML),
    "capitals": _capitals,
    "repeated_punctuation": partial(spans, _PUNCTUATION),
    "promotion": partial(spans, _PROMOTION),
    "superlative": partial(spans, _SUPERLATIVE),
    "promise": partial(spans, _PROMISE),
    "personal": _personal,
}
_GUESSED: Final = frozenset({"capitals", "promotion", "superlative", "promise", "personal"})
"""Judged by words, so that a person has to look."""
_FROM_THE_SOURCE: Final = frozenset({"promise", "personal"})
"""No fault where the text that it was made from says it."""


def refusals(box: Box) -> Iterator[Finding]:
    """Yield what a field refuses by kind, one finding a kind with every place of it."""
    source = box.source.casefold()
    for kind in box.field.refuses:
        places = list(_FINDERS[kind](box.text))
        if kind in _FROM_THE_SOURCE and source:
            places = [at for at in places if box.text[slice(*at)].casefold() not in source]
        if places:
            severity = Severity.SHOULD if kind in _GUESSED else Severity.MUST
            yield box.found("refused", severity, f"refused_{kind}", places)
