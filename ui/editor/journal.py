"""Keeps the draft: what stands in the editor is stored at most a second behind."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import UserError
from ui.editor.editor import Editor

if TYPE_CHECKING:
    from concurrent.futures import Future

_PAUSE: Final = 700
"""Milliseconds from the first unsaved change to its saving."""

Save = Callable[[str, int], "Future[None]"]
"""Stores a text and the cursor's place in it, in another thread."""


class Journal(QObject):
    """Saves the editor's text soon after it changes; waits until there is a store."""

    failed = Signal(object)
    missed = Signal()
    """A saving came to nothing: the text stands in the window alone."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._save: Save | None = None
        self._waiting = False
        self.saving: Future[None] | None = None
        """The last saving, also one under way."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.flush)
        self.missed.connect(self._take_back)
        editor.textChanged.connect(self._note)

    @property
    def is_behind(self) -> bool:
        """Whether something was written that is not saved yet."""
        return self._waiting

    def attach(self, save: Save) -> None:
        """Give it the store; what changed before is saved now."""
        self._save = save
        if self._waiting:
            self.flush()

    def flush(self) -> "Future[None] | None":
        """Save now what is not saved yet; return when it is done, None where nothing was to do."""
        self._timer.stop()
        if self._save is None or not self._waiting:
            return None
        self._waiting = False
        saving = self.saving = self._save(self._editor.text(), self._editor.place())
        saving.add_done_callback(self._tell)
        return saving

    def forget(self) -> None:
        """Take what stands in the editor for saved."""
        self._timer.stop()
        self._waiting = False

    def _tell(self, saved: "Future[None]") -> None:
        error = saved.exception()
        if error is not None:
            self.missed.emit()
        if isinstance(error, UserError):
            self.failed.emit(error)

    def _take_back(self) -> None:
        """Count the text as not saved; the next key makes it be tried again."""
        self._waiting = True

    def _note(self) -> None:
        self._waiting = True
        if self._save is not None and not self._timer.isActive():
            self._timer.start()
