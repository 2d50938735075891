"""A strip between the header and the text: what happened to a file, and what can be done."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.errors import UserError
from desktop.messages import advice, sentence
from desktop.messages import gettext as _

Choice = tuple[str, Callable[[], None]]
"""A button's words and what it does."""

_SHORT: Final = 8000
"""Milliseconds that a message stays which asks nothing."""
_BESIDE: Final = 4
"""How many times as wide as its buttons a strip is that has them beside its words."""
_PATIENCE: Final = 300
"""Milliseconds of work before it is told."""


class Strip(QFrame):
    """Shows one message at a time; it never takes the focus and never stands in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        layout = self._around = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(4)
        layout.addWidget(self.words, 1)
        layout.addLayout(self._row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._waiting.timeout.connect(self._show_work)
        self._work: tuple[str, Choice] | None = None
        self.hide()

    def ask(self, words: str, choices: Sequence[Choice]) -> None:
        """Show a message until one of its buttons is pressed or another message comes."""
        self._settle()
        self._show(words, choices)

    def tell(self, words: str, choices: Sequence[Choice] = ()) -> None:
        """Show a message for a while."""
        self._settle()
        self._show(words, (*choices, (_("Close"), _nothing)))
        self._timer.start(_SHORT)

    def tell_error(self, name: str, error: UserError, choices: Sequence[Choice] = ()) -> None:
        """Say what happened to a file and what to do next."""
        what = " ".join((sentence(error), advice(error))).strip()
        words = _("{name}: {what}").format(name=name, what=what) if name else what
        self.ask(words, (*choices, (_("Close"), _nothing)))

    def work(self, words: str, cancel: Choice) -> None:
        """Say what is being done, unless it is done in a moment."""
        self._settle()
        self._work = (words, cancel)
        self._waiting.start()

    def done(self) -> None:
        """Take away what `work` said."""
        if self._work is not None:
            self.dismiss()

    def dismiss(self) -> None:
        """Take the message away."""
        self._settle()
        self.hide()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that are shown."""
        items = (self._row.itemAt(place) for place in range(self._row.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def _show_work(self) -> None:
        if self._work is not None:
            words, cancel = self._work
            self._show(words, (cancel,))

    def _settle(self) -> None:
        self._timer.stop()
        self._waiting.stop()
        self._work = None

    def _show(self, words: str, choices: Sequence[Choice]) -> None:
        self.words.setText(words)
        self.setAccessibleName(words)
        while item := self._row.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for label, act in choices:
            button = QPushButton(label, self)
            button.clicked.connect(self._answering(act))
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._turn()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _turn(self) -> None:
        """Put the buttons beside the words where they leave these most of the line."""
        room = sum(button.sizeHint().width() for button in self.buttons())
        beside = _BESIDE * room <= self.width()
        directions = QBoxLayout.Direction
        self._around.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._around.setSpacing(16 if beside else 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        self._turn()

    def _answering(self, act: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self.dismiss()
            act()

        return answer


def _nothing() -> None:
    """Do nothing: a button's message goes away by itself."""
