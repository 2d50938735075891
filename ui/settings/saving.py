"""Saves settings off the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.errors import UserError
from ui.settings.work import Work
from ui.watch import Watch

if TYPE_CHECKING:
    from desktop.app import App


class Saving(Watch):
    """The settings as the page sees and changes them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = Work(self)
        self._app: App | None = None

    def attach(self, app: "App") -> None:  # noqa: D102 - a watch's
        self._app = app
        super().attach(app)

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
