"""The file of the document that is shown: saved, saved elsewhere, and watched for other hands."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QTextCursor

from desktop.errors import UserError
from desktop.exchange.encodings import Encoding
from desktop.exchange.stamps import Stamp, look
from desktop.exchange.text_files import FileState, Form, TextFile, read, write
from desktop.messages import gettext as _
from ui.documents.desk import Desk
from ui.documents.dialogs import ask_save, file_name
from ui.documents.sheet import Sheet
from ui.documents.strip import Strip
from ui.documents.watch import Watch
from ui.editor.editor import Editor

_GONE = "gone"
"""Stands for the digest of a file that is no longer there."""


class Filing(QObject):
    """Writes files, and asks before it would take away what another program wrote."""

    def __init__(self, desk: Desk, editor: Editor, strip: Strip) -> None:
        super().__init__(desk)
        self._desk = desk
        self._editor = editor
        self._strip = strip
        self._watch = Watch(self)
        self._watch.stirred.connect(self.check)
        desk.shown.connect(self._follow)

    @property
    def folder(self) -> str:
        """Return the folder that a dialog begins in."""
        path = self._desk.current.path
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return str(path.parent) if path else QStandardPaths.writableLocation(documents)

    def save(self) -> None:
        """Write the text into its file; a text without one is asked for a place first."""
        path = self._desk.current.path
        if path is None:
            self.save_as()
        else:
            self._write(path)

    def save_as(self) -> None:
        """Ask for another file and write the text into it."""
        sheet = self._desk.current
        name = sheet.path.name if sheet.path else file_name(sheet.name)
        ask_save(self._editor.window(), self.folder, name, lambda path: self._write(path))

    def check(self) -> None:
        """Look whether the file was changed by another program."""
        sheet = self._desk.current
        path, state = sheet.path, sheet.state
        if path is not None and state is not None:
            self._desk.files.submit(
                lambda: look(path, state.stamp),
                lambda found: self._compare(sheet, path, found),
                lambda error: None,
            )

    def _follow(self) -> None:
        self._watch.follow(self._desk.current.path)
        self.check()

    def _write(self, path: Path, form: Form | None = None, *, over: bool = False) -> None:
        """Write the text; `over` takes away what another program wrote meanwhile."""
        sheet = self._desk.current
        state = sheet.state
        form = form or (state.form if state else Form())
        known = state.stamp if state and path == sheet.path and not over else None
        text, revision = self._editor.text(), sheet.document.revision()

        def work() -> FileState | Stamp:
            found = look(path, known) if known else None
            if found is not None and known is not None and found.digest != known.digest:
                return found
            return write(path, text, form)

        def then(done: FileState | Stamp) -> None:
            if isinstance(done, Stamp):
                self._ask_over(sheet, path, form)
            else:
                self._settle(sheet, path, done, (text, revision))

        self._desk.files.submit(work, then, lambda error: self._refuse(path, error))

    def _settle(self, sheet: Sheet, path: Path, state: FileState, written: tuple[str, int]) -> None:
        """Remember what was written; what was typed meanwhile stays ahead of the file."""
        other = self._desk.sheet_at(path)
        if other is not None and other is not sheet:
            other.path = other.state = None
        sheet.path, sheet.state, sheet.seen = path, state, ""
        text, revision = written
        if sheet.document.revision() == revision:
            sheet.document.setModified(False)
        if sheet is self._desk.current:
            self._desk.keep_now()
            self._watch.follow(path)
            self._strip.dismiss()
        self._remember(sheet)
        if self._desk.store is not None and sheet.born is not None:
            self._desk.store.documents.keep(sheet.born, text)
        self._desk.tell_title()
        self._desk.stored.emit()

    def _refuse(self, path: Path, error: UserError) -> None:
        state = self._desk.current.state
        choices = [(_("Save as…"), self.save_as)]
        if error.id == "file_characters":
            form = replace(state.form if state else Form(), encoding=Encoding.UTF_8)
            choices.insert(0, (_("Save as UTF-8"), lambda: self._write(path, form)))
        self._strip.tell_error(path.name, error, choices)

    def _ask_over(self, sheet: Sheet, path: Path, form: Form) -> None:
        if sheet is not self._desk.current:
            return
        words = _("“{name}” was changed by another program. Nothing was written yet.")
        self._strip.ask(
            words.format(name=path.name),
            (
                (_("Save over it"), lambda: self._write(path, form, over=True)),
                (_("Save as…"), self.save_as),
                (_("Reload"), lambda: self._reload(sheet, path)),
            ),
        )

    def _compare(self, sheet: Sheet, path: Path, found: Stamp | None) -> None:
        if sheet is not self._desk.current or sheet.path != path or sheet.state is None:
            return
        digest = found.digest if found else _GONE
        if found is not None and digest == sheet.state.stamp.digest:
            sheet.state, sheet.seen = replace(sheet.state, stamp=found), ""
        elif digest != sheet.seen:
            sheet.seen = digest
            if found is None:
                self._tell_gone(sheet, path)
            else:
                self._tell_changed(sheet, path, found)

    def _tell_changed(self, sheet: Sheet, path: Path, found: Stamp) -> None:
        self._strip.ask(
            _("“{name}” was changed by another program.").format(name=path.name),
            (
                (_("Reload"), lambda: self._reload(sheet, path)),
                (_("Keep mine"), lambda: self._keep_mine(sheet, found)),
            ),
        )

    def _tell_gone(self, sheet: Sheet, path: Path) -> None:
        sheet.document.setModified(True)
        self._desk.keep_now()
        words = _("“{name}” is no longer in its folder. Your text is kept in Calame.")
        self._strip.ask(
            words.format(name=path.name),
            (
                (_("Save it there again"), self.save),
                (_("Save as…"), self.save_as),
                (_("Close"), lambda: None),
            ),
        )

    def _keep_mine(self, sheet: Sheet, found: Stamp) -> None:
        """Go on with the text as it is; the next save may replace the file as it is now."""
        if sheet.state is not None and sheet is self._desk.current:
            sheet.state = replace(sheet.state, stamp=found)
            sheet.document.setModified(True)
            self._desk.keep_now()
            self._remember(sheet)

    def _reload(self, sheet: Sheet, path: Path) -> None:
        self._desk.files.submit(
            lambda: read(path),
            lambda file: self._take(sheet, file),
            lambda error: self._refuse(path, error),
        )

    def _take(self, sheet: Sheet, file: TextFile) -> None:
        """Put the file's text in the place of the one that stands there, as one undo step."""
        if sheet is not self._desk.current:
            return
        position, top = self._editor.textCursor().position(), self._editor.top()
        cursor = QTextCursor(sheet.document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(file.text)
        cursor.endEditBlock()
        cursor.setPosition(min(position, sheet.document.characterCount() - 1))
        self._editor.setTextCursor(cursor)
        self._editor.scroll_to(top)
        sheet.state, sheet.seen = file.state, ""
        sheet.document.setModified(False)
        self._desk.keep_now()
        self._remember(sheet)
        words = _("“{name}” was read again.").format(name=sheet.name)
        self._strip.tell(words, ((_("Undo"), self._editor.undo),))

    def _remember(self, sheet: Sheet) -> None:
        store = self._desk.store
        if store and sheet.born is not None and sheet.path and sheet.state:
            store.documents.attach(
                sheet.born, str(sheet.path), sheet.state.encoded(), unsaved=sheet.unsaved
            )
