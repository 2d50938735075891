"""Which document stands in the window, and the way from one to another.

Every open document keeps a QTextDocument of its own: its undo history, its cursor, and the passage
that a run works on. A run may go on while another document is shown: its passage stays in its own
text, and `bring` shows that text again before the answer is put in. Nothing can land elsewhere.
"""

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.messages import gettext as _
from ui.documents.files import Files
from ui.documents.sheet import Sheet
from ui.documents.strip import Strip
from ui.editor.editor import Editor
from ui.editor.journal import Journal
from ui.editor.spacing import SpacedDocument

if TYPE_CHECKING:
    from desktop.errors import UserError
    from desktop.model import Document
    from desktop.store.connection import Store
    from desktop.store.last_draft import LastDraft

_NAMING: Final = 250
"""Milliseconds without a key before a text's first words are its title."""
_HELD: Final = 12
"""Documents that stay in memory with their undo history; the one shown longest ago goes first."""


class Desk(QObject):
    """Holds the open documents; one of them is in the editor."""

    titled = Signal(str, bool)
    """What the document is called, and whether its file lags behind."""
    identified = Signal(object)
    """The id of the document that is shown; None until it has one."""
    shown = Signal()
    """Another document stands in the editor."""
    stored = Signal()
    """What the list of documents shows may have changed."""
    _born = Signal()

    def __init__(self, editor: Editor, journal: Journal, strip: Strip) -> None:
        super().__init__(editor)
        self._editor = editor
        self._journal = journal
        self._strip = strip
        self.store: Store | None = None
        self.client: int | None = None
        """Whose documents these are; None for those of no client."""
        self.files = Files(self)
        document = editor.document()
        assert isinstance(document, SpacedDocument)
        self.current = Sheet(document)
        self._sheets = [self.current]
        self._told: tuple[str, bool] | None = None
        self._first: LastDraft | None = None
        self._born.connect(self._tell_born)
        # a new title lays the whole window out anew, which no key should wait for
        self._naming = QTimer(self)
        self._naming.setSingleShot(True)
        self._naming.setInterval(_NAMING)
        self._naming.timeout.connect(self.tell_title)
        editor.textChanged.connect(self._naming.start)
        editor.modificationChanged.connect(self.tell_title)

    def adopt(self, last: "LastDraft") -> None:
        """Take the text that the window began with for the document it belongs to."""
        sheet = self.current
        self._first = last
        sheet.born, sheet.title = last.document_id, last.title
        sheet.path = Path(last.path) if last.path else None
        sheet.document.setModified(last.unsaved or self._journal.is_behind)

    def attach(self, store: "Store") -> None:
        """Give it the store; drafts are kept from now on."""
        if self.store is not None:
            return
        self.store = store
        first, client, sheet = self._first, self.client, self.current
        if first is None or (sheet.born is None and not first.text):
            self._begin(None)
            return

        def find() -> "Document | None":
            # a draft of an older version got its document only when the store was opened
            if first.document_id is not None:
                return store.documents.get(first.document_id, client=client).result()
            newest = store.documents.list(client=client, limit=1).result()
            return newest[0] if newest else None

        self.files.submit(find, self._begin, self._fail)

    def new(self, text: str = "") -> None:
        """Begin a document; on an empty one nothing else is needed."""
        empty = self.current.is_blank and self.current.document.isEmpty()
        shown = empty or self.show(Sheet(SpacedDocument()))
        if shown and text:
            self._editor.open_text(text)
        self._editor.setFocus()

    def sheet_of(self, id: int) -> Sheet | None:
        """Return an open document by its id."""
        return next((sheet for sheet in self._sheets if sheet.id == id), None)

    def sheet_at(self, path: Path) -> Sheet | None:
        """Return an open document by its file."""
        return next((sheet for sheet in self._sheets if sheet.path == path), None)

    def drop(self, sheet: Sheet) -> None:
        """Let an open document go from memory; another one is shown in its place."""
        if sheet is self.current:
            self.close()
        self._sheets = [each for each in self._sheets if each is not sheet]

    def close(self) -> None:
        """Leave the document; it stays in the list, with every word."""
        left = self.current
        left.closed = True
        others = [sheet for sheet in self._sheets if sheet is not left and not sheet.closed]
        self.show(others[-1] if others else Sheet(SpacedDocument()))

    def bring(self, document: SpacedDocument) -> None:
        """Show the text that an answer belongs to, also if its document was closed meanwhile."""
        sheet = next((sheet for sheet in self._sheets if sheet.document is document), None)
        self.show(sheet or Sheet(document))

    def keep_draft(self, text: str, place: int) -> "Future[None]":
        """Store the text that stands in the editor; a text's first draft makes its document."""
        assert self.store is not None
        sheet = self.current
        if sheet.born is None or (isinstance(sheet.born, Future) and _failed(sheet.born)):
            state = sheet.state.encoded() if sheet.state else ""
            path = str(sheet.path) if sheet.path else ""
            sheet.born = self.store.documents.create(self.client, path, state)
            sheet.born.add_done_callback(lambda made: self._born.emit())
        self.stored.emit()
        return self.store.drafts.save(
            text, place, sheet.born, top=self._editor.top(), unsaved=sheet.unsaved
        )

    def keep_now(self) -> None:
        """Store the text at once, whether or not it has changed."""
        if self.store is not None:
            self._journal.forget()
            self.keep_draft(self._editor.text(), self._editor.place())

    def keep_version(self) -> None:
        """Keep the text as a version: an answer was accepted, or the file was saved."""
        if self.store is None:
            return
        self._journal.flush()
        if self.current.born is not None:
            self.store.documents.keep(self.current.born, self._editor.text())

    def show(self, sheet: Sheet) -> bool:
        """Put a document into the editor, where its cursor was; the other one is stored first.

        Returns whether it stands there: without a store a text that has no file is not left.
        """
        if sheet is not self.current:
            if not self._may_leave():
                words = _("Calame’s database is not open: save this text in a file first.")
                self._strip.tell(words)
                return False
            self._leave()
            self._strip.dismiss()
            self._sheets = [each for each in self._sheets if each is not sheet]
            self._sheets = [each for each in self._sheets if not each.is_blank][1 - _HELD :]
            self._sheets.append(sheet)
            sheet.closed = False
            self.current = sheet
            self._editor.show_document(sheet.document)
            cursor = self._editor.textCursor()
            cursor.setPosition(min(sheet.position, sheet.document.characterCount() - 1))
            self._editor.setTextCursor(cursor)
            self._editor.scroll_to(sheet.top)
            self._journal.forget()
            if self.store is not None and sheet.id is not None:
                self.store.documents.touch(sheet.id)
            self.identified.emit(sheet.id)
            self.tell_title()
        self._editor.setFocus()
        self.shown.emit()
        return True

    def tell_title(self) -> None:
        """Say what the document is called, if that has changed."""
        told = (self.current.name, self.current.unsaved)
        if told != self._told:
            self._told = told
            self.titled.emit(*told)

    def finish(self) -> None:
        """Store what is left to store, and wait for files that are being written."""
        self.files.finish()
        self._leave()

    def _begin(self, document: "Document | None") -> None:
        """Keep drafts from now on; the text of the first paint belongs to this document."""
        from desktop.exchange.text_files import FileState  # not needed before the first paint

        sheet = self.current
        if self._first is not None:
            sheet.born = document.id if document else None
            sheet.state = FileState.decoded(document.file_state) if document else None
        self._first = None
        self._journal.attach(self.keep_draft)
        self.identified.emit(sheet.id)
        self.stored.emit()
        self.shown.emit()

    def _may_leave(self) -> bool:
        sheet = self.current
        kept = sheet.path is not None and not sheet.unsaved
        return self.store is not None or sheet.is_blank or kept

    def _leave(self) -> None:
        sheet, cursor, top = self.current, self._editor.textCursor().position(), self._editor.top()
        moved = (cursor, top) != (sheet.position, sheet.top)
        sheet.position, sheet.top = cursor, top
        flushed = self._journal.flush()
        if flushed is None and moved and self.store is not None and sheet.id is not None:
            self.store.drafts.mark(sheet.id, self._editor.place(), top)

    def _tell_born(self) -> None:
        self.identified.emit(self.current.id)

    def _fail(self, error: "UserError") -> None:
        self._strip.tell_error("", error)
        self._journal.attach(self.keep_draft)


def _failed(made: "Future[int]") -> bool:
    return made.done() and made.exception() is not None
