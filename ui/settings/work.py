"""Work that may take long, done in a thread of its own and told in the window's."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from queue import SimpleQueue
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from desktop.errors import UserError
from ui.post import Post

Result = TypeVar("Result")
Tell = Callable[[], None]

IGNORE: Final = lambda *_: None  # noqa: E731 - a value, as the ones that are given in its place


class Work:
    """One thread, begun with the first piece of work; the pieces are done in their order.

    What came of each is told in the window's thread, and not at all once the owner is gone.
    """

    def __init__(self, owner: QObject) -> None:
        self._post = Post(owner)
        self._queue: SimpleQueue[Tell] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def do(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[UserError], None] = IGNORE,
    ) -> None:
        """Do a piece of work when its turn comes."""

        def piece() -> None:
            try:
                result = work()
            except Exception as error:
                self._fail(error, failed)
            else:
                self._post.call(lambda: done(result))

        self._queue.put(piece)
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="settings", daemon=True)
            self._thread.start()

    def follow(
        self,
        future: "Future[Result]",
        done: Callable[[Result], None],
        failed: Callable[[UserError], None] = IGNORE,
    ) -> None:
        """Tell what comes of work that is done elsewhere; nothing where it is cancelled."""

        def ended(future: "Future[Result]") -> None:
            try:
                result = future.result()
            except CancelledError:
                return
            except Exception as error:
                self._fail(error, failed)
            else:
                self._post.call(lambda: done(result))

        future.add_done_callback(ended)

    def _serve(self) -> None:
        while True:
            self._queue.get()()

    def _fail(self, error: Exception, failed: Callable[[UserError], None]) -> None:
        if isinstance(error, UserError):
            told = error
        else:
            told = UserError("bug", "bug_kept", kind=type(error).__name__)
            bug = threading.ExceptHookArgs(
                (type(error), error, error.__traceback__, threading.current_thread())
            )
            threading.excepthook(bug)
        self._post.call(lambda: failed(told))
