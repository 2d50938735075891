"""The rows of the page and the sections they stand in; both are searched by their words."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UserError
from desktop.messages import advice, sentence
from desktop.store.folding import fold
from ui.panel.buttons import TextButton

Choice = tuple[str, Callable[[], None]]
"""A button's words and what it does."""

_MARKS: Final = {"done": "✓ ", "must": "● ", "should": "▲ ", "": ""}


def words(text: str, kind: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a label that wraps and never takes its text for anything but text."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName(kind)
    return label


class Row(QFrame):
    """One line: what it is, what it does, its control, and below what came of a change."""

    def __init__(self, label: str, help: str = "", also: str = "") -> None:
        """Name the row; `also` are words that it is found by besides."""
        super().__init__()
        self.setObjectName("row")
        self._also = also
        self.buttons: list[QPushButton] = []
        self.label = words(label)
        self.help = words(help, "caption")
        if not help:
            self.help.hide()
        self.note = words("", "note")
        self._note_line = QWidget()
        self._note_line.hide()
        self._choices = QHBoxLayout()
        self._choices.setSpacing(8)
        self._says = QVBoxLayout()
        self._says.setSpacing(2)
        self._says.addWidget(self.label)
        self._says.addWidget(self.help)
        self._top = QHBoxLayout()
        self._top.setSpacing(16)
        self._top.addLayout(self._says, 1)
        noted = QVBoxLayout(self._note_line)
        noted.setContentsMargins(0, 0, 0, 0)
        noted.setSpacing(6)
        noted.addWidget(self.note)
        noted.addLayout(self._choices)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 10, 0, 10)
        self._body.setSpacing(6)
        self._body.addLayout(self._top)
        self._body.addWidget(self._note_line)

    def put(self, *controls: QWidget) -> None:
        """Put controls at the right; one without a name of its own has the row's."""
        for control in controls:
            if not control.accessibleName() and not isinstance(control, QPushButton):
                control.setAccessibleName(self.label.text())
                control.setAccessibleDescription(self.help.text())
            self._top.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(control, QPushButton):
                self.buttons.append(control)

    def put_below(self, widget: QWidget) -> None:
        """Put a widget under the words, as wide as the row."""
        if not widget.accessibleName() and not isinstance(widget, QPushButton):
            widget.setAccessibleName(self.label.text())
        self._body.insertWidget(self._body.count() - 1, widget)

    def say(self, text: str, kind: str = "", choices: Sequence[Choice] = ()) -> None:
        """Say below what came of a change: `done`, `should` or `must`; nothing takes it away.

        Each of the choices takes the sentence away before it acts.
        """
        self.note.setText(_MARKS[kind] + text if text else "")
        self.note.setProperty("severity", kind)
        self.note.style().polish(self.note)
        while item := self._choices.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, (label, act) in enumerate(choices):
            only = len(choices) == 1
            button = TextButton(label) if place or only else QPushButton(label)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._answering(act))
            self._choices.addWidget(button)
        self._choices.addStretch(1)
        self._note_line.setVisible(bool(text))

    def say_error(self, error: UserError) -> None:
        """Say what happened and what to do next."""
        self.say(f"{sentence(error)} {advice(error)}".strip(), "must")

    def choices(self) -> list[QPushButton]:
        """Return the buttons under the sentence."""
        places = range(self._choices.count())
        widgets = (item.widget() for place in places if (item := self._choices.itemAt(place)))
        return [widget for widget in widgets if isinstance(widget, QPushButton)]

    def describe(self, help: str) -> None:
        """Change the sentence under the label."""
        self.help.setText(help)
        self.help.setVisible(bool(help))

    def found_by(self) -> str:
        """Return the words it is found by."""
        return f"{self.label.text()} {self.help.text()} {self._also}"

    def _answering(self, act: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self.say("")
            act()

        return answer


class Section(QWidget):
    """A title over rows; shows those that answer to a search."""

    def __init__(self, id: str, title: str, intro: str = "") -> None:
        super().__init__()
        self.id = id
        self.title = words(title, "title", self)
        self._intro = words(intro, "caption", self)
        if not intro:
            self._intro.hide()
        self.rows: list[Row] = []
        self._sought: list[str] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.title)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._intro)
        self.setAccessibleName(title)

    def add(self, row: Row, before: "Row | None" = None) -> Row:
        """Add a row at the end, or before another one."""
        place = self.rows.index(before) if before is not None else len(self.rows)
        self.rows.insert(place, row)
        self._layout.insertWidget(place + _BEFORE_ROWS, row)
        self.sift(row)
        return row

    def drop(self, row: Row) -> None:
        """Take a row away."""
        self.rows.remove(row)
        row.hide()
        row.deleteLater()

    def describe(self, intro: str) -> None:
        """Change the sentences under the title."""
        self._intro.setText(intro)
        self._intro.setVisible(bool(intro))

    def seek(self, query: str) -> bool:
        """Show the rows that hold every word of a query; tell whether there are any."""
        self._sought = fold(query).split()
        for row in self.rows:
            self.sift(row)
        found = any(not row.isHidden() for row in self.rows)
        self.setVisible(found)
        return found

    def sift(self, row: Row) -> None:
        """Show a row or not, as the search that is on wants it."""
        row.setVisible(self.wants(row) and self._answers(row))

    def wants(self, row: Row) -> bool:
        """Tell whether a row is of use now, search or not."""
        return True

    def seen(self) -> None:
        """Hear that it came into view; what costs time to look up can wait for that."""

    def _answers(self, row: Row) -> bool:
        there = fold(f"{self.title.text()} {row.found_by()}")
        return all(word in there for word in self._sought)


_BEFORE_ROWS: Final = 3
"""Entries of a section's layout above its rows: the title, a space, the intro."""
