"""Work that may take long, done in a thread of its own and told in the window's."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from queue import SimpleQueue
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.errors import UserError

Result = TypeVar("Result")
Tell = Callable[[], None]

IGNORE: Final = lambda *_: None  # noqa: E731 - a value, as the ones that are given in its place


class Work(QObject):
    """One thread, begun with the first piece of work; the pieces are done in their order.

    What came of each is told in the thread that made this object, and not at all once it is gone.
    """

    _told = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Tell] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._told.connect(self._call)

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
                self._tell(lambda: done(result))

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
                self._tell(lambda: done(result))

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
        self._tell(lambda: failed(told))

    def _tell(self, call: Tell) -> None:
        try:
            self._told.emit(call)
        except RuntimeError:
            # the page is gone, and nobody waits for this
            return

    def _call(self, call: Tell) -> None:
        call()
