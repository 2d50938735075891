"""A text that asks for as much height as its lines take, and scrolls where it does not get it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from ui.editor.spacing import SpacedLayout

_LINE_HEIGHT: Final = 1.5
_MOST_LINES: Final = 200
"""Lines that are counted: more than a screen has."""


class FittedText(QPlainTextEdit):
    """Set in a font with room between the lines; as high as it needs to be, at any width."""

    def __init__(self, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = 0
        self._counts = False
        document = QTextDocument(self)
        self._layout = SpacedLayout(document, round(font.pixelSize() * _LINE_HEIGHT))
        document.setDocumentLayout(self._layout)
        document.setDocumentMargin(0)
        self.setDocument(document)
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._layout.documentSizeChanged.connect(self._fit)

    def _fit(self) -> None:
        if self._counts:
            return
        self._counts = True
        lines = 0
        block = self.document().begin()
        while block.isValid() and lines < _MOST_LINES:
            self._layout.blockBoundingRect(block)  # lays it out, after a change of width
            lines += block.layout().lineCount()
            block = block.next()
        self._counts = False
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(240, max(2, self._lines) * self._layout.pitch + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(160, min(3, max(2, self._lines)) * self._layout.pitch + 4)
