"""Finds the changes of a long answer in a thread of its own."""

from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, Qt, Signal

from ui.panel.choices import Choices
from ui.panel.version import Version


class Comparer(QObject):
    """Tells in the window's thread when the changes of a version are known."""

    compared = Signal(object)
    _found = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self, version: Version) -> None:
        """Compare a version with its source."""
        Thread(target=self._compare, args=(version, version.sides), daemon=True).start()

    def _compare(self, version: Version, sides: tuple[str, str]) -> None:
        choices = Choices(*sides)
        with suppress(RuntimeError):  # the window is gone
            self._found.emit(version, choices)

    def _take(self, version: Version, choices: Choices) -> None:
        if version.take(choices):
            self.compared.emit(version)
