"""Where links, addresses, handles, merge fields, paths and the like stand in a text.

Patterns begin with a sign that is rare, and what stands before it is found by going back a bounded
way: so every search is linear in the text.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from desktop.typography.markup import WORD, Span

_BODY: Final = r"""[^\s<>«»"“”]*[^\s<>«»"“”.,;:!?…'’‘)\]}*_~]"""
_DOMAINS: Final = (
    r"com|org|net|fr|be|ch|ca|qc|eu|uk|de|es|it|pt|nl|lu|io|co|app|dev|shop|info|me|tv|ai|paris"
)
_ALONE: Final = (
    re.compile(rf"www\.{_BODY}", re.IGNORECASE),
    re.compile(r"\{\{{0,2}[^{}\n]{1,200}\}{1,3}"),
    re.compile(r"\[\[[^\[\]\n]{1,200}\]\]"),
    re.compile(r"\*\|[^|\n]{1,100}\|\*"),
    re.compile(r"<<[^<>\n]{1,100}>>"),
    re.compile(r"%%?[A-Za-z_]\w{0,60}%%?"),
    re.compile(r"#(?<![\w&#/]#)\w+"),
    re.compile(r"@(?<![\w@]@)\w(?:[\w.-]*\w)?"),
    re.compile(r":(?<![\w:]:)[a-z0-9_+-]{1,40}:", re.ASCII),
    re.compile(r"[:;=](?<!\S.)['’]?[-^]?[)(DPpOo3/]+(?!\w)"),
    re.compile(rf"\\\\[\w.$-]{_BODY}"),
)
_MAIL: Final = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_SCHEME: Final = re.compile(rf"://(?![‘’]){_BODY}")
_DOMAIN: Final = re.compile(rf"\.(?:{_DOMAINS})(?![\w-])(?::\d{{1,5}})?(?:/(?:{_BODY})?)?", re.I)
_COLONS: Final = re.compile(
    r":(?::|[0-9A-Fa-f]{1,4}:(?=[0-9A-Fa-f:]))(?:[0-9A-Fa-f:.]*[0-9A-Fa-f]|:+)?(?:/\d+)?"
)
_DRIVE: Final = re.compile(rf":[\\/](?!/)(?:{_BODY})?")
_SLASH: Final = re.compile(rf"/(?:[\w.~-]{_BODY}|[\w~-])")
_BRANDS: Final = (
    "Yahoo!",
    "Joomla!",
    "Jeopardy!",
    "Kahoot!",
    "Wham!",
    "Yum!",
    "Oklahoma!",
    "Mamma Mia!",
    "Panic! at the Disco",
)


def _local(sign: str) -> bool:
    return sign.isalnum() or sign in "_.+%-"


def _host(sign: str) -> bool:
    return sign.isalnum() or sign in "-."


def _letters(sign: str) -> bool:
    return sign.isascii() and (sign.isalnum() or sign in "+-.")


def _hexadecimal(sign: str) -> bool:
    return sign in "0123456789abcdefABCDEF:."


def _back(text: str, at: int, takes: Callable[[str], bool], most: int) -> int:
    start = at
    while start > 0 and at - start < most and takes(text[start - 1]):
        start -= 1
    return start


def tokens(text: str) -> Iterator[Span]:
    """Find what is a word to typography, whatever signs it is made of."""
    for pattern in _ALONE:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), WORD
    for pattern, takes, most, least in (
        (_MAIL, _local, 64, 1),
        (_SCHEME, _letters, 20, 0),
        (_DOMAIN, _host, 253, 1),
        (_COLONS, _hexadecimal, 40, 0),
    ):
        for match in pattern.finditer(text):
            start = _back(text, match.start(), takes, most)
            if match.start() - start >= least:
                yield start, match.end(), WORD
    yield from _paths(text)
    for brand in _BRANDS:
        at = text.find(brand)
        while at != -1:
            if at == 0 or not text[at - 1].isalnum():
                yield at, at + len(brand), WORD
            at = text.find(brand, at + 1)


def _paths(text: str) -> Iterator[Span]:
    for match in _DRIVE.finditer(text):
        at = match.start()
        if at and text[at - 1].isalpha() and not (at > 1 and text[at - 2].isalnum()):
            yield at - 1, match.end(), WORD
    for match in _SLASH.finditer(text):
        start = _back(text, match.start(), lambda sign: sign in ".~", 2)
        if start == 0 or text[start - 1].isspace() or text[start - 1] in "([{«“‘\"'’=:|":
            yield start, match.end(), WORD
