"""The list of documents: read anew when it may have changed, walked, renamed in, removed from."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.messages import gettext as _
from ui.documents.desk import Desk
from ui.documents.opener import Opener
from ui.documents.strip import Strip

if TYPE_CHECKING:
    from concurrent.futures import Future

    from desktop.model import Document

_PAUSE: Final = 300
"""Milliseconds between two readings of the list."""


class Listing(QObject):
    """Knows the documents of the store, the one used last first."""

    listed = Signal()
    """The list was read anew."""
    found = Signal(str, object)
    """A query, and the documents that hold its words."""
    returned = Signal(int)
    """A removed document is in the list again."""
    _read = Signal(object, object)

    def __init__(self, desk: Desk, opener: Opener, strip: Strip) -> None:
        super().__init__(desk)
        self._desk = desk
        self._opener = opener
        self._strip = strip
        self.documents: tuple[Document, ...] = ()
        self.removed: tuple[Document, ...] = ()
        """Those that can be brought back, the one removed last first."""
        self._taken_off: list[int] = []
        self._offer = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._list)
        self._read.connect(self._take)
        desk.stored.connect(self.refresh)

    def refresh(self) -> None:
        """Read the list, soon."""
        if not self._pause.isActive():
            self._pause.start()

    def search(self, query: str) -> None:
        """Look for documents that hold words; `found` tells which."""
        store = self._desk.store
        if store is not None:
            reading = store.documents.list(query, client=self._desk.client)

            def tell(read: "Future[tuple[Document, ...]]") -> None:
                if read.exception() is None:
                    self.found.emit(query, read.result())

            reading.add_done_callback(tell)

    def walk(self, step: int) -> None:
        """Show the next document of the list, or with -1 the one before."""
        ids = [document.id for document in self.documents]
        if not ids:
            return
        here = self._desk.current.id
        place = ids.index(here) if here in ids else (-1 if step > 0 else 0)
        self._opener.open_document(ids[(place + step) % len(ids)])

    def rename(self, id: int, title: str) -> None:
        """Give a document a name of its own, or with none its file's or its first words."""
        sheet, store = self._desk.sheet_of(id), self._desk.store
        if sheet is not None:
            sheet.title = title.strip()
            self._desk.tell_title()
        if store is not None:
            store.documents.rename(id, title.strip())
            self._list()

    def remove(self, id: int, name: str) -> None:
        """Take a document off the list; offers to undo it. A file stays where it is."""
        sheet, store = self._desk.sheet_of(id), self._desk.store
        if store is None:
            return
        shown = sheet is self._desk.current
        if sheet is not None:
            self._desk.drop(sheet)
        store.documents.remove(id)
        self._list()

        def undo() -> None:
            self.bring_back(id)
            if shown:
                self._opener.open_document(id)

        words = _("“{name}” was removed from the list.") if name else _("The text was removed.")
        self._taken_off.append(id)
        self._offer = words.format(name=name)
        self._strip.ask(self._offer, ((_("Undo"), undo), (_("Close"), self._strip.dismiss)))

    def undo_removal(self) -> None:
        """Bring back what was removed last since the start; it is listed and not shown."""
        if self._taken_off:
            self.bring_back(self._taken_off[-1])

    def bring_back(self, id: int) -> None:
        """Put a removed document into the list again."""
        if self._desk.store is None:
            return
        self._taken_off = [each for each in self._taken_off if each != id]
        if self._strip.words.text() == self._offer:
            self._strip.dismiss()
        self._desk.store.documents.bring_back(id)
        self.returned.emit(id)
        self._list()

    def _list(self) -> None:
        if self._desk.store is not None:
            store, client = self._desk.store, self._desk.client
            here = store.documents.list(client=client)

            def tell(gone: "Future[tuple[Document, ...]]") -> None:
                # the store works in turn: what was asked before is done
                if here.exception() is None and gone.exception() is None:
                    self._read.emit(here.result(), gone.result())

            store.documents.list(client=client, removed=True).add_done_callback(tell)

    def _take(self, here: "tuple[Document, ...]", removed: "tuple[Document, ...]") -> None:
        self.documents, self.removed = here, removed
        self.listed.emit()
