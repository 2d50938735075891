"""A plain-text layout with room between the lines, which Qt's own does not offer."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class SpacedLayout(QPlainTextDocumentLayout):
    """Sets every line in a slot of `pitch` pixels."""

    def __init__(self, document: QTextDocument, pitch: int) -> None:
        super().__init__(document)
        self.pitch = pitch

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: D102 - Qt's
        bounds = super().blockBoundingRect(block)
        layout = block.layout()
        count = layout.lineCount()
        if not count or not block.isVisible():
            return bounds
        last = layout.lineAt(count - 1)
        if last.y() != (count - 1) * self.pitch + self._lead(last.height()):
            for place in range(count):
                line = layout.lineAt(place)
                line.setPosition(QPointF(line.x(), place * self.pitch + self._lead(line.height())))
        ends = not block.next().isValid()
        bounds.setHeight(count * self.pitch + (self.document().documentMargin() if ends else 0.0))
        return bounds

    def _lead(self, height: float) -> int:
        return max(0, int((self.pitch - height) / 2))
