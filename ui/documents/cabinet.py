"""All that serves documents, put together once the text stands and takes keys."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.messages import gettext as _
from ui.documents.desk import Desk
from ui.documents.dialogs import ask_open
from ui.documents.drops import Drops
from ui.documents.filing import Filing
from ui.documents.listing import Listing
from ui.documents.opener import Opener
from ui.documents.rows import name_of
from ui.documents.strip import Strip
from ui.editor.editor import Editor
from ui.editor.journal import Journal

if TYPE_CHECKING:
    from desktop.errors import UserError
    from desktop.store.connection import Store
    from desktop.store.last_draft import LastDraft
    from ui.documents.shelf import Shelf

_RECENT: Final = 10


class Cabinet(QObject):
    """Connects the desk with the commands, the File menu and what is dropped on the window."""

    def __init__(
        self,
        editor: Editor,
        journal: Journal,
        commands: dict[str, QAction],
        menu: QMenu,
        last: "LastDraft | None",
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._commands = commands
        self.strip = Strip()
        self.desk = Desk(editor, journal, self.strip)
        self.opener = Opener(self.desk, editor, journal, self.strip)
        self.listing = Listing(self.desk, self.opener, self.strip)
        self.filing = Filing(self.desk, editor, self.strip)
        self._drops = Drops(editor.window(), editor.viewport())
        self._drops.dropped.connect(self.opener.open_in_turn)
        self.recent = QMenu(_("Open recent"), menu)
        self.recent.setEnabled(False)
        menu.insertMenu(commands["save"], self.recent)
        self.listing.listed.connect(self._fill_recent)
        for id, handler in (
            ("new", lambda: self.desk.new()),
            ("open", self.choose),
            ("save", self.filing.save),
            ("save_as", self.filing.save_as),
            ("close", self.desk.close),
            ("next_document", lambda: self.listing.walk(1)),
            ("previous_document", lambda: self.listing.walk(-1)),
        ):
            commands[id].triggered.connect(handler)
            commands[id].setEnabled(True)
        if last is not None:
            self.desk.adopt(last)

    def attach(self, store: "Store") -> None:
        """Give it the store."""
        self.desk.attach(store)

    def finish(self) -> None:
        """Store what is left to store, and wait for files that are being written."""
        self.desk.finish()

    def serve(self, shelf: "Shelf") -> None:
        """Let the list of documents show and do what it is there for."""
        shelf.follow(self.desk, self.opener, self.listing)
        shelf.wanted.connect(self.choose)

    def choose(self) -> None:
        """Ask for a file and open it."""
        ask_open(self._editor.window(), self.filing.folder, self.opener.open_file)

    def tell_error(self, error: "UserError") -> None:
        """Say above the text what happened to it."""
        self.strip.tell_error("", error)

    def _fill_recent(self) -> None:
        self.recent.clear()
        filed = [document for document in self.listing.documents if document.path][:_RECENT]
        for document in filed:
            action = self.recent.addAction(name_of(document).replace("&", "&&"))
            action.setToolTip(document.path)
            action.triggered.connect(self._opening(Path(document.path)))
        self.recent.setEnabled(bool(filed))

    def _opening(self, path: Path) -> Callable[[], None]:
        return lambda: self.opener.open_file(path)
