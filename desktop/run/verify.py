"""Look at the answer to one piece: what it lost, its language, whether anything changed."""

import re
from collections import Counter
from typing import Final

from desktop.language.detection import agrees
from desktop.language.names import name
from desktop.messages import interface_language
from desktop.model import Finding, Severity
from desktop.review import similarity
from desktop.run.clean import clean
from desktop.run.fit import faults, linked, trimmed
from desktop.run.job import Job, Piece
from desktop.run.restore import restore
from desktop.run.typeset import typeset
from desktop.run.wrap import wrap

ALMOST: Final = 0.95
"""An answer more alike to its source than this has changed nothing worth reading."""

_MARKS = re.compile(r"\*\*|__|(?<!\*)\*(?!\*)|(?<!_)_(?!_)|\]\(")
_WORD_INSIDE = re.compile(r"(?<=\w)_(?=\w)|(?<=\d)\*(?=\d)|(?<=\s)\*(?=\s)")


def _marks(text: str) -> Counter[str]:
    return Counter(_MARKS.findall(_WORD_INSIDE.sub("", text)))


def verify(job: Job, piece: Piece) -> None:
    """Set the piece's answer, cleaned and whole again, and what there is to verify in it."""
    piece.cleaned = cleaned = clean(piece.raw, piece.masked)
    restored = restore(cleaned, piece.tokens)
    answer = linked(job, trimmed(job, wrap(restored.text, piece.body, piece.width)), restored.lost)
    piece.answer = typeset(job, answer)
    problems: list[Finding] = []
    kept_all = job.action.scope == "segment"
    for lost in restored.lost if kept_all else ():
        problems.append(Finding("links", Severity.MUST, "element_lost", {"element": lost}))
    for doubled in restored.doubled if kept_all else ():
        problems.append(Finding("links", Severity.MUST, "element_doubled", {"element": doubled}))
    if kept_all and _marks(piece.masked) != _marks(cleaned):
        problems.append(Finding("markup", Severity.SHOULD, "markup_changed"))
    if not agrees(restored.text, job.answer_language):
        problems.append(
            Finding(
                "language",
                Severity.MUST,
                "language_wrong",
                {"language": name(job.answer_language, interface_language())},
            )
        )
    elif job.action.changes and _says_something(piece.masked):
        same_language = job.answer_language == job.source_language
        if similarity(piece.body, answer) > ALMOST and same_language:
            problems.append(Finding("copy", Severity.SHOULD, "almost_unchanged"))
    if piece.finish == "length":
        problems.append(Finding("ending", Severity.MUST, "answer_cut"))
    problems += faults(job, piece.answer)
    piece.problems = tuple(problems)


def _says_something(masked: str) -> bool:
    return len(masked.split()) >= 4
