"""The window: places the text, the panel and the status line, and connects them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QSplitter, QVBoxLayout, QWidget

from desktop import VERSION
from desktop.errors import UserError
from desktop.messages import gettext as _
from ui.commands import build
from ui.editor.editor import Editor
from ui.editor.journal import Journal
from ui.engines import Engines
from ui.figures import Figures
from ui.flow import Flow
from ui.panel.panel import Panel
from ui.scope import Scope
from ui.status import StatusLine
from ui.tally import Tally
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App


class MainWindow(QMainWindow):
    """One window: the text and its companion."""

    closing = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self.setWindowTitle("Calame")
        self.resize(1180, 780)
        figures = Figures(language)
        self._language = language
        self.commands, menus = build(
            self,
            {
                "about": self._about,
                "quit": self._quit,
                "undo": lambda: self.editor.undo(),
                "redo": lambda: self.editor.redo(),
                "run": lambda: self.flow.run(),
                "stop": lambda: self.flow.stop(),
                "accept": lambda: self.flow.accept(),
                "copy": lambda: self.flow.copy(),
                "retry": lambda: self.flow.retry(),
                "discard": lambda: self.flow.discard(),
                "offline": lambda: self.engines.switch_offline(),
                "changes": lambda: self.flow.show_changes(),
                "panel": self._show_panel,
                "switch": self._switch,
            },
        )
        self.editor = Editor(theme)
        self.panel = Panel(theme, figures, self.commands)
        self.status = StatusLine(figures)
        self.engines = Engines(menus["engine"], self.commands["offline"], self)
        self.flow = Flow(self.editor, self.panel, self.engines, figures, self.commands)
        self.journal = Journal(self.editor)
        self.tally = Tally(self.editor)
        self.scope = Scope(self.editor, self.panel.scope, figures)
        self._menu = menus["engine"]
        self._place()
        self._connect()

    def _place(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.editor)
        self.splitter.addWidget(self.panel)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([800, 380])
        self.editor.setMinimumWidth(420)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self.commands["panel"].setChecked(True)
        self.editor.setFocus()

    def _connect(self) -> None:
        document = self.editor.document()
        for id, available in (("undo", document.undoAvailable), ("redo", document.redoAvailable)):
            self.commands[id].setEnabled(False)
            available.connect(self.commands[id].setEnabled)
        self.tally.counted.connect(self.status.show_length)
        self.engines.changed.connect(self._show_engine)
        self.engines.failed.connect(self.show_error)
        self.journal.failed.connect(self.show_error)
        self.status.engine_pressed.connect(self._open_engines)

    def open_draft(self, text: str, place: int) -> None:
        """Show the text that was last written, and stored."""
        self.editor.open_text(text, place)
        self.journal.forget()
        self.tally.restart()

    def attach(self, app: "App") -> None:
        """Give the window its core."""
        self.panel.show_actions(app.actions, self._language)
        self.engines.attach(app, self._language)
        self.journal.attach(app.store.drafts.save)
        self.flow.attach(app.assistant)
        for mistake in app.mistakes:
            self.show_error(mistake)

    def show_error(self, error: UserError) -> None:
        """Say what happened and what to do."""
        self.flow.show_error(error)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102 - Qt's
        self.closing.emit()
        super().closeEvent(event)

    def _show_engine(self) -> None:
        self.status.show_engine(self.engines.target(), offline=self.engines.offline)

    def _open_engines(self) -> None:
        button, height = self.status.engine, self._menu.sizeHint().height()
        self._menu.popup(button.mapToGlobal(QPoint(0, -height)))

    def _show_panel(self) -> None:
        shown = self.commands["panel"].isChecked()
        self.panel.setVisible(shown)
        if not shown:
            self.editor.setFocus()

    def _switch(self) -> None:
        if self.editor.hasFocus() and self.panel.isVisible():
            actions = self.panel.action_list
            target = actions if actions.isVisible() else self.panel.primary
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _quit(self) -> None:
        self.close()

    def _about(self) -> None:
        QMessageBox.about(
            self,
            _("About Calame"),
            _("Calame {version}\nA writing assistant that works on this computer.").format(
                version=VERSION
            ),
        )
