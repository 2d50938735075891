"""What stands in the place of a list or of a run that is not there: one sentence, one action."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class Blank(QWidget):
    """A title, a sentence and at most one button, in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.words = QLabel(self)
        self.words.setObjectName("caption")
        for label in (self.title, self.words):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._act)
        self._acts: Callable[[], None] | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(2)
        self.say("", "")

    def say(
        self, title: str, words: str, label: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Say why nothing is here and what to do."""
        for line, said in ((self.title, title), (self.words, words)):
            line.setText(said)
            line.setVisible(bool(said))
        self.button.setText(label)
        self.button.setVisible(act is not None)
        self._acts = act

    def _act(self) -> None:
        if self._acts is not None:
            self._acts()
