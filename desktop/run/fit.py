"""Make an answer fit its platform: a length in words, a request that says what is over, safe means.

A model counts no characters, but it has an idea of words. So the platform's limit is told as words;
what is over afterwards is told as words again, with the answer to be shortened. What is over then
is spared by means that change no word, or handed over and said.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop.catalog.fields import Field
from desktop.checks.box import Box
from desktop.checks.platform import check_box
from desktop.counting import sms
from desktop.counting.measure import Measure, measure
from desktop.counting.methods import count
from desktop.model import Finding
from desktop.run.job import Job, Piece
from desktop.run.weight import weight

ROUNDS: Final = 2
"""Requests for a shorter answer."""
SIGNS_A_WORD: Final = 6.4
"""With its space; French 6.39, English 6.45 in the 3,071 units of TICO-19."""
COSTS: Final = {"bytes": 1.05, "pixels_title": 9.8, "pixels_description": 6.8}
"""What a character of French costs on average in units that are not characters."""
_GROWTH: Final = 1.2
"""Of a short text a small model is not asked for a long one: it would invent, or repeat itself."""
_LINE: Final = 110
"""Characters of the longest field that is one line: a subject, a title."""
_MODEST: Final = 0.9
"""A model passes the number of words it is given; measured on the starter."""
_LINK: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"(?:\s+#\w+)\Z")


def field_of(job: Job) -> Field | None:
    """Return the box that the answer is for; None where the run writes for no platform."""
    return job.platform.main if job.platform is not None else None


def aimed(field: Field) -> Field:
    """Return a field with the limit that an answer should keep to: mostly what reads well there.

    Where what reads well is near the limit, as on X, an answer within the limit is not asked again.
    """
    good = field.soft[1]
    return (
        replace(field, hard=good) if good and (not field.hard or field.hard > 2 * good) else field
    )


def most_words(field: Field, linked: bool) -> int:
    """Return how many words are asked for; 0 where the platform sets no length."""
    for guide in field.guides:
        if guide.method == "words":
            return guide.high
    room = _room(field)
    if field.method == "words" or not room:
        return round(room)
    if linked:
        room -= field.reserve
    return max(1, math.floor(_MODEST * room / SIGNS_A_WORD))


def _room(field: Field) -> float:
    """Return what a field takes, in characters of French; in words where it is counted in them."""
    room = field.soft[1] or field.hard
    if field.method == "sms":
        return sms.SINGLE["gsm7"] if room == 1 else room * sms.MULTI["gsm7"]
    return room / COSTS.get(field.method, 1.0)


def length(job: Job, piece: Piece) -> str:
    """Return the words that tell a model how long the answer may be."""
    field = field_of(job)
    template = job.action.prompts[job.prompt_language].length
    words = most_words(field, bool(piece.tokens)) if field is not None else 0
    words = min(words, math.ceil(_GROWTH * count("words", piece.masked).count))
    return template.substitute(words=words) if template is not None and words else ""


def reason_to_shorten(job: Job, piece: Piece) -> str:
    """Return what to tell the model of an answer that is over; empty where it fits."""
    field = field_of(job)
    template = job.action.prompts[job.prompt_language].over
    if field is None or template is None:
        return ""
    found = measure(aimed(field), piece.answer)
    if found.fits:
        return ""
    words = count("words", piece.answer).count
    allowed = max(1, math.floor(_MODEST * words * _share(found)))
    return template.substitute(answer=piece.cleaned, words=allowed)


def _share(found: Measure) -> float:
    """Return which part of an answer its field takes, by the limit that it passes most."""
    shares = [further.limit / further.count for further in found.also if further.left < 0]
    if found.left < 0:
        shares.append(found.limit / (found.limit - found.left))
    return min(shares)


def rank(job: Job, piece: Piece) -> tuple[int, int]:
    """Return how far an answer is from what is wanted, to keep the best of several."""
    field = field_of(job)
    return weight(piece.problems), _over(aimed(field), piece.answer) if field is not None else 0


def _over(field: Field, text: str) -> int:
    """Return by how much a text is over the limit, in the field's unit; 0 where it fits."""
    found = measure(field, text)
    return 0 if found.fits else -min([found.left, *(further.left for further in found.also)])


def trimmed(job: Job, text: str) -> str:
    """Keep the first line, without the field's name before it, where a field is one line."""
    field = field_of(job)
    if field is None or not 0 < _room(field) <= _LINE or field.method == "words":
        return text
    line = text.strip().partition("\n")[0].rstrip()
    for name in (field.label.fr, field.label.en):
        if line.casefold().startswith(name.casefold()):
            rest = line[len(name) :].lstrip(" \u00a0\u202f*")
            line = rest[1:].lstrip(" *") if rest.startswith(":") else line
    return line


def linked(job: Job, text: str, lost: Sequence[str]) -> str:
    """Put the links that a model left out at the end of an answer for a platform that takes them.

    The text is returned as it is where the run writes for none.
    """
    field = field_of(job)
    if field is None or not field.reserve or not text:
        return text
    links = [element for element in lost if _LINK.match(element)]
    return "\n".join([text, *links])


def spare(job: Job, piece: Piece) -> None:
    """Take away what is in no sentence, until the answer fits: its last hashtags."""
    field, text = field_of(job), piece.answer
    if field is None:
        return
    while _over(field, text) and (tag := _HASHTAGS.search(text)):
        text = text[: tag.start()].rstrip()
    if text != piece.answer:
        before = faults(job, piece.answer)
        others = tuple(problem for problem in piece.problems if problem not in before)
        piece.answer, piece.problems = text, others + faults(job, text)


def faults(job: Job, text: str) -> tuple[Finding, ...]:
    """Return what the platform would find wrong with a text."""
    field = field_of(job)
    return check_box(Box(field, text, source=job.request.text)) if field is not None else ()
