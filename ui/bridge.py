"""The way of events from the core's threads to the window's."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from desktop.events import Event


class Bridge(QObject):
    """One signal that carries every event; `emit` may be called from any thread."""

    _event = Signal(object)

    def deliver(self, receive: Callable[[Event], None]) -> None:
        """Hand every event to a method of a window's object, in the window's thread."""
        self._event.connect(receive, Qt.ConnectionType.QueuedConnection)

    def emit(self, event: Event) -> None:
        """Pass an event on."""
        self._event.emit(event)
