"""Model files on their way, one after the other, whoever looks on."""

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.engine.engines import Engines
from desktop.engine.loop import EngineLoop
from desktop.errors import UserError
from desktop.events import Progressed
from desktop.settings import Preferences

if TYPE_CHECKING:
    import asyncio


class Stand(StrEnum):
    """Where a download stands."""

    QUEUED = "queued"
    GOING = "going"
    STOPPED = "stopped"
    FAILED = "failed"
    DONE = "done"


UNDER_WAY = frozenset({Stand.QUEUED, Stand.GOING})


@dataclass(frozen=True, slots=True)
class Download:
    """A model's file on its way: `progress` while it comes, `error` where it failed."""

    model: str
    stand: Stand
    progress: Progressed | None = None
    error: UserError | None = None


Watcher = Callable[[Download], None]


class Downloads:
    """The queue of model files to fetch; every method may be called from any thread."""

    def __init__(self, engines: Engines, loop: EngineLoop, preferences: Preferences) -> None:
        self._engines = engines
        self._loop = loop
        self._preferences = preferences
        self._turn: asyncio.Semaphore | None = None
        self._lock = threading.Lock()
        self._all: dict[str, Download] = {}
        self._futures: dict[str, Future[None]] = {}
        self._watchers: list[Watcher] = []

    def now(self) -> Mapping[str, Download]:
        """Return every download of this run of the program, by model."""
        with self._lock:
            return dict(self._all)

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Have a function told of every step, on the engine's thread; return what ends it."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def get(self, model: str) -> None:
        """Fetch a model's file when its turn comes; it goes on where it stopped."""
        with self._lock:
            there = self._all.get(model)
            if there is not None and there.stand in UNDER_WAY:
                return
            ticket = Download(model, Stand.QUEUED)
            self._all[model] = ticket
            self._futures[model] = self._loop.submit(self._bring(model))
        self._tell(ticket)

    def cancel(self, model: str) -> None:
        """Stop fetching a model's file; what has come stays."""
        with self._lock:
            there = self._all.get(model)
            if there is None or there.stand not in UNDER_WAY:
                return
            self._futures.pop(model).cancel()
            stopped = self._all[model] = Download(model, Stand.STOPPED)
        self._tell(stopped)

    async def _bring(self, model: str) -> None:
        import asyncio  # and the engines with it, at the first download

        from desktop.engine.runner import Policy

        turn = self._turn = self._turn or asyncio.Semaphore(1)
        mine = asyncio.current_task()
        assert mine is not None

        def step(now: Download) -> None:
            # a task that was cancelled may still report once
            if not mine.cancelling():
                with self._lock:
                    self._all[model] = now
                self._tell(now)

        settings = self._preferences.now
        async with turn:
            try:
                await self._engines.runner().model_file(
                    0,
                    model,
                    Policy(settings.offline, settings.mirror),
                    lambda progress: step(Download(model, Stand.GOING, progress)),
                )
            except UserError as error:
                step(Download(model, Stand.FAILED, error=error))
            else:
                step(Download(model, Stand.DONE))

    def _tell(self, now: Download) -> None:
        for watcher in tuple(self._watchers):
            watcher(now)
