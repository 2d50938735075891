"""What the store's thread has found, handed to the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import UserError

T = TypeVar("T")


class Courier(QObject):
    """Calls back in the window's thread once a future is done; one that was cancelled never."""

    failed = Signal(object)
    """A future ended in an error that a person is told of."""
    _came = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._came.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def bring(self, future: "Future[T]", receive: Callable[[T], None]) -> "Future[T]":
        """Have the result of a future received; return the future."""

        def hand_over() -> None:
            if future.cancelled():
                return
            try:
                result = future.result()
            except UserError as error:
                self.failed.emit(error)
                return
            receive(result)

        def tell(done: "Future[T]") -> None:
            # the window may be gone by now
            with suppress(RuntimeError):
                self._came.emit(hand_over)

        future.add_done_callback(tell)
        return future

    def call(self, act: Callable[[], None]) -> None:
        """Have a function called in the window's thread, from any other."""
        with suppress(RuntimeError):
            self._came.emit(act)

    def _hand_over(self, act: Callable[[], None]) -> None:
        act()
