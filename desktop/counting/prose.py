"""How long prose is for a writer: words, signs, feuillets, the time it takes to be read.

A word is what stands between blanks or dashes and has a letter or a digit. So `l’été`, `peut-être`,
`c’est-à-dire` and `mother-in-law` are one word each, as in a word processor; `M. Dupont` is two; a
dash, a lone `!` behind its no-break space, `«` or a mark of Markdown is none. No-break spaces part
words as others do, but for groups of three digits: `12 500` with one is a word.
Signs are characters, spaces included, line ends not. A feuillet is 1,500 signs; a manuscript page,
as English-speaking publishers count, 250 words.
The scripts that set no blanks between words are not counted in words by this.
"""

import re
from dataclasses import dataclass
from typing import Final

FEUILLET: Final = 1_500
PAGE_WORDS: Final = 250
WORDS_PER_MINUTE: Final = 238
"""Silent reading of non-fiction: M. Brysbaert, "How many words do we read per minute?", Journal of
Memory and Language 109 (2019), a review of 190 studies."""
WORD: Final = re.compile(
    r"[^\W_](?:(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))|[^\s\u2013\u2014\u2015\u2026])*"
)


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is; lengths of paragraphs add up to that of their text."""

    words: int = 0
    signs: int = 0
    blanks: int = 0
    """Signs that are spaces."""
    paragraphs: int = 0
    """Lines that hold more than blanks."""

    def __add__(self, other: "Length") -> "Length":
        return Length(
            self.words + other.words,
            self.signs + other.signs,
            self.blanks + other.blanks,
            self.paragraphs + other.paragraphs,
        )

    @property
    def pages(self) -> float:
        """Return the manuscript pages, as English-speaking publishers count them."""
        return self.words / PAGE_WORDS

    @property
    def feuillets(self) -> float:
        """Return the feuillets."""
        return self.signs / FEUILLET

    @property
    def seconds(self) -> float:
        """Return the time that reading takes."""
        return self.words * 60 / WORDS_PER_MINUTE


def measure(paragraph: str) -> Length:
    """Return the length of one paragraph."""
    signs = len(paragraph)
    unspaced = sum(map(len, paragraph.split()))
    words = sum(1 for _ in WORD.finditer(paragraph)) if unspaced else 0
    return Length(words, signs, signs - unspaced, int(unspaced > 0))
