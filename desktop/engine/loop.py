"""The one asyncio loop of Calame, in one worker thread: every request of every run lives there.

The thread starts with the first piece of work, and asyncio is imported in it: a window that was
only written in never pays for either.
"""

import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.bugs import Tell, is_bug, nobody

if TYPE_CHECKING:
    import asyncio

Result = TypeVar("Result")

JOIN_SECONDS: Final = 5.0
"""How long a closing program waits for runs to wind up."""


class EngineLoop:
    """A thread that runs coroutines handed over from any other thread.

    `tell` takes what a task or a callback raised and nobody waited for.
    """

    def __init__(self, tell: Tell = nobody) -> None:
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting: list[Callable[[], object]] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_started(self) -> bool:
        """Whether there was any work yet."""
        return self._thread is not None

    def submit(self, work: Coroutine[object, object, Result]) -> "Future[Result]":
        """Run a coroutine on the loop; cancelling the future cancels the coroutine."""
        promised: Future[Result] = Future()
        promised.add_done_callback(self._examine)
        self.call(lambda: self._begin(work, promised))
        return promised

    def call(self, function: Callable[[], object]) -> None:
        """Run a plain function on the loop, as soon as it is free."""
        with self._lock:
            if self._loop is not None:
                self._loop.call_soon_threadsafe(function)
                return
            self._waiting.append(function)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._serve, name="calame-engine", daemon=True
                )
                self._thread.start()

    def close(self) -> None:
        """Cancel what still runs, let it wind up, and end the thread."""
        if self._thread is None or not self._thread.is_alive():
            return
        self.submit(self._wind_up()).result(JOIN_SECONDS)
        self.call(self._stop)
        self._thread.join(JOIN_SECONDS)

    def _stop(self) -> None:
        assert self._loop is not None
        self._loop.stop()

    def _serve(self) -> None:
        import asyncio

        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        loop.set_exception_handler(self._hear)
        with self._lock:
            self._loop = loop
            for function in self._waiting:
                loop.call_soon(function)
            self._waiting.clear()
        loop.run_forever()
        loop.close()

    def _hear(self, _: "asyncio.AbstractEventLoop", context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self._tell(error)

    def _examine(self, done: "Future[Result]") -> None:
        error = None if done.cancelled() else done.exception()
        if error is not None and is_bug(error):
            self._tell(error)

    def _begin(self, work: Coroutine[object, object, Result], promised: "Future[Result]") -> None:
        if promised.cancelled():
            work.close()
            return
        assert self._loop is not None
        loop = self._loop
        task = loop.create_task(work)

        def follow(ended: "Future[Result]") -> None:
            if ended.cancelled():
                self.call(task.cancel)

        def settle(ended: "asyncio.Task[Result]") -> None:
            if ended.cancelled():
                promised.cancel()
            if not promised.set_running_or_notify_cancel():
                return
            error = ended.exception()
            if error is not None:
                promised.set_exception(error)
            else:
                promised.set_result(ended.result())

        promised.add_done_callback(follow)
        task.add_done_callback(settle)

    async def _wind_up(self) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        others = asyncio.all_tasks(loop) - {asyncio.current_task(loop)}
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others, timeout=JOIN_SECONDS / 2)
        await loop.shutdown_asyncgens()
        await loop.shutdown_default_executor()
