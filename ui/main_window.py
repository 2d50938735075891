"""The window: places the text, its companion and the status line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop import VERSION
from desktop.messages import gettext as _
from ui.commands import build
from ui.editor.editor import Editor
from ui.editor.journal import Journal
from ui.figures import Figures
from ui.status import StatusLine
from ui.tally import Tally
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App
    from ui.companion import Companion
    from ui.flow import Flow
    from ui.panel.panel import Panel


class MainWindow(QMainWindow):
    """One window: the text and, once it is made, the text's companion."""

    closing = Signal()

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._theme = theme
        self._figures = Figures(language)
        self._companion: Companion | None = None
        self.setWindowTitle("Calame")
        self.resize(1180, 780)
        self.commands, self.menus = build(self)
        self.editor = Editor(theme)
        self.status = StatusLine(self._figures)
        self.journal = Journal(self.editor)
        self.tally = Tally(self.editor)
        self._side: QWidget = QFrame()
        self._place()
        self._connect()

    def _place(self) -> None:
        self._side.setObjectName("panel")
        self.editor.setMinimumWidth(420)
        self._splitter = QSplitter()
        self._splitter.addWidget(self.editor)
        self._splitter.addWidget(self._side)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([800, 380])
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)
        self.editor.setFocus()

    def _connect(self) -> None:
        document = self.editor.document()
        document.undoAvailable.connect(self.commands["undo"].setEnabled)
        document.redoAvailable.connect(self.commands["redo"].setEnabled)
        self.commands["undo"].triggered.connect(self.editor.undo)
        self.commands["redo"].triggered.connect(self.editor.redo)
        self.commands["panel"].setChecked(True)
        for id, handler in (
            ("panel", self._show_side),
            ("about", self._tell_about),
            ("quit", self.close),
        ):
            self.commands[id].triggered.connect(handler)
            self.commands[id].setEnabled(True)
        self.tally.counted.connect(self.status.show_length)

    def open_draft(self, text: str, place: int) -> None:
        """Show the text that was last written, and stored."""
        self.editor.open_text(text, place)
        self.journal.forget()

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
            )
            self._take(self._companion.panel)
            self.journal.failed.connect(self._companion.flow.show_error)
            self.closing.connect(self._companion.flow.stop)
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
        self.companion.attach(app)
        self.journal.attach(app.store.drafts.save)

    def _take(self, panel: "Panel") -> None:
        """Put the panel where its place was kept."""
        shown = self.commands["panel"].isChecked()
        self._splitter.replaceWidget(1, panel)
        self._side.deleteLater()
        self._side = panel
        panel.setVisible(shown)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102 - Qt's
        self.closing.emit()
        super().closeEvent(event)

    def _show_side(self) -> None:
        shown = self.commands["panel"].isChecked()
        self._side.setVisible(shown)
        if not shown:
            self.editor.setFocus()

    def _tell_about(self) -> None:
        from PySide6.QtWidgets import QMessageBox  # not needed before the first paint

        words = _("Calame {version}\nA writing assistant that works on this computer.")
        QMessageBox.about(self, _("About Calame"), words.format(version=VERSION))
