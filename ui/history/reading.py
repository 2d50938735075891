"""The text of a run as it is read: what changed, the answer, what was taken, the source."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import gettext as _
from desktop.messages.marking import N_
from desktop.review import compare
from desktop.store.folding import spans
from ui.delivery import positions
from ui.history.courier import Courier
from ui.panel.answer import AnswerView
from ui.panel.changes import Stretch, share_kept, stretches
from ui.panel.wrapping import WrappingLayout
from ui.theme import Theme

_QUICK: Final = 8_000
"""Characters that are compared at once, in 6 ms at most; more are compared in another thread."""
_MOSTLY_NEW: Final = 0.3
"""Below this share of kept text the changes say nothing."""
_MOST_HITS: Final = 300
_SEARCHED: Final = 30_000
"""Characters in which hits are shown."""


class View(StrEnum):
    """Which text is read."""

    CHANGES = "changes"
    ANSWER = "answer"
    TAKEN = "taken"
    SOURCE = "source"


LABELS: Final = {
    View.CHANGES: N_("Changes"),
    View.ANSWER: N_("Answer"),
    View.TAKEN: N_("What you took"),
    View.SOURCE: N_("Source"),
}


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a run; `related` says that the answer is in the words of its source."""

    source: str
    answer: str
    taken: str
    related: bool


class Reading(QWidget):
    """One text at a time, chosen by a row of words, with what was searched for marked."""

    switched = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme, courier: Courier, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._courier = courier
        self._threads = ThreadPoolExecutor(1, "calame-compare")
        self._texts = Texts("", "", "", related=False)
        self._merged: list[Stretch] = []
        self._query = ""
        self.text = AnswerView(theme, self)
        self.text.setSizePolicy(self.sizePolicy())
        self.text.escaped.connect(self.escaped)
        self._group = QButtonGroup(self)
        self.choices: dict[View, QPushButton] = {}
        row = WrappingLayout(4)
        for view, label in LABELS.items():
            button = QPushButton(_(label), self)
            button.setObjectName("view_choice")
            button.setCheckable(True)
            self._group.addButton(button)
            self.choices[view] = button
            row.addWidget(button)
        self._group.buttonClicked.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.text, 1)
        theme.changed.connect(self._mark)

    @property
    def view(self) -> View:
        """Return which text is read."""
        return next(
            (view for view, button in self.choices.items() if button.isChecked()), View.SOURCE
        )

    def shown(self) -> str:
        """Return the text that is read, without what was removed from it."""
        texts = {View.SOURCE: self._texts.source, View.TAKEN: self._texts.taken}
        return texts.get(self.view, self._texts.answer)

    def show_texts(self, texts: Texts, query: str) -> None:
        """Show a run: its changes where they say something, else its answer, else its source."""
        self._texts, self._query, self._merged = texts, query, []
        self.choices[View.ANSWER].setVisible(bool(texts.answer))
        self.choices[View.TAKEN].setVisible(bool(texts.taken) and texts.taken != texts.answer)
        self.choices[View.CHANGES].hide()
        self._choose(View.ANSWER if texts.answer else View.SOURCE)
        if not (texts.related and texts.answer):
            self._show()
        elif len(texts.source) + len(texts.answer) <= _QUICK:
            self._take(_compared(texts))
        else:
            self._show()
            self._courier.bring(self._threads.submit(_compared, texts), self._taker(texts))

    def _taker(self, texts: Texts) -> Callable[[list[Stretch]], None]:
        def take(merged: list[Stretch]) -> None:
            if self._texts is texts:
                self._take(merged)

        return take

    def _take(self, merged: list[Stretch]) -> None:
        self._merged = merged
        tells = share_kept(merged) > _MOSTLY_NEW
        self.choices[View.CHANGES].setVisible(tells)
        if tells and self.view is View.ANSWER:
            self._choose(View.CHANGES)
        self._show()

    def _choose(self, view: View) -> None:
        self.choices[view].setChecked(True)

    def _show(self) -> None:
        if self.view is View.CHANGES:
            self.text.show_changes(self._merged)
        else:
            self.text.show_text(self.shown())
        self.text.setAccessibleName(_(LABELS[self.view]))
        self.text.verticalScrollBar().setValue(0)
        self._mark()
        self.switched.emit()

    def _mark(self) -> None:
        """Mark what was searched for, where it stands in the text as it is shown."""
        shown = self.text.toPlainText() if self._query else ""
        shape = QTextCharFormat()
        shape.setBackground(QColor(self._theme.colors.found))
        marks = []
        hits = spans(shown[:_SEARCHED], self._query)[:_MOST_HITS]
        for start, end in positions(shown, hits):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, shape
            marks.append(mark)
        self.text.setExtraSelections(marks)


def _compared(texts: Texts) -> list[Stretch]:
    return stretches(texts.source, texts.answer, compare(texts.source, texts.answer))
