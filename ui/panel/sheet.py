"""The answer on its sheet: versions above, the answer, what was chosen in it below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.figures import Figures
from ui.panel.answer import AnswerView
from ui.panel.tabs import VersionTabs
from ui.theme import Theme


class Sheet(QWidget):
    """Places the answer; shows where the focus is by the outline of its paper."""

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = VersionTabs(figures, self)
        self.paper = QFrame(self)
        self.paper.setObjectName("card")
        self.answer = AnswerView(theme, self.paper)
        self.line = QLabel(self)
        self.line.setObjectName("caption")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        inside = QVBoxLayout(self.paper)
        inside.setContentsMargins(16, 12, 10, 12)
        inside.addWidget(self.answer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.tabs)
        layout.addWidget(self.paper)
        layout.addWidget(self.line)
        self.answer.focused.connect(self._show_focus)
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.answer.clear_answer()
        self.tabs.hide()
        self.say("")
        self.hide()

    def say(self, words: str) -> None:
        """Say what was chosen in the answer; nothing without words."""
        self.line.setText(words)
        self.line.setVisible(bool(words))

    def _show_focus(self, focused: bool) -> None:
        self.paper.setProperty("focused", "true" if focused else "false")
        self.paper.style().unpolish(self.paper)
        self.paper.style().polish(self.paper)
