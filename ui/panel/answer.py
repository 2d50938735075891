"""The answer: grows as it comes, then shows what changed, word by word."""

from collections.abc import Sequence
from time import perf_counter
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from desktop.messages import gettext as _
from ui.editor.passage import plain
from ui.editor.spacing import SpacedLayout
from ui.panel.changes import Mark, Stretch
from ui.theme import TITLE, Theme, text_font

_LINE_HEIGHT: Final = 1.5
_REST: Final = 20
"""An insert is followed by a rest of so many times as long: a paragraph without an end is laid out
whole at each insert, which takes 10 ms at 60,000 characters, and the window has to stay free."""


class AnswerView(QPlainTextEdit):
    """Shows an answer, not to be edited; its words can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answer")
        self.setAccessibleName(_("Answer"))
        self._theme = theme
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
        return plain(self.document().toRawText()) + "".join(self._pending)

    def append(self, text: str) -> None:
        """Let the answer grow."""
        self._pending.append(text)
        if not self._rest.isActive():
            self._insert()

    def rewind(self, length: int) -> None:
        """Cut the answer to its first `length` characters."""
        self._insert()
        kept = self.text()[:length]
        cursor = self._end()
        cursor.setPosition(len(kept.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
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
            self._end().insertText(text[len(shown) :], QTextCharFormat())

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
        self._end().insertText(text)
        if follows:
            bar.setValue(bar.maximum())
        self._rest.start(round(1000 * _REST * (perf_counter() - began)))

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
        if not self._stretches:
            data.setText(plain(cursor.selectedText()))
            return data
        taken: list[str] = []
        place = 0
        for stretch in self._stretches:
            units = stretch.text.encode("utf-16-le")
            first, last = max(0, start - place), max(0, end - place)
            if stretch.mark is not Mark.REMOVED:
                taken.append(units[2 * first : 2 * last].decode("utf-16-le"))
            place += len(units) // 2
        data.setText("".join(taken))
        return data
