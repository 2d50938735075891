"""A plain-text layout with room between the lines, which Qt's own does not offer."""

from PySide6.QtCore import QObject, QPointF, QRectF
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
        pitch = self.pitch
        last = layout.lineAt(count - 1)
        if last.y() != (count - 1) * pitch + max(0, int((pitch - last.height()) / 2)):
            left = last.x()
            for place in range(count):
                line = layout.lineAt(place)
                lead = max(0, int((pitch - line.height()) / 2))
                line.setPosition(QPointF(left, place * pitch + lead))
        ends = not block.next().isValid()
        bounds.setHeight(count * self.pitch + (self.document().documentMargin() if ends else 0.0))
        return bounds


class SpacedDocument(QTextDocument):
    """A text that brings its own layout along, so that an editor can show one after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spaced = SpacedLayout(self, 0)
        self.setDocumentLayout(self.spaced)
