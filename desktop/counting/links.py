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
_CASELESS: Final = re.IGNORECASE | re.ASCII
"""As X does it: no letter beyond ASCII stands for one of ASCII."""
_SPACES: Final = "\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_PUNCTUATION: Final = r"!'#%&()*+,\\\-./:;<=>?@\[\]^_{|}~$"
_INVALID: Final = "\ufffe\ufeff\uffff"
_LABEL: Final = f"[^{_PUNCTUATION}{_SPACES}{_INVALID}{_DIRECTIONS}]"
"""What a part of a domain starts and ends with."""
_UNICODE: Final = "\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"
_LONGEST: Final = 4_096
"""Characters of the longest link."""
_LONGEST_LABEL: Final = 63
_MOST_LABELS: Final = 126
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
    rf"[^{_SPACES}<>()?]",
    rf"[^{_SPACES}()?!*\"'\u300c\u300d<>;:=,.$%\[\]~&|@]",
    rf"[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_UNICODE}]",
    rf"[a-z0-9_&=#/\-{_UNICODE}]",
)


@dataclass(frozen=True, slots=True)
class _Link:
    """What looks like a link."""

    start: int
    end: int
    before: str
    scheme: str
    domain: str
    path: bool
    whole: str


@cache
def _start(schemes: str) -> re.Pattern[str]:
    return re.compile(
        rf"([^A-Za-z0-9@\uff20$#\uff03{_INVALID}]|^)((?:{schemes})://)?(?={_LABEL})",
        _CASELESS,
    )


@cache
def _rest(kind: _Kind) -> re.Pattern[str]:
    """Compile what may follow a domain: a port, a path, a query."""
    brackets = rf"\((?:{kind.path}+|{kind.path}*\({kind.path}+\){kind.path}*)\)"
    path = (
        rf"(?:{kind.path}*(?:{brackets}{kind.path}*)*(?:{kind.path_end}|{brackets})"
        rf"|@{kind.path}+/)"
    )
    query = rf"\?{kind.query}*{kind.query_end}"
    return re.compile(rf"(?::[0-9]+)?(/{path}*)?(?:{query})?", _CASELESS)


@cache
def _known() -> frozenset[str]:
    """Read the top-level domains; only a text with a dot inside a word asks for them."""
    table = resources() / "counting" / "tlds.txt"
    return frozenset(table.read_text(encoding="utf-8").split())


_PART: Final = re.compile(rf"{_LABEL}(?:(?:[_\-]|{_LABEL})*{_LABEL})?\.")
_LATIN_PARTS: Final = re.compile(rf"(?:[\-a-zA-Z0-9{_LATIN}]+\.)+")
_DOT: Final = re.compile(rf"(?<=\S)\.(?={_LABEL})")
_TOP: Final = re.compile(r"([a-zA-Z]+)(?![0-9a-zA-Z@+\-])|[xX][nN]--[\-0-9a-zA-Z]+")
_CLOSED: Final = re.compile(r"[^0-9a-zA-Z@+\-]|\Z")
_SHORTENED: Final = re.compile(
    rf"https?://t\.co/([a-z0-9]+)(?:\?{_X.query}*{_X.query_end})?", _CASELESS
)
_STOPS: Final = re.compile("[\u3002\uff0e\uff61]")
_LONGEST_TOP: Final = 24


def links(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each link of X starts and ends, in the order of the text."""
    return (place for link in _found(text, _X) for place in _accepted(link))


def schemed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each link of Mastodon starts and ends: those that name their scheme."""
    for link in _found(text, _MASTODON):
        if link.scheme:
            yield from _accepted(link)


def _found(text: str, kind: _Kind) -> Iterator[_Link]:
    """Yield what looks like a link: each is looked for around a top-level domain alone."""
    done = tried = 0
    for dot in _DOT.finditer(text):
        if not _top(text, dot.end()):
            continue
        for start in range(_token(text, dot.start(), max(done, tried)), dot.start()):
            link = _match(text, start, kind)
            if link:
                yield link
                done = link.end
                break
        tried = dot.start()


def _token(text: str, dot: int, done: int) -> int:
    """Return where a link with this dot may begin at the earliest, with what is before it."""
    start = dot
    while start > done and not text[start - 1].isspace() and dot - start <= _LONGEST:
        start -= 1
    return max(done, start - 1)


def _match(text: str, at: int, kind: _Kind) -> _Link | None:
    """Return the link that begins at a place, or behind the character there."""
    opening = _start(kind.schemes).match(text, at)
    if not opening:
        return None
    end = _domain(text, opening.end())
    if not end:
        return None
    rest = _rest(kind).match(text, end)
    assert rest  # it may be empty
    start = opening.end(1)
    return _Link(
        start,
        rest.end(),
        opening[1],
        opening[2] or "",
        text[opening.end() : end],
        bool(rest[1]),
        text[start : rest.end()],
    )


def _domain(text: str, at: int) -> int:
    """Return where the longest domain that begins at a place ends, 0 where none does."""
    end = 0
    for _ in range(_MOST_LABELS):
        part = _PART.match(text, at)
        if not part:
            break
        at = part.end()
        if "_" not in part.group():
            end = _top(text, at) or end
    return end


def _top(text: str, at: int) -> int:
    """Return where the top-level domain that begins at a place ends, 0 where none does."""
    if found := _TOP.match(text, at):
        return found.end() if not found[1] or found[1].lower() in _known() else 0
    if text[at : at + 1].isascii():
        return 0
    for end in range(min(len(text), at + _LONGEST_TOP), at, -1):
        if text[at:end].lower() in _known() and _CLOSED.match(text, end):
            return end
    return 0


def _accepted(link: _Link) -> Iterator[tuple[int, int]]:
    """Yield what of a link is one: of a bare domain beyond Latin script, several parts or none."""
    scheme = link.scheme or "https://"
    if link.domain.startswith("xn--") and not _latin(link.domain):
        return
    if not _encodable(link.domain) or len(scheme) + link.end - link.start > _LONGEST:
        return
    if link.scheme:
        short = _SHORTENED.match(link.whole)
        if not short or len(short[1]) <= _LONGEST_SLUG:
            yield link.start, link.start + short.end() if short else link.end
        return
    if link.before and link.before in _BARE_AFTER:
        return
    inner = _latin(link.domain)
    for number, (start, end) in enumerate(inner, 1):
        whole = number == len(inner) and link.path
        yield link.start + start, link.end if whole else link.start + end


def _latin(domain: str) -> list[tuple[int, int]]:
    """Return what X takes of a bare domain: the parts of it in Latin script."""
    found: list[tuple[int, int]] = []
    at = 0
    while run := _LATIN_PARTS.search(domain, at):
        at = run.end()
        for dot in range(run.end(), run.start(), -1):
            if domain[dot - 1] == "." and (end := _top(domain, dot)):
                found.append((run.start(), end))
                at = end
                break
    return found


def _encodable(domain: str) -> bool:
    """Tell whether every label of a domain has a length that the name system takes."""
    return all(1 <= len(_encoded(label)) <= _LONGEST_LABEL for label in domain.split("."))


def _encoded(label: str) -> str:
    """Return a label as the name system has it; full stops of other scripts part it too."""
    return ".".join(
        part if part.isascii() else f"xn--{part.encode('punycode').decode()}"
        for part in _STOPS.split(label)
    )
