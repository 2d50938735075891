"""Says what a run would work on: the selection or the paragraph under the cursor."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from desktop.counting.prose import measure
from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.editor.editor import Editor
from ui.figures import Figures

_PAUSE: Final = 120
"""Milliseconds after the cursor moved."""
_MANY: Final = 50_000
"""Signs of a selection whose words are not counted here: that would make the cursor wait."""


class Scope(QObject):
    """Keeps a line of words in step with the cursor."""

    def __init__(self, editor: Editor, line: QLabel, figures: Figures) -> None:
        super().__init__(editor)
        self._editor = editor
        self._line = line
        self._figures = figures
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._tell)
        editor.selectionChanged.connect(self._timer.start)
        editor.cursorPositionChanged.connect(self._timer.start)
        self._tell()

    def _tell(self) -> None:
        cursor = self._editor.textCursor()
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        if chosen > _MANY:
            signs = ngettext("{count} character", "{count} characters", chosen)
            self._say(signs.format(count=self._figures.count(chosen)), chosen=True)
            return
        passage = self._editor.passage()
        if passage is None:
            self._line.setText(_("Nothing to work on yet: write or select something."))
            return
        count = measure(passage.text).words
        words = ngettext("{count} word", "{count} words", count)
        self._say(words.format(count=self._figures.count(count)), chosen=passage.chosen)

    def _say(self, length: str, *, chosen: bool) -> None:
        template = (
            _("Works on the selection · {words}")
            if chosen
            else _("Works on the paragraph under the cursor · {words}")
        )
        self._line.setText(template.format(words=length))
