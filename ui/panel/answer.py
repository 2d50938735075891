"""The answer: grows as it comes, then shows what changed, word by word."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from time import perf_counter
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from desktop.messages import gettext as _
from ui.editor.spacing import SpacedLayout
from ui.panel.changes import Mark, Stretch
from ui.theme import TITLE, Theme, text_font

_LINE_HEIGHT: Final = 1.5
_PARAGRAPH: Final = 6_000
"""Characters after which a paragraph is shown cut at a space: it is laid out whole at each insert,
which takes 1 ms up to there and 10 ms at 60,000, and the window has to stay free."""
_REST: Final = 50
"""An insert is followed by a rest of so many times as long."""


class AnswerView(QPlainTextEdit):
    """Shows an answer, not to be edited; its words can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setAccessibleName(_("Answer"))
        self._theme = theme
        self._shown = ""
        self._cuts: list[int] = []
        self._pending: list[str] = []
        self._stretches: Sequence[Stretch] = ()
        self._lines = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._insert)
        document = QTextDocument(self)
        font = text_font()
        font.setPixelSize(TITLE)
        self._layout = SpacedLayout(document, round(TITLE * _LINE_HEIGHT))
        document.setDocumentLayout(self._layout)
        self.setDocument(document)
        self.setFont(font)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        document.setDocumentMargin(0)
        document.documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._dress)

    def text(self) -> str:
        """Return the answer as it came, without what was removed."""
        if self._stretches:
            return "".join(s.text for s in self._stretches if s.mark is not Mark.REMOVED)
        return self._shown + "".join(self._pending)

    def append(self, text: str) -> None:
        """Let the answer grow."""
        self._pending.append(text)
        if not self._rest.isActive():
            self._insert()

    def rewind(self, length: int) -> None:
        """Cut the answer to its first `length` characters."""
        self._insert()
        self._shown = self._shown[:length]
        self._cuts = [cut for cut in self._cuts if cut < length]
        cursor = self._end()
        kept = _units(self._shown) + len(self._cuts)
        cursor.setPosition(kept, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def show_text(self, text: str) -> None:
        """Show an answer plainly; what already stands there is not laid out again."""
        self._insert()
        shown = self.text()
        if self._stretches or not (text.startswith(shown) or shown.startswith(text)):
            self._empty()
            shown = ""
        if len(shown) > len(text):
            self.rewind(len(text))
        elif len(text) > len(shown):
            self._put(text[len(shown) :])

    def show_changes(self, merged: Sequence[Stretch]) -> None:
        """Show an answer with what was added and what was removed."""
        self._empty()
        self._stretches = merged
        cursor = self._end()
        cursor.beginEditBlock()
        for stretch in merged:
            cursor.insertText(stretch.text, self._format(stretch.mark))
        cursor.endEditBlock()
        self.verticalScrollBar().setValue(0)

    def clear_answer(self) -> None:
        """Show nothing."""
        self._empty()

    def _empty(self) -> None:
        self._rest.stop()
        self._pending.clear()
        self._cuts.clear()
        self._shown = ""
        self._stretches = ()
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())

    def _end(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.document().characterCount() - 1)
        return cursor

    def _insert(self) -> None:
        if not self._pending:
            return
        began = perf_counter()
        bar = self.verticalScrollBar()
        follows = bar.value() >= bar.maximum()
        text = "".join(self._pending)
        self._pending.clear()
        self._put(text)
        if follows:
            bar.setValue(bar.maximum())
        self._rest.start(round(1000 * _REST * (perf_counter() - began)))

    def _put(self, text: str) -> None:
        """Write at the end; a paragraph that grew too long is cut for the eye, not in `text`."""
        cursor = self._end()
        cursor.beginEditBlock()
        while text:
            room = _PARAGRAPH - cursor.block().length()
            if room <= 0 and self._shown.endswith(" "):
                self._cuts.append(len(self._shown))
                cursor.insertBlock()
                room = _PARAGRAPH
            line = text.find("\n") + 1 or len(text)
            fits = line <= room
            part = text[: line if fits else text.find(" ", max(0, room), line) + 1 or line]
            cursor.insertText(part, QTextCharFormat())
            self._shown += part
            text = text[len(part) :]
        cursor.endEditBlock()

    def _format(self, mark: Mark) -> QTextCharFormat:
        colors = self._theme.colors
        made = QTextCharFormat()
        if mark is Mark.ADDED:
            made.setBackground(QColor(colors.added))
            made.setFontUnderline(True)
        elif mark is Mark.REMOVED:
            made.setBackground(QColor(colors.removed))
            made.setForeground(QColor(colors.must))
            made.setFontStrikeOut(True)
        return made

    def _dress(self) -> None:
        if self._stretches:
            self.show_changes(self._stretches)

    def _fit(self) -> None:
        """Ask for as much height as the answer has lines."""
        if self.document().lineCount() != self._lines:
            self._lines = self.document().lineCount()
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(240, max(2, self._lines) * self._layout.pitch + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(160, min(3, max(2, self._lines)) * self._layout.pitch + 4)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: D102 - Qt's
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        data = QMimeData()
        taken: list[str] = []
        place = 0
        for text, is_answer in self._pieces():
            units = text.encode("utf-16-le")
            first, last = max(0, start - place), max(0, end - place)
            if is_answer:
                taken.append(units[2 * first : 2 * last].decode("utf-16-le"))
            place += len(units) // 2
        data.setText("".join(taken))
        return data

    def _pieces(self) -> Iterator[tuple[str, bool]]:
        """Return what is shown in pieces, each with whether it stands in the answer."""
        if self._stretches:
            yield from ((s.text, s.mark is not Mark.REMOVED) for s in self._stretches)
            return
        for begin, end in pairwise((0, *self._cuts, len(self._shown))):
            if begin:
                yield "\n", False
            yield self._shown[begin:end], True


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
