"""The settings as the window sees them, whoever changes them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.settings import Settings
from ui.post import Post

if TYPE_CHECKING:
    from desktop.app import App


class Watch(QObject):
    """Tells every change in the thread that made this object."""

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.now = Settings()
        self._post = Post(self)

    def attach(self, app: "App") -> None:
        """Give it the core; the settings as they are count as a change."""
        stop = app.preferences.watch(self._hear)
        self.destroyed.connect(lambda: stop())
        self._take(app.settings)

    def _hear(self, settings: Settings) -> None:
        self._post.call(lambda: self._take(settings))

    def _take(self, settings: Settings) -> None:
        self.now = settings
        self.changed.emit(settings)
