"""A plain-text layout with room between the lines, which Qt's own does not offer."""

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout


class SpacedLayout(QPlainTextDocumentLayout):
    """Sets every line in a slot of `pitch` pixels."""

    def __init__(self, document: QTextDocument, pitch: int) -> None:
        super().__init__(document)
        self.pitch = pitch

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: D102 - Qt's
        # asked for some hundred times a key: what is already spaced is answered at once
        layout = block.layout()
        count = layout.lineCount()
        if not count or not block.isVisible() or layout.lineAt(0).y() <= 0:
            bounds = super().blockBoundingRect(block)
            count = layout.lineCount()
            if not count or not block.isVisible():
                return bounds
            self._space(layout, count)
        line = layout.lineAt(0)
        margin = self.document().documentMargin()
        height = count * self.pitch + (0.0 if block.next().isValid() else margin)
        return QRectF(0.0, 0.0, line.x() + line.width() + margin, height)

    def _space(self, layout: QTextLayout, count: int) -> None:
        left = layout.lineAt(count - 1).x()
        for place in range(count):
            line = layout.lineAt(place)
            # at least 1: by it a line is known to be in its place
            lead = max(1, int((self.pitch - line.height()) / 2))
            line.setPosition(QPointF(left, place * self.pitch + lead))


class SpacedDocument(QTextDocument):
    """A text that brings its own layout along, so that an editor can show one after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spaced = SpacedLayout(self, 0)
        self.setDocumentLayout(self.spaced)
