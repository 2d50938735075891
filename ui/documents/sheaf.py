"""A list of documents: two lines a row, as wide as its place, walked by keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.documents.rows import DOCUMENT, Rows, item_of
from ui.figures import Figures
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.model import Document


class Sheaf(QListView):
    """Shows documents, and knows which one is current."""

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget) -> None:
        super().__init__(parent)
        self._figures = figures
        self.items = QStandardItemModel(self)
        self.rows = Rows(theme, self)
        self.setModel(self.items)
        self.setItemDelegate(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def fill(self, documents: "tuple[Document, ...]") -> None:
        """Show documents instead of those that were shown."""
        self.items.clear()
        for document in documents:
            self.items.appendRow(item_of(document, self._figures))

    def choose(self, id: int | None) -> None:
        """Make a document's row the current one, or none where it has no row."""
        for row in range(self.items.rowCount()):
            index = self.items.index(row, 0)
            if index.data(DOCUMENT).id == id:
                self.setCurrentIndex(index)
                return
        self.setCurrentIndex(QModelIndex())

    def current(self) -> "Document | None":
        """Return the document of the current row."""
        found: Document | None = self.currentIndex().data(DOCUMENT)
        return found
