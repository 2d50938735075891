"""The local engine: when its child starts, how long it lives, what is tried after a crash."""

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from desktop.engine.child import (
    BROKEN,
    FAILED,
    MEMORY,
    MISSING,
    NOT_GGUF,
    UNKNOWN,
    UNREADABLE,
    Load,
)
from desktop.engine.process import SLOW, Child, Endpoint, StartError
from desktop.errors import EngineError, ModelFileError, UserError

__all__ = ["Endpoint", "LocalEngine"]

IDLE_SECONDS: Final = 600.0
"""A child that nobody asked anything for this long gives its memory back."""

START_SECONDS: Final = 120.0
"""A model that has not loaded after this long will not."""

BACKOFF: Final = (0.5, 1.0, 2.0)
"""The wait before a restart, in seconds, by the number of crashes in a row."""

CONTEXT: Final = 4096
"""Tokens of prompt and answer together."""

STOPPED: Final = "stopped"

_SAID: Final[Mapping[str, tuple[type[UserError], str, str]]] = {
    BROKEN: (ModelFileError, "local_model_broken", "local_model_again"),
    FAILED: (EngineError, "local_engine_failed", "local_engine_smaller"),
    MEMORY: (EngineError, "local_engine_memory", "local_engine_room"),
    MISSING: (EngineError, "local_engine_missing", "local_engine_install"),
    NOT_GGUF: (ModelFileError, "file_not_gguf", "file_choose"),
    SLOW: (EngineError, "local_engine_slow", "local_engine_smaller"),
    STOPPED: (EngineError, "local_engine_stopped", "later"),
    UNKNOWN: (ModelFileError, "local_model_unknown", "file_choose"),
    UNREADABLE: (ModelFileError, "file_missing", "file_choose"),
}
"""What a person is told, by the kind of failure: the error, its sentence, its hint."""


class LocalEngine:
    """Owns at most one child and the model in it; everything happens on one asyncio loop.

    Times are in seconds, `threads` 0 leaves their number to llama.cpp.
    """

    def __init__(
        self,
        *,
        idle_seconds: float = IDLE_SECONDS,
        start_seconds: float = START_SECONDS,
        context: int = CONTEXT,
        threads: int = 0,
    ) -> None:
        self._idle_seconds = idle_seconds
        self._start_seconds = start_seconds
        self._context = context
        self._threads = threads
        self._lock = asyncio.Lock()
        self._child: Child | None = None
        self._launch: asyncio.Task[Child] | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._endings: set[asyncio.Task[None]] = set()
        self._crashes = 0
        self._last: Load | None = None
        self._round = 0
        self._failure: tuple[int, Load | None, str] = (0, None, "")

    @property
    def running(self) -> bool:
        """Whether a child is up; false from the moment it crashed or was ended."""
        return self._child is not None and self._child.alive

    async def ready(
        self, model: Path, template: Mapping[str, object], report: Callable[[], None]
    ) -> Endpoint:
        """Return where a model answers, its child started first if need be.

        `template` are parameters of the chat template; `report` is called once if there is
        something to wait for: a start, or the requests under way on another model. Not to be
        called inside `use`. Raises EngineError, or ModelFileError for a file that does not serve.
        """
        load = Load(
            str(model.absolute()),
            "",
            self._context,
            self._threads,
            {name: json.dumps(value) for name, value in template.items()},
        )
        child = self._serving(load)
        if child is None or child.doubtful:
            report()
            asked = self._round
            async with self._lock:
                child = await self._kept(load)
                if child is None:
                    child = await self._launched(load, asked)
        self._rest_later(child)
        return child.endpoint

    @contextmanager
    def use(self) -> Iterator[None]:
        """Mark a request under way: the child is neither idle nor exchanged until it ends."""
        child = self._child
        if child is None:
            yield
            return
        child.uses += 1
        child.free.clear()
        self._cancel_rest()
        try:
            yield
        except (asyncio.CancelledError, GeneratorExit):
            raise
        except BaseException:
            child.doubtful = True
            raise
        else:
            self._crashes = 0
        finally:
            child.uses -= 1
            if not child.uses:
                child.free.set()
                self._rest_later(child)

    async def stop(self) -> None:
        """End the child within a second, also one that starts or answers; `ready` may follow."""
        self._round += 1
        self._failure = (self._round, None, STOPPED)
        if self._launch is not None:
            self._launch.cancel()
            await asyncio.wait({self._launch})
        if self._child is not None:
            self._end(self._child)
        if self._endings:
            await asyncio.wait(self._endings)

    async def idle(self) -> bool:
        """Ask the server whether it works on nothing; true without a child.

        Raises OSError or ValueError if the server does not say.
        """
        return self._child is None or await self._child.idle()

    def _serving(self, load: Load) -> Child | None:
        child = self._child
        return child if child is not None and child.alive and child.serves(load) else None

    async def _kept(self, load: Load) -> Child | None:
        """Return the child if it can serve; wait until another one is free and end it."""
        child = self._child
        if child is not None:
            serving = child is self._serving(load)
            if serving and (not child.doubtful or await child.healthy()):
                child.doubtful = False
                return child
            while not serving and child.alive and child.uses:
                await child.free.wait()
            if child is self._child:
                self._crashes += serving or not child.alive
                self._end(child)
        if self._endings:
            await asyncio.wait(self._endings)
        return None

    async def _launched(self, load: Load, asked: int) -> Child:
        """Start a child; a round that failed since `asked` is not gone through again."""
        round_, of, kind = self._failure
        if round_ > asked and of in (None, load):
            raise self._told(kind, load)
        if load != self._last:
            self._crashes = 0
        self._last = load
        self._round += 1
        self._launch = asyncio.create_task(self._start(load))
        try:
            return await self._launch
        except StartError as error:
            self._failure = (self._round, load, error.kind)
            raise self._told(error.kind, load) from error
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            raise self._told(STOPPED, load) from None
        finally:
            self._launch = None

    async def _start(self, load: Load) -> Child:
        while self._crashes <= len(BACKOFF):
            if self._crashes:
                await asyncio.sleep(BACKOFF[self._crashes - 1])
            try:
                child = await Child.start(load, self._start_seconds)
            except StartError as error:
                if error.kind != FAILED:
                    raise
                self._crashes += 1
            else:
                self._child = child
                child.exited.add_done_callback(partial(self._gone, child))
                self._rest_later(child)
                return child
        self._crashes = 0
        raise StartError(FAILED)

    def _gone(self, child: Child, _: asyncio.Task[int]) -> None:
        if child is self._child:  # nobody asked it to end
            self._child = None
            self._crashes += 1
            self._cancel_rest()

    def _end(self, child: Child) -> None:
        self._child = None
        self._cancel_rest()
        ending = asyncio.create_task(child.end())
        self._endings.add(ending)
        ending.add_done_callback(self._endings.discard)

    def _rest_later(self, child: Child) -> None:
        self._cancel_rest()
        if child is self._child and not child.uses:
            loop = asyncio.get_running_loop()
            self._rest = loop.call_later(self._idle_seconds, self._end, child)

    def _cancel_rest(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _told(self, kind: str, load: Load) -> UserError:
        error, id, hint = _SAID[kind]
        return error(
            id,
            hint,
            name=Path(load.model).name,
            seconds=round(self._start_seconds),
            count=len(BACKOFF) + 1,
        )
