"""The window: places the rail, the pages and the status line, and opens what is asked for."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from ui.annexes import Annexes
from ui.commands import COMMANDS, build
from ui.editor.journal import Journal
from ui.figures import Figures
from ui.memory import Memory
from ui.place import recall, remember
from ui.rail import Rail
from ui.round import Round
from ui.status import StatusLine
from ui.theme import Theme
from ui.writing import WritingPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from desktop.app import App
    from desktop.store.last_draft import LastDraft
    from desktop.store.records import RunRecord
    from ui.companion import Companion
    from ui.documents.cabinet import Cabinet
    from ui.documents.shelf import Shelf
    from ui.flow import Flow
    from ui.measuring import Measuring
    from ui.panel.panel import Panel
    from ui.tally import Tally

_ON_TEXT: Final = ("edit", "rewrite", "answer")
"""The groups of commands that work on the text, and so show it; each page has its own find."""


class MainWindow(QMainWindow):
    """One window: a rail, the page that is open, and the status line."""

    closing = Signal()
    stays = False
    """Set while `closing` is heard: the window stays open."""

    def __init__(self, theme: Theme, language: str, memory: Memory | None = None) -> None:
        super().__init__()
        self.memory = memory or Memory()
        self._theme = theme
        self._figures = Figures(language)
        self._companion: Companion | None = None
        self._cabinet: Cabinet | None = None
        self._shelf: Shelf | None = None
        self._last: LastDraft | None = None
        self._is_sample = False
        self.setWindowTitle("Calame")
        self.commands, self.menus = build(self)
        self.writing = WritingPage(theme, self.commands)
        self.editor = self.writing.editor
        self.status = StatusLine(self._figures)
        self.journal = Journal(self.editor)
        self._tally: Tally | None = None
        self._measuring: Measuring | None = None
        self.annexes = Annexes(
            *(theme, self._figures, self.commands, self.writing, self),
            library=lambda: self.measuring.library,
        )
        self.pages = self.annexes.pages
        self.rail = Rail(theme, self.commands, ("write", *self.annexes.ids))
        self._place()
        self._connect()
        recall(self, self.memory, self.writing, self.commands)

    def _place(self) -> None:
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(self.status)
        self.setCentralWidget(Round(self.rail, beside))
        self.editor.setFocus()

    def _connect(self) -> None:
        for command in COMMANDS:
            if command.id == "find":
                self.commands["find"].triggered.connect(self.pages.start_search)
            elif command.group in _ON_TEXT or command.id in ("panel", "shelf", "changes"):
                self.commands[command.id].triggered.connect(self._show_text)
        self.editor.undoAvailable.connect(self.commands["undo"].setEnabled)
        self.editor.redoAvailable.connect(self.commands["redo"].setEnabled)
        self.commands["undo"].triggered.connect(self.editor.undo)
        self.commands["redo"].triggered.connect(self.editor.redo)
        self.commands["panel"].setChecked(True)
        for id, handler in (
            ("panel", self._show_panel),
            ("shelf", self._show_shelf),
            ("removed_documents", self._show_removed),
            ("palette", lambda: self.annexes.open_palette(self.panel)),
            ("full_screen", self._fill_screen),
            ("platforms", lambda: self.pages.open_page("platforms")),
            ("about", lambda: self.annexes.open_settings("about")),
            ("shortcuts", self.annexes.show_shortcuts),
            ("quit", self.close),
        ):
            self.commands[id].triggered.connect(handler)
            self.commands[id].setEnabled(True)
        for page in self.rail.buttons:
            self.commands[page].triggered.connect(self._opener(page))
            self.commands[page].setEnabled(True)
        self.pages.opened.connect(self._mark)
        self.annexes.used_again.connect(self._use_again)
        self.annexes.written_anew.connect(lambda text: self.cabinet.desk.new(text))
        self.rail.mark("write")
        self.writing.header.show_title("", False)
        self.editor.painted.connect(lambda: QTimer.singleShot(0, self._equip))

    def _equip(self) -> None:
        """Give the text what its first paint did without."""
        from ui.tools import Tools

        self.tally.restart()
        self.tools = Tools(self.writing, self.commands, self._theme, self._figures)
        self.measuring.offer.show()

    def dress(self) -> None:
        """Draw what the first paint did without."""
        self.rail.dress()
        self.writing.header.dress()

    def open_draft(self, text: str, place: int) -> None:
        """Show the text that was last written, and stored."""
        self.editor.open_text(text, place)
        self.journal.forget()

    def open_last(self, last: "LastDraft") -> None:
        """Show the document that was shown last, where it was left."""
        self._last = last
        self.open_draft(last.text, last.cursor)
        self.editor.scroll_to(last.top)
        self.writing.header.show_title(last.name, bool(last.path) and last.unsaved)

    def open_sample(self) -> None:
        """Show a text to try things on: nothing was ever written."""
        from ui.sample import show_sample  # of the first start alone

        self._is_sample = True
        title = show_sample(self.editor, self.commands)
        self.journal.forget()
        self.writing.header.show_title(title, False)

    @property
    def tally(self) -> "Tally":
        """Return what counts the text; it is made when it is first asked for."""
        if self._tally is None:
            from ui.tally import Tally  # not needed before the first paint

            self._tally = Tally(self.editor)
            self._tally.counted.connect(self.status.show_length)
        return self._tally

    @property
    def measuring(self) -> "Measuring":
        """Return what counts the text for a platform; it is made when it is first asked for."""
        if self._measuring is None:
            from ui.measuring import Measuring  # not needed before the first paint

            self._measuring = Measuring(
                self.writing, self.status, self.commands, self._theme, self._figures, self.memory
            )
        return self._measuring

    @property
    def cabinet(self) -> "Cabinet":
        """Return what serves the documents; it is made when it is first asked for."""
        if self._cabinet is None:
            from ui.documents.cabinet import Cabinet  # not needed before the first paint

            cabinet = self._cabinet = Cabinet(
                self.editor, self.journal, self.commands, self.menus["file"], self._last
            )
            cabinet.desk.current.is_sample = self._is_sample
            self.writing.take_bar(cabinet.strip)
            self.journal.failed.connect(cabinet.tell_error)
            cabinet.desk.titled.connect(self._take_title)
            cabinet.desk.identified.connect(self.companion.flow.belong)
            cabinet.desk.shown.connect(lambda: self.pages.open_page("write"))
            self.companion.flow.elsewhere.connect(cabinet.desk.bring)
            self.companion.flow.accepted.connect(cabinet.desk.keep_version)
            cabinet.desk.tell_title()
            if self.memory.get("shelf", False):
                self.commands["shelf"].trigger()
        return self._cabinet

    @property
    def companion(self) -> "Companion":
        """Return the text's companion; it is made when it is first asked for."""
        if self._companion is None:
            from ui.companion import Companion  # not needed before the first paint

            self._companion = Companion(
                self._theme,
                self._figures,
                self.editor,
                self.status,
                self.commands,
                self.menus["engine"],
                self.memory,
            )
            self.writing.take_panel(self._companion.panel)
            self._companion.panel.card.settings_wanted.connect(self.annexes.open_settings)
            self.closing.connect(self._companion.flow.close)
        return self._companion

    @property
    def panel(self) -> "Panel":
        """Return the companion's panel."""
        return self.companion.panel

    @property
    def flow(self) -> "Flow":
        """Return what takes the core's events and shows them."""
        return self.companion.flow

    def attach(self, app: "App") -> None:
        """Give the window its core."""
        self.cabinet.attach(app.store)
        self.companion.attach(app)
        if self._is_sample:
            from ui.sample import ACTION  # of the first start alone

            self.panel.chooser.list.choose(ACTION)
        self.measuring.attach(app, self.cabinet.desk)
        self.pages.attach(app)
        self._follow(app)

    def _follow(self, app: "App") -> None:
        from ui.typography.typesetter import Typesetter  # not needed before the first paint
        from ui.watch import Watch

        watch = Watch(self)
        watch.changed.connect(lambda now: self.editor.set_face(now.text_face, now.text_size))
        Typesetter(self.editor, self.commands, self.cabinet.strip, self._figures, watch)
        watch.attach(app)

    def closeEvent(self, event: "QCloseEvent") -> None:  # noqa: D102 - Qt's
        remember(self, self.memory, self.writing, self.commands)
        self.stays = False
        self.closing.emit()
        if self.stays:
            event.ignore()
        else:
            super().closeEvent(event)

    def _opener(self, page: str) -> Callable[[], None]:
        return lambda: self.pages.open_page(page)

    def _mark(self, page: str) -> None:
        self.rail.mark(page)
        self.status.of_text.setVisible(page == "write")

    def _show_text(self) -> None:
        """Show what a command is about to work on."""
        if self.pages.now != "write":
            self.pages.open_page("write")

    def _show_panel(self) -> None:
        shown = self.commands["panel"].isChecked()
        self.writing.show_panel(shown)
        if not shown:
            self.editor.setFocus()

    def _show_shelf(self) -> None:
        shown = self.commands["shelf"].isChecked()
        if self._shelf is None:
            from ui.documents.shelf import Shelf  # not needed before it is asked for

            self._shelf = Shelf(self._theme, self._figures, self.commands)
            self.cabinet.serve(self._shelf)
            self.writing.take_shelf(self._shelf)
        self.writing.show_shelf(shown)
        (self._shelf if shown else self.editor).setFocus()

    def _show_removed(self) -> None:
        self._show_text()
        if not self.commands["shelf"].isChecked():
            self.commands["shelf"].trigger()
        assert self._shelf is not None
        self._shelf.show_removed()

    def _take_title(self, title: str, behind: bool) -> None:
        self.writing.header.show_title(title, behind)
        self.setWindowTitle(f"{title} – Calame" if title else "Calame")

    def _fill_screen(self) -> None:
        (self.showFullScreen if self.commands["full_screen"].isChecked() else self.showNormal)()

    def _use_again(self, record: "RunRecord") -> None:
        self.panel.prepare(record.action, record.options, record.instruction)
