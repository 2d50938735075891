"""Says what a run would work on: the selection or the paragraph under the cursor."""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.editor.editor import Editor
from ui.figures import Figures

_PAUSE: Final = 120
"""Milliseconds after the cursor moved."""


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
        passage = self._editor.passage()
        if passage is None:
            self._line.setText(_("Nothing to work on yet: write or select something."))
            return
        count = len(passage.text.split())
        words = ngettext("{count} word", "{count} words", count).format(
            count=self._figures.count(count)
        )
        template = (
            _("Works on the selection · {words}")
            if passage.chosen
            else _("Works on the paragraph under the cursor · {words}")
        )
        self._line.setText(template.format(words=words))
