"""When to ask once more for a piece, and what to tell the model then."""

from typing import Final

from desktop.language.names import name
from desktop.run.fit import ROUNDS, reason_to_shorten
from desktop.run.job import Job, Piece

REASONS: Final = {"links": "lost", "markup": "markup", "language": "language", "copy": "copy"}
"""Which of a piece's problems a second request may mend, and how it is told."""


def reason_to_repeat(job: Job, piece: Piece) -> str:
    """Return what to tell the model; empty where the answer stands or was already repeated.

    For a platform a second and a third request may ask for a shorter answer.
    """
    shorter = reason_to_shorten(job, piece) if piece.attempt <= ROUNDS else ""
    if piece.attempt > 1 or shorter:
        return shorter
    reasons = dict.fromkeys(
        REASONS[problem.check] for problem in piece.problems if problem.check in REASONS
    )
    return " ".join(
        job.repairs.say(
            reason,
            job.prompt_language,
            language=name(job.answer_language, job.prompt_language),
            tokens=" ".join(piece.tokens),
        )
        for reason in reasons
    )
