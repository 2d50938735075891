"""Opens documents and files: read in the files' thread, laid out in one go."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop.errors import UserError
from desktop.messages import gettext as _
from ui.documents.desk import Desk
from ui.documents.loading import Loaded, load_document, load_file
from ui.documents.sheet import Sheet
from ui.documents.strip import Strip
from ui.editor.editor import Editor
from ui.editor.journal import Journal
from ui.editor.spacing import SpacedDocument


class Opener(QObject):
    """Puts what is opened on the desk; a later wish, or Cancel, makes the one before void."""

    def __init__(self, desk: Desk, editor: Editor, journal: Journal, strip: Strip) -> None:
        super().__init__(desk)
        self._desk = desk
        self._editor = editor
        self._journal = journal
        self._strip = strip
        self._asked = 0
        self._is_busy = False
        self._waiting: list[Path] = []

    def open_document(self, id: int) -> None:
        """Show a document by its id."""
        sheet, store, client = self._desk.sheet_of(id), self._desk.store, self._desk.client
        if sheet is not None:
            self._asked += 1
            self._desk.show(sheet)
        elif store is not None:
            asked = self._ask("")
            self._desk.files.submit(
                lambda: load_document(id, store, client),
                lambda loaded: self._take(asked, loaded),
                lambda error: self._refuse(asked, "", error),
            )

    def open_file(self, path: Path) -> None:
        """Show a file, with what was written in it since it was last saved."""
        path = path.expanduser().absolute()
        sheet, store, client = self._desk.sheet_at(path), self._desk.store, self._desk.client
        if sheet is not None:
            self._asked += 1
            self._desk.show(sheet)
            return
        asked = self._ask(path.name)
        self._desk.files.submit(
            lambda: load_file(path, store, client),
            lambda loaded: self._take(asked, loaded),
            lambda error: self._refuse(asked, path.name, error),
        )

    def open_in_turn(self, path: Path) -> None:
        """Show a file once those that were named before it have been: none is passed over."""
        self._waiting.append(path)
        if not self._is_busy:
            self._go_on()

    def _go_on(self) -> None:
        self._is_busy = False
        while self._waiting and not self._is_busy:
            self.open_file(self._waiting.pop(0))

    def _ask(self, name: str) -> int:
        self._asked += 1
        self._is_busy = True

        def cancel() -> None:
            self._asked += 1
            self._go_on()

        words = _("Opening “{name}”…").format(name=name) if name else _("Opening…")
        self._strip.work(words, (_("Stop"), cancel))
        return self._asked

    def _refuse(self, asked: int, name: str, error: UserError) -> None:
        if asked == self._asked:
            self._strip.tell_error(name, error)
            self._go_on()

    def _take(self, asked: int, loaded: Loaded | None) -> None:
        if asked == self._asked:
            self._put(loaded)
            self._go_on()

    def _put(self, loaded: Loaded | None) -> None:
        self._strip.done()
        if loaded is None:
            self._desk.stored.emit()
            return
        sheet = self._desk.sheet_of(loaded.document.id) if loaded.document else None
        if sheet is not None:
            self._desk.show(sheet)
            return
        sheet = Sheet(SpacedDocument())
        sheet.path = loaded.path
        if loaded.document is not None:
            sheet.born, sheet.title = loaded.document.id, loaded.document.title
        sheet.state = loaded.kept if loaded.takes_draft else None
        if sheet.state is None and loaded.file is not None:
            sheet.state = loaded.file.state
        self._lay_out(sheet, loaded)

    def _lay_out(self, sheet: Sheet, loaded: Loaded) -> None:
        draft = loaded.draft
        if not self._desk.show(sheet):
            return
        self._editor.open_text(loaded.text, draft.cursor if draft else 0)
        self._editor.scroll_to(draft.top if draft else 0)
        sheet.document.setModified(loaded.path is not None and loaded.takes_draft)
        self._journal.forget()
        if not loaded.takes_draft:
            self._desk.keep_now()
        self._desk.tell_title()
        self._tell_facts(sheet, loaded)

    def _tell_facts(self, sheet: Sheet, loaded: Loaded) -> None:
        """Say what a person should know of the file before saving it."""
        file = loaded.file
        if loaded.error is not None:
            self._strip.tell_error(sheet.name, loaded.error)
        elif file is None or loaded.takes_draft:
            return
        elif file.mixed:
            words = _("The line ends in “{name}” differ; saving makes them all the same.")
            self._strip.tell(words.format(name=sheet.name))
        elif file.guessed:
            words = _("“{name}” was read as {encoding}, and is saved so too.")
            encoding = file.state.form.encoding.label
            self._strip.tell(words.format(name=sheet.name, encoding=encoding))
