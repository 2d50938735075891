"""Work on files in one thread of its own, told in the window's when it is done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from desktop.errors import UserError

T = TypeVar("T")


class Files(QObject):
    """Does one piece of work after the other, so that a check never meets a half-done save."""

    _done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, "calame-files")
        self._done.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        refused: Callable[[UserError], None],
    ) -> None:
        """Work in the thread; `then` and `refused` are called in the window's.

        Nothing is begun any more once the window closes.
        """

        def run() -> None:
            try:
                result = work()
            except UserError as error:
                told = error
                self._done.emit(lambda: refused(told))
            except Exception as bug:
                self._done.emit(_raising(bug))
            else:
                self._done.emit(lambda: then(result))

        with suppress(RuntimeError):
            self._executor.submit(run)

    def finish(self) -> None:
        """Wait for what was submitted, and tell of it; nothing can be submitted afterwards."""
        self._executor.shutdown(wait=True)
        QCoreApplication.sendPostedEvents(self)

    def _tell(self, told: Callable[[], None]) -> None:
        told()


def _raising(bug: Exception) -> Callable[[], None]:
    def raise_it() -> None:
        raise bug

    return raise_it
