"""The course of a run: its steps in their order."""

import asyncio

from desktop.catalog.models import LocalModel
from desktop.errors import EngineError, ModelFileError
from desktop.events import Checked
from desktop.model import Answer, Finding
from desktop.run.caution import cautions
from desktop.run.extract import extract
from desktop.run.fit import ROUNDS, rank, spare
from desktop.run.job import Job, Piece
from desktop.run.mask import hide
from desktop.run.permit import permit
from desktop.run.prompt import compose
from desktop.run.repair import reason_to_repeat
from desktop.run.segment import cut
from desktop.run.stream import receive, show
from desktop.run.verify import verify
from desktop.run.wrap import unwrap


async def follow(job: Job, answers: list[Answer], model: LocalModel | None) -> None:
    """Answer a job, variant by variant, into `answers`; `model` is the local one it uses, if any.

    Raises UserError; what had come by then is in `job.shown`.
    """
    job.pieces = _pieces(job)
    await permit(job)
    try:
        await job.prepare()
    except (EngineError, ModelFileError):
        if job.action.fallback != "extract" or not job.target.is_child:
            raise
        answer = await asyncio.to_thread(extract, job)
        show(job, answer.text)
        answers.append(answer)
        return
    for variant in range(max(1, job.request.variants)):
        job.variant, job.done, job.shown = variant, "", ""
        if variant:
            job.pieces = _pieces(job)
        for piece in job.pieces:
            await _answer(job, piece)
            job.done += piece.lead + (piece.answer if piece.prose else piece.body) + piece.tail
            show(job, job.done)
        findings = tuple(problem for piece in job.pieces for problem in piece.problems)
        repairs = sum(max(0, piece.attempt - 1) for piece in job.pieces)
        answers.append(Answer(job.done, findings + cautions(job, model), repairs))
        job.emit(Checked(job.run, variant, answers[-1].findings))


def _pieces(job: Job) -> list[Piece]:
    text = job.request.text if job.platform is None else job.request.text.strip()
    pieces = cut(text, job.action.scope)
    for piece in pieces:
        if piece.prose:
            body = unwrap(piece.body) if piece.width else piece.body
            piece.masked, piece.tokens = hide(body)
    return pieces


async def _answer(job: Job, piece: Piece) -> None:
    """Take one piece through its steps; again if the answer can be mended, and keep the best."""
    if not piece.prose:
        return
    best: tuple[tuple[int, int], str, tuple[Finding, ...]] | None = None
    for _ in range(1 + (ROUNDS if job.platform is not None else 1)):
        compose(job, piece)
        await receive(job, piece)
        await asyncio.to_thread(verify, job, piece)
        now = rank(job, piece)
        if best is None or now <= best[0]:
            best = (now, piece.answer, piece.problems)
        piece.note = reason_to_repeat(job, piece)
        if not piece.note:
            break
    if best is not None:
        piece.answer, piece.problems = best[1:]
    if job.platform is not None:
        await asyncio.to_thread(spare, job, piece)
    if not piece.answer:
        raise EngineError("answer_empty", "later", label=job.target.label)
