"""The answer: grows as it comes, then shows what changed, word by word, or is edited."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from time import perf_counter
from typing import Final

from PySide6.QtCore import QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from desktop.messages import gettext as _
from ui.editor.seams import fill, read, read_all, units
from ui.panel.changes import Stretch
from ui.panel.fitted import FittedText
from ui.panel.marked import MarkedText
from ui.panel.outline import change_area, covers, paint_outline
from ui.theme import TITLE, Theme, text_font

_PARAGRAPH: Final = 6_000
"""Characters after which a paragraph is shown cut at a space: it is laid out whole at each insert,
which takes 1 ms up to there and 10 ms at 60,000, and the window has to stay free."""
_WORD: Final = 1_000
"""Characters for which a cut waits for a space; where there is none the word itself is cut."""
_REST: Final = 50
"""An insert is followed by a rest of so many times as long."""
_READING: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class AnswerView(FittedText):
    """Shows an answer, its words to be selected and copied; edited only when told so."""

    pressed = Signal(int)
    """A change was clicked."""
    focused = Signal(bool)
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        font = text_font()
        font.setPixelSize(TITLE)
        super().__init__(font, parent)
        self.setObjectName("answer")
        self.setAccessibleName(_("Answer"))
        self._theme = theme
        self._shown = ""
        self._cuts: list[int] = []
        self._pending: list[str] = []
        self._current: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._insert)
        self._marked = MarkedText(self.document(), theme)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(_READING)
        self.setCursorWidth(0)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._dress)

    @property
    def is_edited(self) -> bool:
        """Return whether it takes keys now."""
        return not self.isReadOnly()

    def text(self) -> str:
        """Return the answer as it came or was written, without what was removed."""
        if self.is_edited:
            return read_all(self.document())
        if self._marked.stretches:
            return self._marked.text()
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
        kept = units(self._shown) + len(self._cuts)
        cursor.setPosition(kept, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def show_text(self, text: str) -> None:
        """Show an answer plainly; what already stands there is not laid out again."""
        self._insert()
        shown = self.text()
        if self._marked.stretches or not (text.startswith(shown) or shown.startswith(text)):
            self.clear_answer()
            shown = ""
        if len(shown) > len(text):
            self.rewind(len(text))
        elif len(text) > len(shown):
            self._put(text[len(shown) :])

    def show_changes(self, merged: Sequence[Stretch]) -> None:
        """Show an answer with what was added and what was removed."""
        self.clear_answer()
        self._marked.write(merged)
        self.verticalScrollBar().setValue(0)

    def show_change(self, change: int, merged: Sequence[Stretch]) -> None:
        """Show one change in another way."""
        value = self.verticalScrollBar().value()
        self._marked.rewrite(change, merged)
        self.verticalScrollBar().setValue(value)
        self.viewport().update()

    def point_at(self, change: int | None) -> None:
        """Outline a change, or none, and bring it into view."""
        self._current = change
        self.viewport().update()
        if change is None:
            return
        cursor = QTextCursor(self.document())
        start, end = self._marked.span(change)
        for position in (end, start):
            cursor.setPosition(position)
            self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def area_of(self, change: int) -> QRect:
        """Return where a change is seen, in the viewport's own coordinates."""
        return change_area(self, self._marked.span(change))

    def begin_editing(self, text: str) -> None:
        """Take keys from now on."""
        self.clear_answer()
        if not fill(self.document(), text):
            self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.setCursorWidth(2)
        self.setUndoRedoEnabled(True)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_editing(self) -> str:
        """Take no keys any more; return what stands there."""
        text = self.text()
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(_READING)
        self.setCursorWidth(0)
        self.clear_answer()
        return text

    def clear_answer(self) -> None:
        """Show nothing."""
        self._rest.stop()
        self._pending.clear()
        self._cuts.clear()
        self._shown = ""
        self._current = None
        self._marked.forget()
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
        place, begun = 0, self._shown
        while place < len(text):
            room = _PARAGRAPH - cursor.block().length()
            before = text[place - 1] if place else begun[-1:]
            if room <= -_WORD or (room <= 0 and before == " "):
                self._cuts.append(len(begun) + place)
                cursor.insertBlock()
                room = _PARAGRAPH
            reach = min(len(text), place + room + _WORD)
            end = text.find("\n", place, reach) + 1 or reach
            if end > place + room:
                end = text.find(" ", place + max(0, room), end) + 1 or end
            cursor.insertText(text[place:end], QTextCharFormat())
            place = end
        self._shown = begun + text
        cursor.endEditBlock()

    def _dress(self) -> None:
        if self._marked.stretches:
            current = self._current
            self.show_changes(self._marked.stretches)
            self._current = current

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        super().paintEvent(event)
        if self._current is not None and self.hasFocus():
            painter = QPainter(self.viewport())
            paint_outline(painter, self, self._marked.span(self._current), self._theme.colors)
            painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's
        super().mouseReleaseEvent(event)
        if self.is_edited or self.textCursor().hasSelection():
            return
        point = event.position()
        position = self.cursorForPosition(point.toPoint()).position()
        for change in self._marked.changes_near(position):
            if covers(self, self._marked.span(change), point):
                self.pressed.emit(change)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's
        super().focusOutEvent(event)
        self.focused.emit(False)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: D102 - Qt's
        cursor = self.textCursor()
        data = QMimeData()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if self.is_edited:
            data.setText(read(self.document(), start, end))
            return data
        taken: list[str] = []
        place = 0
        for text, is_answer in self._pieces():
            encoded = text.encode("utf-16-le")
            first, last = max(0, start - place), max(0, end - place)
            if is_answer:
                taken.append(encoded[2 * first : 2 * last].decode("utf-16-le"))
            place += len(encoded) // 2
        data.setText("".join(taken))
        return data

    def _pieces(self) -> Iterator[tuple[str, bool]]:
        """Return what is shown in pieces, each with whether it stands in the answer."""
        if self._marked.stretches:
            yield from self._marked.pieces()
            return
        for begin, end in pairwise((0, *self._cuts, len(self._shown))):
            if begin:
                yield "\n", False
            yield self._shown[begin:end], True
