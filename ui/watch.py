"""The settings as the window sees them, whoever changes them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.settings import Settings

if TYPE_CHECKING:
    from desktop.app import App


class Watch(QObject):
    """Tells every change in the thread that made this object."""

    changed = Signal(object)
    _heard = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now = Settings()
        self._stop: Callable[[], None] | None = None
        self._heard.connect(self._take)

    def attach(self, app: "App") -> None:
        """Give it the core; the settings as they are count as a change."""
        self._stop = app.preferences.watch(self._hear)
        self._take(app.settings)

    def _hear(self, settings: Settings) -> None:
        try:
            self._heard.emit(settings)
        except RuntimeError:
            # this object is gone
            if self._stop is not None:
                self._stop()

    def _take(self, settings: Settings) -> None:
        self.now = settings
        self.changed.emit(settings)
