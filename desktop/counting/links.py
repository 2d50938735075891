"""Links as X and Mastodon find them: `https://exemple.fr/page`, and on X a bare `exemple.fr` too.

A domain has to end in a top-level domain that X knows; what follows it decides too, so that
`fin.Le` and `v1.2` are none. X's rules are those of twitter-text 3; Mastodon takes the same
domains, more schemes, and every script in a path.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from desktop.paths import resources

_LATIN: Final = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268"
    "\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_SPACES: Final = "\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_PUNCTUATION: Final = r"!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$"
_INVALID: Final = "\ufffe\ufeff\uffff"
_LABEL: Final = f"[^{_PUNCTUATION}{_SPACES}{_INVALID}{_DIRECTIONS}]"
"""What a part of a domain starts and ends with."""
_WHITE: Final = r"\s\u0085"
_UNICODE: Final = "\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"
_LONGEST: Final = 4_096
"""Characters of the longest link."""
_LONGEST_LABEL: Final = 63
_LONGEST_SLUG: Final = 40
"""Characters of the longest address that X's own shortener gives out."""
_BARE_AFTER: Final = "-_./"
"""What a bare domain may not follow."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a link is made of on one platform: sets of characters, and its schemes."""

    schemes: str
    path: str
    path_end: str
    query: str
    query_end: str


_X: Final = _Kind(
    "https?",
    rf"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]",
    rf"[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN}]",
    r"[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]",
    r"[a-z0-9\-_&=#/]",
)
_MASTODON: Final = _Kind(
    "https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini",
    rf"[^{_WHITE}<>()?]",
    rf"[^{_WHITE}()?!*\"'\u300c\u300d<>;:=,.$%\[\]~&|@]",
    rf"[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_UNICODE}]",
    rf"[a-z0-9_&=#/\-{_UNICODE}]",
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    ending: re.Pattern[str]
    """A dot and the top-level domain behind it."""
    link: re.Pattern[str]
    ascii_domain: re.Pattern[str]
    shortened: re.Pattern[str]


def _alternatives(words: list[str]) -> str:
    """Return a pattern that matches the longest of sorted words, letter by letter."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[:1], []).append(word[1:])
    ends = "" in groups
    parts = [re.escape(first) + _alternatives(rest) for first, rest in groups.items() if first]
    if not parts:
        return ""
    inner = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{inner}?" if ends else inner


@cache
def _patterns(kind: _Kind) -> _Patterns:
    """Compile them; only a text with a dot inside a word asks for them."""
    known = (resources() / "counting" / "tlds.txt").read_text(encoding="utf-8").split()
    top = rf"(?:{_alternatives(known)}(?=[^0-9a-z@+\-]|\Z)|xn--[\-0-9a-z]+)"
    part = rf"{_LABEL}(?:(?:[_\-]|{_LABEL})*{_LABEL})?\."
    last = rf"{_LABEL}(?:(?:-|{_LABEL})*{_LABEL})?\."
    brackets = rf"\((?:{kind.path}+|{kind.path}*\({kind.path}+\){kind.path}*)\)"
    path = (
        rf"(?:{kind.path}*(?:{brackets}{kind.path}*)*(?:{kind.path_end}|{brackets})"
        rf"|@{kind.path}+/)"
    )
    query = rf"\?{kind.query}*{kind.query_end}"
    return _Patterns(
        re.compile(rf"\.{top}", re.IGNORECASE),
        re.compile(
            rf"(?P<before>[^A-Za-z0-9@\uff20$#\uff03{_INVALID}]|^)"
            rf"(?P<link>(?P<scheme>(?:{kind.schemes})://)?(?P<domain>(?:{part})*{last}{top})"
            rf"(?::[0-9]+)?(?P<path>/{path}*)?(?:{query})?)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:[\-a-z0-9{_LATIN}]+\.)+{top}", re.IGNORECASE),
        re.compile(rf"https?://t\.co/([a-z0-9]+)(?:{query})?", re.IGNORECASE),
    )


_CANDIDATE: Final = re.compile(rf"[^\s]\.(?:{_LABEL})")
"""Two labels: without that no link is there, and the patterns need not be compiled."""


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each link of X starts and ends, in the order of the text."""
    return (place for found in _found(text, _X) for place in _accepted(found, _X))


def schemed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each link of Mastodon starts and ends: those that name their scheme."""
    for found in _found(text, _MASTODON):
        if found["scheme"]:
            yield from _accepted(found, _MASTODON)


def _found(text: str, kind: _Kind) -> Iterator[re.Match[str]]:
    """Yield what looks like a link: each is looked for around a top-level domain alone."""
    if not _CANDIDATE.search(text):
        return
    patterns = _patterns(kind)
    done = 0
    for ending in patterns.ending.finditer(text):
        for start in range(_token(text, ending.start(), done), ending.start()):
            found = patterns.link.match(text, start)
            if found:
                yield found
                done = found.end()
                break


def _token(text: str, dot: int, done: int) -> int:
    """Return where a link with this dot may begin at the earliest, with what is before it."""
    start = dot
    while start > done and not text[start - 1].isspace() and dot - start <= _LONGEST:
        start -= 1
    return max(done, start - 1)


def _accepted(found: re.Match[str], kind: _Kind) -> Iterator[tuple[int, int]]:
    """Yield the links of a match: a bare domain beyond ASCII may hold several or none."""
    start, end = found.span("link")
    domain = found["domain"]
    scheme = found["scheme"] or "https://"
    if not _encodable(domain) or len(scheme) + end - start > _LONGEST:
        return
    patterns = _patterns(kind)
    if found["scheme"]:
        short = patterns.shortened.match(found["link"])
        if short and len(short[1]) > _LONGEST_SLUG:
            return
        yield start, start + short.end() if short else end
        return
    if found["before"] and found["before"] in _BARE_AFTER:
        return
    inner = [one.span() for one in patterns.ascii_domain.finditer(domain)]
    for number, (first, last) in enumerate(inner, 1):
        whole = number == len(inner) and found["path"]
        yield start + first, end if whole else start + last


def _encodable(domain: str) -> bool:
    """Tell whether every label of a domain has a length that the name system takes."""
    for label in domain.split("."):
        size = len(label) if label.isascii() else len(label.encode("punycode")) + 4
        if not 1 <= size <= _LONGEST_LABEL:
            return False
    return True
