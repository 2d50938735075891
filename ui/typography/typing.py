"""Sets what is typed, a word at a time: each automatic fix is an undo step of its own.

Nothing is connected while it is switched off.
"""

from threading import Thread
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument

from desktop.settings import Settings
from desktop.typography.edits import Fix
from ui.editor.editor import Editor
from ui.editor.highlighter import in_prose
from ui.editor.seams import continues
from ui.post import Post
from ui.typography.places import head, placed

_READ: Final = 4_000
"""Characters of a text by which its language is known."""
_LONGEST: Final = 3_000
"""Characters of the longest paragraph that is set while it is typed: 10 ms of dense prose."""
_AGAIN: Final = 40
"""Words typed before the language of a text is looked at again."""

_Mark = tuple[int, int, str]


class Typing(QObject):
    """Hears what is typed and fixes what became wrong, or complete, with it."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._settings = Settings()
        self._is_on = False
        self._position = -1
        self.language = ""
        """The language of the text; empty until it is known."""
        self._words = 0
        self._waiting: set[_Mark] = set()
        """What the sign behind it may still undo: a space before the colon of 12:30."""
        self._done: tuple[QTextDocument, int] | None = None
        self._post = Post(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._set)

    def follow(self, settings: Settings) -> None:
        """Take the settings as they are from now on."""
        self._settings = settings
        if settings.typography_typing == self._is_on:
            return
        self._is_on = settings.typography_typing
        if self._is_on:
            self._editor.edited.connect(self._hear)
            self._editor.document_shown.connect(self._forget)
            self._editor.installEventFilter(self)
        else:
            self._editor.edited.disconnect(self._hear)
            self._editor.document_shown.disconnect(self._forget)
            self._editor.removeEventFilter(self)
        self._forget()

    def _forget(self) -> None:
        self._soon.stop()
        self.language, self._words = "", 0
        self._waiting.clear()
        self._done = None

    def _hear(self, position: int, removed: int, added: int) -> None:
        if removed == 0 and added == 1:
            self._position = position
            self._soon.start(0)
        elif removed or added:
            self._waiting.clear()

    def _set(self) -> None:
        cursor, document = self._editor.textCursor(), self._editor.document()
        block = cursor.block()
        typed = cursor.position() == self._position + 1 and not cursor.hasSelection()
        if not typed or document.isRedoAvailable() or self._editor.isReadOnly():
            return
        if block.length() > _LONGEST:
            return
        text = block.text()
        at = len(head(text, cursor.positionInBlock()))
        if not at or text[at - 1].isalnum() or continues(block) or not in_prose(block):
            return
        if not self._knows_language():
            return
        begins = at - 1
        while begins > 0 and text[begins - 1].isalnum():
            begins -= 1
        self._apply(block.position(), text, self._new(text, begins, at))

    def _new(self, text: str, begins: int, at: int) -> list[Fix]:
        """Return the fixes that came with the last word and the sign behind it."""
        from desktop.typography.choice import chosen
        from desktop.typography.fixes import fixes

        profile = chosen(self._settings, self.language)
        if profile is None:
            return []
        old = {_mark(fix) for fix in fixes(text[:begins] + text[at:], profile)} - self._waiting
        new = [fix for fix in fixes(text, profile) if fix.end <= at and _mark(fix) not in old]
        early = [fix for fix in new if fix.start == fix.end == at - 1]
        self._waiting = {_mark(fix) for fix in early}
        return [fix for fix in new if fix not in early]

    def _apply(self, start: int, text: str, found: list[Fix]) -> None:
        if not found:
            return
        document = self._editor.document()
        cursor = self._editor.textCursor()  # an undo puts the cursor where this one begins
        cursor.beginEditBlock()
        for begin, end, put in reversed(placed(text, found, ())):
            cursor.setPosition(start + begin)
            cursor.setPosition(start + end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(put, QTextCharFormat())
        cursor.endEditBlock()
        self._done = (document, document.revision())

    def _knows_language(self) -> bool:
        """Look at the language of the text now and then, in a thread."""
        self._words += 1
        if self._words % _AGAIN == 1 or (not self.language and self._words % 4 == 0):
            document, text = self._editor.document(), self._editor.text()[-_READ:]

            def find() -> None:
                from desktop.language.detection import detect  # loads a model

                language = detect(text)
                self._post.call(lambda: self._learn(document, language))

            Thread(target=find, name="language", daemon=True).start()
        return bool(self.language)

    def _learn(self, document: QTextDocument, language: str) -> None:
        if document is self._editor.document():
            self.language = language

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            done, self._done = self._done, None
            document = self._editor.document()
            plain = event.key() == Qt.Key.Key_Backspace and not event.modifiers().value
            if plain and done == (document, document.revision()):
                self._editor.undo()
                return True
        return super().eventFilter(watched, event)


def _mark(fix: Fix) -> _Mark:
    return fix.start, fix.end, fix.replacement
