"""Bringing an engine to where it can answer, and streaming from it with patience."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.engine.fetch import Transfer, fetch
from desktop.engine.files import ModelFiles
from desktop.engine.local import LocalEngine
from desktop.engine.targets import Targets, refuse_unsafe
from desktop.errors import EngineError, KeyringError, ModelFileError
from desktop.events import Progressed, Stage
from desktop.keys import Keys
from desktop.model import Message, Target

if TYPE_CHECKING:
    from desktop.engine.chunks import Chunk
    from desktop.engine.probe import Probe
    from desktop.engine.provider import Provider

TRIES: Final = 3
"""How often one request is sent at most, where the server says that trying again may help."""

PARALLEL: Final = 4
"""Requests under way at once to one engine that is not Calame's own child."""

TICK: Final = 1.0
"""Seconds between two words of a countdown."""

Report = Callable[[Progressed], None]


@dataclass(frozen=True, slots=True)
class Policy:
    """What the settings allow; `mirror` replaces the publisher's address of model files."""

    offline: bool
    mirror: str


@dataclass(frozen=True, slots=True)
class Session:
    """An engine ready to answer one run."""

    run: int
    target: Target
    provider: "Provider"
    slot: asyncio.Semaphore
    report: Report
    busy: Callable[[], AbstractContextManager[object]]


class Runner:
    """Every engine in use: their clients, their places in the queue, and the local child."""

    def __init__(self, keys: Keys, files: ModelFiles, targets: Targets, local: LocalEngine) -> None:
        self._keys = keys
        self._files = files
        self._targets = targets
        self._local = local
        self._providers: dict[tuple[str, str, str], Provider] = {}
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._fetching: dict[str, asyncio.Lock] = {}

    async def key_for(self, target: Target) -> str:
        """Return an engine's key; empty where it has none.

        Raises KeyringError if the engine needs a key and the keyring cannot be read.
        """
        if target.is_child:
            return ""
        try:
            return await asyncio.to_thread(self._keys.get, target.engine) or ""
        except KeyringError:
            if target.needs_key:
                raise
            return ""

    async def admit(self, target: Target, policy: Policy) -> str:
        """Return the key to reach an engine with; nothing is sent.

        Raises EngineError or KeyringError if it may not be reached.
        """
        refuse_unsafe(target, offline=policy.offline, has_key=target.needs_key)
        key = await self.key_for(target)
        refuse_unsafe(target, offline=policy.offline, has_key=bool(key))
        return key

    async def prepare(self, run: int, target: Target, policy: Policy, report: Report) -> Session:
        """Make an engine ready: refuse what may not be reached, fetch and start what is local.

        Raises EngineError, KeyringError or ModelFileError.
        """
        if not target.is_child:
            key = await self.admit(target, policy)
            return self._session(run, target, key, PARALLEL, report, nullcontext)
        path = await self.model_file(run, target.model, policy, report)
        report(Progressed(run, Stage.STARTING))
        endpoint = await self._local.ready(
            path,
            self._targets.template(target.model),
            lambda: report(Progressed(run, Stage.STARTING)),
        )
        reached = replace(target, base_url=endpoint.base_url)
        return self._session(run, reached, endpoint.key, 1, report, self._local.use)

    async def test(self, target: Target, policy: Policy) -> "Probe":
        """See whether an engine answers; nothing of the person's is sent, nothing fetched.

        Raises EngineError, KeyringError or ModelFileError.
        """
        from desktop.engine.probe import Probe, probe

        if not target.is_child:
            return await probe(target, await self.admit(target, policy))
        path = await asyncio.to_thread(self._file_of, target.model)
        began = time.monotonic()
        await self._local.ready(path, self._targets.template(target.model), lambda: None)
        return Probe(target, (target.model,), time.monotonic() - began)

    def _file_of(self, model: str) -> Path:
        known = self._targets.models.get(model)
        if known is None:
            return self._files.own_file(Path(model))
        path = self._files.path_of(model)
        if path is None:
            label = known.label.to(self._targets.language)
            raise ModelFileError("model_absent", "model_get", model=label)
        return path

    def _session(
        self,
        run: int,
        target: Target,
        key: str,
        parallel: int,
        report: Report,
        busy: Callable[[], AbstractContextManager[object]],
    ) -> Session:
        from desktop.engine.provider import Provider

        slot = self._slots.setdefault(target.base_url, asyncio.Semaphore(parallel))
        known = (target.base_url, target.model, key)
        provider = self._providers.get(known)
        if provider is None:
            provider = self._providers[known] = Provider(target, key)
        return Session(run, target, provider, slot, report, busy)

    async def model_file(self, run: int, model: str, policy: Policy, report: Report) -> Path:
        """Return a local model's file, fetched first if it is not there yet.

        `model` is an id, or the path of a GGUF file. Raises ModelFileError.
        """
        known = self._targets.models.get(model)
        if known is None:
            return self._files.own_file(Path(model))
        lock = self._fetching.setdefault(model, asyncio.Lock())
        async with lock:
            path = await asyncio.to_thread(self._files.path_of, model)
            if path is not None:
                return path
            if policy.offline:
                raise ModelFileError(
                    "model_offline", "offline_switch", model=known.label.to(self._targets.language)
                )

            def tell(transfer: Transfer) -> None:
                report(
                    Progressed(
                        run,
                        Stage.FETCHING,
                        done=transfer.done,
                        total=transfer.total,
                        remaining=transfer.remaining,
                        rate=transfer.rate,
                        subject=known.label.to(self._targets.language),
                    )
                )

            return await fetch(known, self._files.folder, mirror=policy.mirror, report=tell)

    async def stream(
        self, session: Session, messages: Sequence[Message], parameters: Mapping[str, object]
    ) -> "AsyncIterator[Chunk]":
        """Yield the answer to messages as it comes; wait for a place and repeat where that helps.

        A request is repeated only while nothing of its answer has come. Raises EngineError.
        """
        if session.slot.locked():
            session.report(Progressed(session.run, Stage.QUEUED))
        async with session.slot:
            with session.busy():
                for attempt in range(1, TRIES + 1):
                    came = False
                    session.report(Progressed(session.run, Stage.READING))
                    try:
                        async for chunk in session.provider.stream(messages, parameters):
                            came = came or bool(chunk.text)
                            yield chunk
                    except EngineError as error:
                        if came or error.retry_after is None or attempt == TRIES:
                            raise
                        await self._wait(session, error, error.retry_after * attempt)
                    else:
                        return

    async def _wait(self, session: Session, error: EngineError, seconds: float) -> None:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while (left := until - loop.time()) > 0:
            session.report(Progressed(session.run, Stage.WAITING, remaining=left, reason=error))
            await asyncio.sleep(min(TICK, left))

    async def close(self) -> None:
        """Close every client and end the local engine."""
        for provider in self._providers.values():
            await provider.close()
        self._providers.clear()
        await self._local.stop()
