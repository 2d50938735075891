"""The way from any thread into the window's."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid


class Post(QObject):
    """Calls functions in the window's thread for an owner, and no more once that is gone.

    It belongs to the program and not to its owner: a thread that still speaks to it while the
    owner is taken down would crash the program otherwise.
    """

    _sent = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(QCoreApplication.instance())
        self._owner = owner
        self._sent.connect(self._call)

    def call(self, function: Callable[[], None]) -> None:
        """Call a function as soon as the window's thread is free; at once in that thread."""
        self._sent.emit(function)

    def _call(self, function: Callable[[], None]) -> None:
        if isValid(self._owner):
            function()
