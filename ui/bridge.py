"""The way of events from the core's threads to the window's."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from desktop.events import Event


class _Wire(QObject):
    told = Signal(object)


class Bridge:
    """One signal that carries every event; `emit` may be called from any thread."""

    def __init__(self) -> None:
        self._wire = _Wire()

    def deliver(self, receive: "Callable[[Event], None]") -> None:
        """Hand every event to a method of a window's object, in the window's thread."""
        self._wire.told.connect(receive, Qt.ConnectionType.QueuedConnection)

    def emit(self, event: "Event") -> None:
        """Pass an event on."""
        self._wire.told.emit(event)
