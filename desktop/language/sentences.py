"""Where the sentences of a French or English text begin and end."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from desktop.language.words import SMALL_WORDS, word_set

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

# nupunkt's own model is not used: it was learnt from American case law and takes "week.", "fish."
# and "thanks." for abbreviations.
_ABBREVIATIONS: Final = word_set(
    "m mm mr mrs ms mme mmes mlle mlles dr drs prof pr st ste sts mgr vve rev hon gen capt sgt lt "
    "sr jr av bd bld boul rte fbg excl incl vs cf ex e.g i.e p.ex approx co ltd inc corp cie sté "
    "ets éts dept dépt univ assoc resp trad coll suppl u.s u.k a.m p.m j.-c s.a s.a.r.l"
)
_BEFORE_A_NUMBER: Final = word_set(
    "no nos p pp art fig vol chap ch ref réf ext min max tel tél env ca v jan feb apr aug sept oct "
    "nov dec janv févr avr juil déc"
)
_INSIDE: Final = ",:;!?…"
_NUMBERING: Final = re.compile(r"\(?\d{1,2}[.)]")
_ENDINGS: Final = ".!?…:;"
_QUOTED: Final = '.…»”")’*'
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")


def _elided(words: frozenset[str]) -> set[str]:
    """Add the forms after an article: `l'av.` is one word to the tokenizer."""
    after = [word for word in words if word[0] in "aeiouyéè"]
    return {*words, *(f"{article}{word}" for article in ("l'", "d'", "l’", "d’") for word in after)}


@cache
def _tokenizer() -> "PunktSentenceTokenizer":
    from nupunkt import PunktParameters, PunktSentenceTokenizer
    from nupunkt.core.constants import ORTHO_LC

    starters = SMALL_WORDS["fr"] | SMALL_WORDS["en"]
    parameters = PunktParameters(
        abbrev_types=_elided(_ABBREVIATIONS),
        collocations={(word, "##number##") for word in _elided(_BEFORE_A_NUMBER)},
        ortho_context=dict.fromkeys(starters, ORTHO_LC),
    )
    return PunktSentenceTokenizer(parameters, include_common_abbrevs=False, cache_size=1)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into its lines; one that goes on in lower case stays with the one before."""
    start = 0
    for newline in re.finditer(r"\n", text):
        before = text[start : newline.start()].rstrip()
        after = text[newline.end() : newline.end() + 1]
        if before and after.islower() and before[-1] not in _ENDINGS:
            continue
        yield start, newline.start()
        start = newline.end()
    yield start, len(text)


def _goes_on(before: str, after: str) -> bool:
    """Tell whether a stretch belongs to the one before it, against what the tokenizer says."""
    return (
        not any(character.isalnum() for character in after)
        or after[0] in _INSIDE
        or (after[0].islower() and before[-1] in _QUOTED)
        or _NUMBERING.fullmatch(before) is not None
    )


def _starts(line: str) -> Iterator[int]:
    addresses = [match.span() for match in _ADDRESS.finditer(line)]
    begun = 0
    for start, end in _tokenizer().span_tokenize(line):
        before = line[begun:start].strip()
        if not before or not line[start - 1].isspace():
            continue
        if any(first < start < last for first, last in addresses):
            continue
        if not _goes_on(before, line[start:end]):
            begun = start
            yield start


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of a text's sentences, in code points, without the space around.

    A line ends a sentence, unless the next one goes on in lower case. Every character that is not
    white space is in exactly one span.
    """
    spans: list[tuple[int, int]] = []
    for first, last in _lines(text):
        line = text[first:last]
        for start, end in pairwise((0, *_starts(line), len(line))):
            bare = line[start:end].strip()
            if bare:
                left = first + line.index(bare, start)
                spans.append((left, left + len(bare)))
    return spans
