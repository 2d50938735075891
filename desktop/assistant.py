"""Composes the steps of a run and owns the runs that are under way."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.catalog.actions import Action
from desktop.catalog.repairs import Repairs
from desktop.engine.address import host_of
from desktop.engine.loop import EngineLoop
from desktop.engine.runner import Policy, Runner, Session
from desktop.engine.targets import Targets
from desktop.errors import EngineError, ModelFileError, UsageError, UserError
from desktop.events import Asked, Cancelled, Checked, Event, Failed, Finished, Started
from desktop.language.detection import detect
from desktop.model import Answer, Consent, Message, Outcome, Request, Seconds, Target
from desktop.run.caution import cautions
from desktop.run.extract import extract
from desktop.run.job import Job, Piece
from desktop.run.mask import hide
from desktop.run.permit import permit
from desktop.run.prompt import compose
from desktop.run.repair import reason_to_repeat, weight
from desktop.run.segment import cut
from desktop.run.stream import receive, show
from desktop.run.verify import verify
from desktop.run.wrap import unwrap
from desktop.settings import Preferences
from desktop.store.connection import Store
from desktop.store.records import Verdict

if TYPE_CHECKING:
    from desktop.engine.chunks import Chunk

KEEP_SECONDS: Final = 1.0
"""A crash loses at most this much of an answer."""

CLOSE_SECONDS: Final = 5.0
"""How long closing waits for runs to be stored and for the engines to end."""


@dataclass(slots=True)
class _Active:
    """What the assistant remembers of a run; the record stays after the end, for the verdict."""

    life: "Future[None] | None" = None
    work: "asyncio.Task[None] | None" = None
    stopped: bool = False
    record: int | None = None
    job: Job | None = None
    answers: list[Answer] = field(default_factory=list)
    consent: "asyncio.Future[bool] | None" = None
    kept_at: float = field(default_factory=time.monotonic)

    def stop(self) -> None:
        """Cancel the work, or keep it from starting."""
        self.stopped = True
        if self.work is not None:
            self.work.cancel()


class Assistant:
    """Starts runs, tells of them through `emit` (from another thread), stops them."""

    def __init__(
        self,
        *,
        actions: Mapping[str, Action],
        repairs: Repairs,
        targets: Targets,
        preferences: Preferences,
        store: Store,
        loop: EngineLoop,
        runner: Runner,
        emit: Callable[[Event], None],
    ) -> None:
        self._actions = actions
        self._repairs = repairs
        self._targets = targets
        self._preferences = preferences
        self._store = store
        self._loop = loop
        self._runner = runner
        self._emit = emit
        self._handles = itertools.count(1)
        self._active: dict[int, _Active] = {}

    def start(self, request: Request) -> int:
        """Start a run and return its handle at once; events follow."""
        run = next(self._handles)
        active = self._active[run] = _Active()
        active.life = self._loop.submit(self._live(run, active, request))
        return run

    def cancel(self, run: int) -> None:
        """Stop a run; `Cancelled` follows, unless it has already ended."""
        active = self._active.get(run)
        if active is not None:
            self._loop.call(active.stop)

    def consent(self, run: int, allowed: bool) -> None:
        """Answer what `Asked` asked."""
        active = self._active.get(run)
        if active is None or active.consent is None:
            return
        waiting = active.consent

        def settle() -> None:
            if not waiting.done():
                waiting.set_result(allowed)

        self._loop.call(settle)

    def accept(self, run: int, variant: int, text: str, verdict: str) -> None:
        """Keep in the history what became of an answer: `accepted`, `partly` or `rejected`."""
        active = self._active.get(run)
        if active is not None and active.record is not None:
            self._store.runs.verdict(active.record, variant, Verdict(verdict), text)

    def close(self) -> None:
        """Cancel what runs, wait until it is stored, end the engines."""
        lives = [active.life for active in self._active.values() if active.life is not None]
        for run in self._active:
            self.cancel(run)
        wait(lives, CLOSE_SECONDS)
        self._loop.submit(self._runner.close()).result(CLOSE_SECONDS)

    async def _live(self, run: int, active: _Active, request: Request) -> None:
        active.work = asyncio.create_task(self._attempt(run, active, request))
        if active.stopped:
            active.work.cancel()
        await asyncio.wait({active.work})
        outcome, error = Outcome.DONE, None
        if active.work.cancelled():
            outcome = Outcome.CANCELLED
        elif (raised := active.work.exception()) is not None:
            outcome = Outcome.FAILED
            error = raised if isinstance(raised, UserError) else _bug(raised)
        await self._end(run, active, outcome, error)

    async def _attempt(self, run: int, active: _Active, request: Request) -> None:
        job = active.job = await self._plan(run, active, request)
        active.record = await asyncio.wrap_future(
            self._store.runs.begin(request, job.target, job.source_language)
        )
        self._emit(Started(run, active.record, job.target))
        await self._work(job, active.answers)

    async def _plan(self, run: int, active: _Active, request: Request) -> Job:
        action = self._actions.get(request.action)
        if action is None:
            raise UsageError(
                "action_unknown",
                "action_list",
                action=request.action,
                actions=", ".join(self._actions),
            )
        if not request.text.strip():
            raise UsageError("text_empty", "text_select")
        if action.needs_instruction and not request.instruction.strip():
            raise UsageError("instruction_missing", "instruction_give")
        options = action.complete(request.options)
        settings = self._preferences.now
        target = self._targets.resolve(request.engine, settings)
        language = request.language or await asyncio.to_thread(detect, request.text)
        session: list[Session] = []

        async def prepare() -> None:
            policy = Policy(settings.offline, settings.mirror)
            session.append(await self._runner.prepare(run, target, policy, self._emit))

        def complete(
            messages: Sequence[Message], parameters: Mapping[str, object]
        ) -> "AsyncIterator[Chunk]":
            return self._runner.stream(session[-1], messages, parameters)

        async def ask(consent: Consent) -> bool:
            return await self._ask(run, active, consent)

        def keep(partial: str) -> None:
            now = time.monotonic()
            if active.record is not None and now - active.kept_at >= KEEP_SECONDS:
                active.kept_at = now
                self._store.runs.keep(active.record, partial)

        return Job(
            run=run,
            request=request,
            action=action,
            options=options,
            target=target,
            source_language=language,
            answer_language=options[action.to] if action.to else language,
            repairs=self._repairs,
            emit=self._emit,
            prepare=prepare,
            complete=complete,
            ask=ask,
            keep=keep,
            consented=_consent_id(target) in settings.consents,
            offline=settings.offline,
        )

    async def _ask(self, run: int, active: _Active, consent: Consent) -> bool:
        active.consent = asyncio.get_running_loop().create_future()
        self._emit(Asked(run, consent))
        allowed = await active.consent
        if allowed:
            known = self._preferences.now.consents
            given = f"{consent.engine}@{consent.host}"
            if given not in known:
                self._preferences.change(consents=(*known, given))
        return allowed

    async def _work(self, job: Job, answers: list[Answer]) -> None:
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
        model = self._targets.models.get(job.target.model) if job.target.is_child else None
        for variant in range(max(1, job.request.variants)):
            job.variant, job.done, job.shown = variant, "", ""
            if variant:
                job.pieces = _pieces(job)
            for piece in job.pieces:
                await _answer(job, piece)
                job.done += piece.lead + (piece.answer if piece.prose else piece.body) + piece.tail
                show(job, job.done)
            findings = tuple(problem for piece in job.pieces for problem in piece.problems)
            answers.append(Answer(job.done, findings + cautions(job, model)))
            self._emit(Checked(job.run, variant, answers[-1].findings))

    async def _end(
        self, run: int, active: _Active, outcome: Outcome, error: UserError | None
    ) -> None:
        job, record, answers = active.job, active.record, tuple(active.answers)
        partial = job.shown if job is not None and outcome is not Outcome.DONE else ""
        if job is not None and record is not None:
            seconds = Seconds(job.first_token, time.monotonic() - job.began)
            stored = self._store.runs.finish(
                record, outcome, answers, partial, job.usage, seconds, error
            )
            try:
                await asyncio.wrap_future(stored)
            except UserError as unstored:
                outcome, error = Outcome.FAILED, unstored
            if outcome is Outcome.DONE:
                self._emit(Finished(run, record, job.target, answers, job.usage, seconds))
                return
        if error is not None:
            self._emit(Failed(run, record, error, partial))
        else:
            self._emit(Cancelled(run, record, partial))


def _bug(raised: BaseException) -> UserError:
    asyncio.get_running_loop().call_exception_handler({"message": "run", "exception": raised})
    return UserError("bug", "bug_kept", kind=type(raised).__name__)


def _pieces(job: Job) -> list[Piece]:
    pieces = cut(job.request.text, job.action.scope)
    for piece in pieces:
        if piece.prose:
            body = unwrap(piece.body) if piece.width else piece.body
            piece.masked, piece.tokens = hide(body)
    return pieces


async def _answer(job: Job, piece: Piece) -> None:
    """Take one piece through its steps; a second time if the first answer can be mended."""
    if not piece.prose:
        return
    compose(job, piece)
    await receive(job, piece)
    await asyncio.to_thread(verify, job, piece)
    first = (piece.answer, piece.problems)
    piece.note = reason_to_repeat(job, piece)
    if piece.note:
        compose(job, piece)
        await receive(job, piece)
        await asyncio.to_thread(verify, job, piece)
        if weight(first[1]) < weight(piece.problems):
            piece.answer, piece.problems = first
    if not piece.answer:
        raise EngineError("answer_empty", "later", label=job.target.label)


def _consent_id(target: Target) -> str:
    return f"{target.engine}@{host_of(target.base_url)}" if target.base_url else target.engine
