"""Notices that the file of the document in the window was changed by another program."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_SETTLING: Final = 200
"""Milliseconds after a change before the file is looked at: programs write in several steps."""


class Watch(QObject):
    """Tells when the file should be looked at: it stirred, or the person comes back to Calame."""

    stirred = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path = ""
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLING)
        self._timer.timeout.connect(self._stir)
        self._watcher.fileChanged.connect(self._wait)
        self._watcher.directoryChanged.connect(self._wait)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_back)

    def follow(self, path: Path | None) -> None:
        """Watch another file, or none."""
        self._path = str(path) if path else ""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        if path is not None:
            # the folder too: programs put a new file in the place of the old one
            self._watcher.addPaths([str(path), str(path.parent)])

    def _wait(self, path: str) -> None:
        self._timer.start()

    def _stir(self) -> None:
        if self._path:
            if self._path not in self._watcher.files():
                self._watcher.addPath(self._path)
            self.stirred.emit()

    def _come_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._path:
            self._timer.start()
