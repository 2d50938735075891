"""Make an answer fit its platform: a length in words, a request that says what is over, safe means.

A model counts no characters, but it has an idea of words. So the platform's limit is told as words;
what is over afterwards is told as words again, with the answer to be shortened. What is over then
is spared by means that change no word, or handed over and said.
"""

import math
import re
from collections.abc import Sequence
from typing import Final

from desktop.catalog.fields import Field
from desktop.checks.box import Box
from desktop.checks.platform import check_box
from desktop.counting import sms
from desktop.counting.measure import Measure, measure
from desktop.counting.methods import count
from desktop.model import Finding
from desktop.run.job import Job, Piece

ROUNDS: Final = 2
"""Requests for a shorter answer."""
SIGNS_A_WORD: Final = 6.4
"""With its space; French 6.39, English 6.45 in the 3,071 units of TICO-19."""
COSTS: Final = {"bytes": 1.05, "pixels_title": 9.8, "pixels_description": 6.8}
"""What a character of French costs on average in units that are not characters."""
_MODEST: Final = 0.9
"""A model passes the number of words it is given; measured on the starter."""
_LINK: Final = re.compile(r"https?://|www\.", re.IGNORECASE)
_HASHTAGS: Final = re.compile(r"(?:\s+#\w+)\Z")


def field_of(job: Job) -> Field | None:
    """Return the box that the answer is for; None where the run writes for no platform."""
    return job.platform.main if job.platform is not None else None


def most_words(field: Field, linked: bool) -> int:
    """Return how many words are asked for; 0 where the platform sets no length."""
    if field.method == "words":
        return field.soft[1] or field.hard
    room = float(field.soft[1] or field.hard)
    if field.method == "sms":
        segments = int(room)
        room = sms.SINGLE["gsm7"] if segments == 1 else segments * sms.MULTI["gsm7"]
    for guide in field.guides:
        if guide.method == "words":
            return guide.high
    if linked:
        room -= field.reserve
    return max(1, math.floor(_MODEST * room / (COSTS.get(field.method, 1.0) * SIGNS_A_WORD)))


def length(job: Job, piece: Piece) -> str:
    """Return the words that tell a model how long the answer may be."""
    field = field_of(job)
    template = job.action.prompts[job.prompt_language].length
    words = most_words(field, bool(piece.tokens)) if field is not None else 0
    return template.substitute(words=words) if template is not None and words else ""


def reason_to_shorten(job: Job, piece: Piece) -> str:
    """Return what to tell the model of an answer that is over; empty where it fits."""
    field = field_of(job)
    template = job.action.prompts[job.prompt_language].over
    if field is None or template is None:
        return ""
    found = measure(field, piece.answer)
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


def over(job: Job, text: str) -> int:
    """Return by how much a text is over, in the field's unit; 0 where it fits."""
    field = field_of(job)
    if field is None:
        return 0
    found = measure(field, text)
    worst = min([found.left, *(further.left for further in found.also)])
    return 0 if found.fits else -worst


def linked(job: Job, text: str, lost: Sequence[str]) -> str:
    """Put the links that a model left out at the end of an answer for a platform that takes them.

    The text is returned as it is where the run writes for none.
    """
    field = field_of(job)
    if field is None or "url" in field.refuses or not text:
        return text
    links = [element for element in lost if _LINK.match(element)]
    return "\n".join([text, *links])


def spare(job: Job, piece: Piece) -> None:
    """Take away what is in no sentence, until the answer fits: its last hashtags."""
    text = piece.answer
    while over(job, text) and (found := _HASHTAGS.search(text)):
        text = text[: found.start()].rstrip()
    if text != piece.answer:
        others = tuple(found for found in piece.problems if found not in faults(job, piece.answer))
        piece.answer, piece.problems = text, others + faults(job, text)


def faults(job: Job, text: str) -> tuple[Finding, ...]:
    """Return what the platform would find wrong with a text."""
    field = field_of(job)
    return check_box(Box(field, text, source=job.request.text)) if field is not None else ()
