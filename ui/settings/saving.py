"""Saves settings off the window's thread and tells each change, whoever made it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import UserError
from desktop.settings import Settings
from ui.settings.work import Work

if TYPE_CHECKING:
    from desktop.app import App


class Saving(QObject):
    """The settings as the page sees them."""

    changed = Signal(object)
    """Settings were saved, here or anywhere else in the program."""
    _heard = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = Work(self)
        self.now = Settings()
        self._app: App | None = None
        self._stop: Callable[[], None] | None = None
        self._heard.connect(self._take)

    def attach(self, app: "App") -> None:
        """Give it the core."""
        self._app = app
        self._stop = app.preferences.watch(self._hear)
        self._take(app.settings)

    def save(
        self,
        values: dict[str, object],
        done: Callable[[], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Save settings by their names; one of the two functions is called then."""
        app = self._app
        assert app is not None
        self._work.do(lambda: app.change_settings(**values), lambda _: done(), failed)

    def _hear(self, settings: Settings) -> None:
        try:
            self._heard.emit(settings)
        except RuntimeError:
            # the page is gone
            if self._stop is not None:
                self._stop()

    def _take(self, settings: Settings) -> None:
        self.now = settings
        self.changed.emit(settings)
