"""A summary made of the text's own sentences, for when there is no model to write one."""

import re
from collections import Counter
from typing import Final, Literal

from desktop.language.sentences import sentences
from desktop.language.words import SMALL_WORDS

Form = Literal["sentence", "bullets", "paragraph"]

_WORD: Final = re.compile(r"[^\W\d_]{2,}'?")
_MARKER: Final = re.compile(r"\A(?:#{1,6}|[-*+•–]|\d{1,2}[.)]|>)\s+")
_LEAST_WORDS: Final = 4
"""A shorter stretch is a heading, a greeting or a button."""
_FULL: Final = 8
"""Words of a subject's own that a sentence needs to be weighed by their mean."""
_MOST: Final = {"sentence": 1, "bullets": 5, "paragraph": 4}
_ONE_IN: Final = 3
"""One sentence in so many is kept in bullets and paragraphs, two at the least."""


def _subject(sentence: str, small: frozenset[str]) -> set[str]:
    found = _WORD.findall(sentence.replace("\u2019", "'").lower())
    return {word for word in found if word not in small}


def _weigh(subjects: list[set[str]]) -> list[float]:
    """Give each sentence the mean frequency of its words; the opening and the end count more."""
    frequency = Counter(word for subject in subjects for word in subject)
    last = len(subjects) - 1
    weights = []
    for place, subject in enumerate(subjects):
        mean = sum(frequency[word] for word in subject) / max(_FULL, len(subject))
        weights.append(mean * (1.5 if place == 0 else 1.2 if place in (1, last) else 1.0))
    return weights


def summarise(text: str, form: Form, language: str) -> str:
    """Return the sentences that say most of a text, word for word and in their own order.

    `sentence` gives one, `bullets` a Markdown list of up to five, `paragraph` up to four; empty
    where the text has no words. `language` is the text's own (ISO 639-1).
    """
    bare = (_MARKER.sub("", text[start:end]) for start, end in sentences(text))
    joined = (" ".join(sentence.split("\n")) for sentence in bare)
    every = [one for one in dict.fromkeys(joined) if any(map(str.isalnum, one))]
    candidates = [one for one in every if len(one.split()) >= _LEAST_WORDS] or every
    small = SMALL_WORDS.get(language, frozenset())
    weights = _weigh([_subject(sentence, small) for sentence in candidates])
    count = min(_MOST[form], max(2, -(-len(candidates) // _ONE_IN)))
    best = sorted(range(len(candidates)), key=lambda place: -weights[place])[:count]
    chosen = [candidates[place] for place in sorted(best)]
    return "\n".join(f"- {one}" for one in chosen) if form == "bullets" else " ".join(chosen)
