"""The line under the list that says what was done, with a way back or a way to stop."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from ui.panel.buttons import TextButton


class Notice(QFrame):
    """Some words, one button, and a bar while something takes long."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history_notice")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.button = TextButton("", self)
        self.button.clicked.connect(self._act)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        self.bar.setAccessibleName(_("Progress"))
        self._acts: Callable[[], None] | None = None
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self.bar)
        self.hide()

    def tell(self, words: str, label: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something, with what the button does about it."""
        self._acts = act
        self.words.setText(words)
        self.setAccessibleName(words)
        self.button.setText(label)
        self.button.setVisible(act is not None)
        self.bar.hide()
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it has come."""
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.bar.show()

    def _act(self) -> None:
        if self._acts is not None:
            self._acts()
