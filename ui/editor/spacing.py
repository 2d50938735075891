"""A plain-text layout with room between the lines, which Qt's own does not offer."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout

_ENDLESS: Final = QRectF(0.0, 0.0, 1.0, 1e6)


class SpacedLayout(QPlainTextDocumentLayout):
    """Sets every line in a slot of `pitch` pixels.

    Every block that has lines has them in their slots: whatever lays one out does it here.
    """

    def __init__(self, document: QTextDocument, pitch: int) -> None:
        super().__init__(document)
        self.pitch = pitch
        self._blocks = document.blockCount()
        self._dressed: QTextBlock | None = None
        self._lines = 0
        self._measures = (0.0, 0, 0.0)
        """The width, the pitch and the margin that the sizes are of."""
        self._sizes: dict[int, QRectF] = {}
        """The sizes of blocks by their lines."""
        self._left: float | None = None
        self._seen = -1

    def dress(self, block: QTextBlock, looks: list[QTextLayout.FormatRange]) -> None:
        """Give looks to the one paragraph of a change that the document is just telling of.

        To Qt they count as a change of all of it and of what follows; it would lay out three.
        """
        self._dressed, self._lines = block, block.layout().lineCount()
        block.layout().setFormats(looks)

    def documentChanged(self, start: int, removed: int, added: int) -> None:  # noqa: D102 - Qt's
        document, block, lines = self.document(), self._dressed, self._lines
        blocks, self._dressed = document.blockCount(), None
        if block is None:
            block = document.findBlock(start)
            lines = block.layout().lineCount() if block.isValid() else 0
            if blocks != self._blocks or not block.contains(max(0, start + removed + added - 1)):
                self._blocks = blocks
                super().documentChanged(start, removed, added)
                return
        block.clearLayout()
        self.blockBoundingRect(block)
        if block.layout().lineCount() == lines:
            self.updateBlock.emit(block)
        else:
            self.update.emit()

    def paint_within(self, height: float) -> None:
        """Let the painting that begins reach so far below the top of its first paragraph.

        Qt asks for the size of all that follows in the window, be it to paint one line. What
        follows is said to be endless, at which Qt stops. `painted` has to be called in the end.
        """
        self._left, self._seen = height, -1

    def painted(self) -> None:
        """Tell the true sizes again."""
        self._left = None

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:  # noqa: D102 - Qt's
        # asked for some hundred times a key
        if self._left is not None:
            if self._left < 0:
                return _ENDLESS
            if block.position() > self._seen:
                self._seen = block.position()
                left, self._left = self._left, None
                bounds = self.blockBoundingRect(block)
                self._left = left - bounds.height()
                return bounds
        layout = block.layout()
        count = layout.lineCount()
        if count:
            size = self._sizes.get(count)
            if size is not None and block.next().isValid():
                return size
        else:
            bounds = super().blockBoundingRect(block)
            count = layout.lineCount()
            if not count:
                return bounds
            self._space(layout, count)
        return self._size(block, count)

    def _size(self, block: QTextBlock, count: int) -> QRectF:
        width, pitch, margin = self._measures
        size = self._sizes[count] = QRectF(0.0, 0.0, width, count * pitch)
        return size if block.next().isValid() else size.adjusted(0.0, 0.0, 0.0, margin)

    def _space(self, layout: QTextLayout, count: int) -> None:
        line, margin = layout.lineAt(count - 1), self.document().documentMargin()
        measures = (line.x() + line.width() + margin, self.pitch, margin)
        if measures != self._measures:
            self._measures = measures
            self._sizes.clear()
        left = line.x()
        for place in range(count):
            line = layout.lineAt(place)
            lead = max(0, int((self.pitch - line.height()) / 2))
            line.setPosition(QPointF(left, place * self.pitch + lead))


class SpacedDocument(QTextDocument):
    """A text that brings its own layout along, so that an editor can show one after the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.spaced = SpacedLayout(self, 0)
        self.setDocumentLayout(self.spaced)
