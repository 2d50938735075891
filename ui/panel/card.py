"""A card where the answer would be: an error, a question, an offer."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.announcement import announce
from ui.panel.buttons import TextButton
from ui.panel.wrapping import WrappingLayout

Choice = tuple[str, Callable[[], None]]
"""A button's words and what it does."""


class Card(QFrame):
    """A title, some sentences and at most a few buttons; the first is outlined."""

    settings_wanted = Signal(str)
    """A section of the settings is to be shown."""
    left = Signal()
    """The card goes while it has the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.body = QLabel(self)
        self.quiet = QLabel(self)
        self.quiet.setObjectName("caption")
        for label in (self.title, self.body, self.quiet):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = WrappingLayout(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.body)
        layout.addWidget(self.quiet)
        layout.addSpacing(4)
        layout.addLayout(self._buttons)
        self.hide()

    def ask(self, title: str, body: str, quiet: str, choices: Sequence[Choice]) -> None:
        """Show the card; each of its buttons hides it before it acts."""
        for label, words in ((self.title, title), (self.body, body), (self.quiet, quiet)):
            label.setText(words)
            label.setVisible(bool(words))
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, (words, act) in enumerate(choices):
            button = QPushButton(words, self) if place == 0 else TextButton(words, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._answering(act))
            self._buttons.addWidget(button)
            button.show()
        self.setAccessibleName(title)
        self.show()
        announce(self, title, body, quiet)

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are shown."""
        places = range(self._buttons.count())
        widgets = (item.widget() for place in places if (item := self._buttons.itemAt(place)))
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _answering(self, act: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            had_keys = any(button.hasFocus() for button in self.buttons())
            self.hide()
            if had_keys:
                self.left.emit()
            act()

        return answer
