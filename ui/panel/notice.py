"""A line that says what was done to the text, and undoes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.messages import gettext as _
from ui.announcement import announce
from ui.panel.buttons import TextButton


class Notice(QWidget):
    """“Replaced · Undo”."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self._dot = QLabel("·", self)
        self.undo = TextButton(_("Undo"), self)
        self.undo.clicked.connect(self.undone)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._dot.setContentsMargins(6, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addWidget(self._dot)
        layout.addWidget(self.undo)
        layout.addStretch(1)

    def tell(self, words: str, *, undoable: bool = True) -> None:
        """Say what was done and offer to undo it; say nothing without words."""
        self.words.setText(words)
        for part in (self._dot, self.undo):
            part.setVisible(undoable)
        self.setVisible(bool(words))
        announce(self, words)

    def hush(self) -> None:
        """Say nothing more; nothing is done where nothing is said, as with every key."""
        if not self.isHidden():
            self.tell("")
