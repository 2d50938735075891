"""The one asyncio loop of Calame, in one worker thread: every request of every run lives there."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Final, TypeVar

from desktop.bugs import Tell, is_bug, nobody

Result = TypeVar("Result")

JOIN_SECONDS: Final = 5.0
"""How long a closing program waits for runs to wind up."""


class EngineLoop:
    """A thread that runs coroutines handed over from any other thread.

    `tell` takes what a task or a callback raised and nobody waited for.
    """

    def __init__(self, tell: Tell = nobody) -> None:
        self._tell = tell
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(self._hear)
        self._thread = threading.Thread(target=self._serve, name="calame-engine", daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def submit(self, work: Coroutine[object, object, Result]) -> "Future[Result]":
        """Run a coroutine on the loop; cancelling the future cancels the coroutine."""
        submitted = asyncio.run_coroutine_threadsafe(work, self._loop)
        submitted.add_done_callback(self._examine)
        return submitted

    def call(self, function: Callable[[], object]) -> None:
        """Run a plain function on the loop, as soon as it is free."""
        self._loop.call_soon_threadsafe(function)

    def close(self) -> None:
        """Cancel what still runs, let it wind up, and end the thread."""
        if self._loop.is_closed():
            return
        self.submit(self._wind_up()).result(JOIN_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(JOIN_SECONDS)
        if not self._thread.is_alive():
            self._loop.close()

    def _hear(self, _: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._tell(error)

    def _examine(self, done: "Future[Result]") -> None:
        error = None if done.cancelled() else done.exception()
        if error is not None and is_bug(error):
            self._tell(error)

    async def _wind_up(self) -> None:
        others = asyncio.all_tasks(self._loop) - {asyncio.current_task(self._loop)}
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others, timeout=JOIN_SECONDS / 2)
        await self._loop.shutdown_asyncgens()
        await self._loop.shutdown_default_executor()
