"""Opens the core in a thread of its own, once the window stands and takes keys."""

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.bugs import Tell
from desktop.errors import UserError

if TYPE_CHECKING:
    from desktop.app import App
    from desktop.choice import EngineChoice
    from desktop.events import Event
    from desktop.paths import Paths
    from desktop.settings import Preferences


class Opening(QObject):
    """Tells in the window's thread when the core is there, or why it is not."""

    opened = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        paths: "Paths",
        emit: "Callable[[Event], None]",
        choice: "EngineChoice",
        tell: Tell,
        preferences: "Preferences",
    ) -> None:
        super().__init__()
        self._tell = tell
        self._preferences = preferences
        self.app: App | None = None
        self._thread = Thread(
            target=self._open, args=(paths, emit, choice), name="opening", daemon=True
        )

    def start(self) -> None:
        """Start."""
        self._thread.start()

    def wait(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _open(
        self, paths: "Paths", emit: "Callable[[Event], None]", choice: "EngineChoice"
    ) -> None:
        from desktop.app import App

        try:
            self.app = App.open(paths, emit, choice, self._tell, self._preferences)
        except UserError as error:
            self.failed.emit(error)
        except Exception as bug:
            self._tell(bug)
            self.failed.emit(UserError("bug", "bug_kept", kind=type(bug).__name__))
        else:
            self.opened.emit(self.app)
