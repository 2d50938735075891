"""The life of one run on the engine's thread: planned, worked, stored, told of."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop.catalog.actions import PLATFORM
from desktop.engine.address import host_of
from desktop.engine.runner import Policy, Session
from desktop.errors import UsageError, UserError
from desktop.events import Asked, Cancelled, Failed, Finished, Started
from desktop.language.detection import detect
from desktop.model import Answer, Consent, Message, Outcome, Request, Seconds, Target
from desktop.run.course import follow
from desktop.run.job import Job
from desktop.run.means import Means
from desktop.store.texts import storable
from desktop.typography.choice import chosen

if TYPE_CHECKING:
    from desktop.engine.chunks import Chunk

KEEP_SECONDS: Final = 1.0
"""A crash loses at most this much of an answer."""


class Life:
    """One run from its request to its stored outcome; `record` is its row in the history."""

    def __init__(self, run: int, request: Request, means: Means) -> None:
        self.record: int | None = None
        self._run = run
        # an editor, or a terminal's arguments, can hand over what no engine could be sent
        text, instruction = storable(request.text), storable(request.instruction)
        self._request = replace(request, text=text, instruction=instruction)
        self._means = means
        self._job: Job | None = None
        self._answers: list[Answer] = []
        self._work: asyncio.Task[None] | None = None
        self._consent: asyncio.Future[bool] | None = None
        self._kept_at = time.monotonic()

    def stop(self) -> None:
        """Cancel the work."""
        if self._work is not None:
            self._work.cancel()

    def consent(self, allowed: bool) -> None:
        """Answer what `Asked` asked."""
        if self._consent is not None and not self._consent.done():
            self._consent.set_result(allowed)

    async def live(self, *, stopped: bool) -> None:
        """Do the work and store what came of it; `stopped` if it was cancelled before it began."""
        self._work = asyncio.create_task(self._attempt())
        if stopped:
            self._work.cancel()
        await asyncio.wait({self._work})
        outcome, error = Outcome.DONE, None
        if self._work.cancelled():
            outcome = Outcome.CANCELLED
        elif (raised := self._work.exception()) is not None:
            outcome = Outcome.FAILED
            error = raised if isinstance(raised, UserError) else _bug(raised)
        await self._end(outcome, error)
        self._job, self._answers, self._work = None, [], None

    async def _attempt(self) -> None:
        job = self._job = await self._plan()
        self.record = await asyncio.wrap_future(
            self._means.store.runs.begin(self._request, job.target, job.source_language)
        )
        self._means.emit(Started(self._run, self.record, job.target))
        models = self._means.targets.models
        model = models.get(job.target.model) if job.target.is_child else None
        await follow(job, self._answers, model)

    async def _plan(self) -> Job:
        request, means = self._request, self._means
        action = means.actions.get(request.action)
        if action is None:
            raise UsageError(
                "action_unknown",
                "action_list",
                action=request.action,
                actions=", ".join(means.actions),
            )
        if not request.text.strip():
            raise UsageError("text_empty", "text_select")
        if action.needs_instruction and not request.instruction.strip():
            raise UsageError("instruction_missing", "instruction_give")
        options = action.complete(request.options)
        settings = means.preferences.now
        target = means.targets.resolve(request.engine, settings)
        language = request.language or await asyncio.to_thread(detect, request.text)
        runner = means.engines.runner()
        session: list[Session] = []
        policy = Policy(settings.offline, settings.mirror)

        answered = options[action.to] if action.to else language
        platform = means.platforms.get(options.get(PLATFORM, ""))
        override = platform.typography if platform is not None else ""

        async def prepare() -> None:
            session.append(await runner.prepare(self._run, target, policy, means.emit))

        def complete(
            messages: Sequence[Message], parameters: Mapping[str, object]
        ) -> "AsyncIterator[Chunk]":
            return runner.stream(session[-1], messages, parameters)

        return Job(
            run=self._run,
            request=request,
            action=action,
            options=options,
            target=target,
            source_language=language,
            answer_language=answered,
            repairs=means.repairs,
            emit=means.emit,
            admit=lambda: runner.admit(target, policy),
            prepare=prepare,
            complete=complete,
            ask=self._ask,
            keep=self._keep,
            consented=_consent_id(target) in settings.consents,
            platform=platform,
            typography=chosen(settings, answered, override) if settings.typography else None,
        )

    async def _ask(self, consent: Consent) -> bool:
        self._consent = asyncio.get_running_loop().create_future()
        self._means.emit(Asked(self._run, consent))
        allowed = await self._consent
        if allowed:
            preferences = self._means.preferences
            given = f"{consent.engine}@{consent.host}"
            if given not in preferences.now.consents:
                preferences.change(consents=(*preferences.now.consents, given))
        return allowed

    def _keep(self, partial: str) -> None:
        now = time.monotonic()
        if self.record is not None and now - self._kept_at >= KEEP_SECONDS:
            self._kept_at = now
            self._means.store.runs.keep(self.record, partial)

    async def _end(self, outcome: Outcome, error: UserError | None) -> None:
        job, record, answers = self._job, self.record, tuple(self._answers)
        partial = job.shown if job is not None and outcome is not Outcome.DONE else ""
        if job is not None and record is not None:
            seconds = Seconds(job.first_token, time.monotonic() - job.began)
            stored = self._means.store.runs.finish(
                record, outcome, answers, partial, job.usage, seconds, error
            )
            try:
                await asyncio.wrap_future(stored)
            except UserError as unstored:
                outcome, error = Outcome.FAILED, unstored
            if outcome is Outcome.DONE:
                self._means.emit(
                    Finished(self._run, record, job.target, answers, job.usage, seconds)
                )
                return
        if error is not None:
            self._means.emit(Failed(self._run, record, error, partial))
        else:
            self._means.emit(Cancelled(self._run, record, partial))


def _bug(raised: BaseException) -> UserError:
    asyncio.get_running_loop().call_exception_handler({"message": "run", "exception": raised})
    return UserError("bug", "bug_kept", kind=type(raised).__name__)


def _consent_id(target: Target) -> str:
    return f"{target.engine}@{host_of(target.base_url)}" if target.base_url else target.engine
