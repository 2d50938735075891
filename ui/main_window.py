"""The window: places the text, its companion and the status line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

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
    from ui.panel.panel import Panel


class MainWindow(QMainWindow):
    """One window: the text and, once it is made, the text's companion."""

    closing = Signal()

    def __init__(self, theme: Theme, figures: Figures) -> None:
        super().__init__()
        self.setWindowTitle("Calame")
        self.resize(1180, 780)
        self.commands, self.menus = build(self)
        self.editor = Editor(theme)
        self.status = StatusLine(figures)
        self.journal = Journal(self.editor)
        self.tally = Tally(self.editor)
        self._side = QWidget()
        self._place()
        self._connect()

    def _place(self) -> None:
        self._side.setObjectName("panel")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.editor.setMinimumWidth(420)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
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
        for id, available in (("undo", document.undoAvailable), ("redo", document.redoAvailable)):
            self.commands[id].setEnabled(False)
            available.connect(self.commands[id].setEnabled)
        self.commands["panel"].setChecked(True)
        self.commands["undo"].triggered.connect(self.editor.undo)
        self.commands["redo"].triggered.connect(self.editor.redo)
        self.commands["panel"].triggered.connect(self._show_side)
        self.commands["about"].triggered.connect(self._tell_about)
        self.commands["quit"].triggered.connect(self.close)
        self.tally.counted.connect(self.status.show_length)

    def open_draft(self, text: str, place: int) -> None:
        """Show the text that was last written, and stored."""
        self.editor.open_text(text, place)
        self.journal.forget()

    def take_panel(self, panel: "Panel") -> None:
        """Put the panel where its place was kept."""
        shown = self.commands["panel"].isChecked()
        self._splitter.replaceWidget(1, panel).deleteLater()
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
