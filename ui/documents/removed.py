"""The documents that were removed: listed, and brought back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from desktop.store.documents import REMOVED_DAYS
from ui.documents.sheaf import Sheaf
from ui.figures import Figures
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.model import Document


class Removed(QWidget):
    """Lists what was removed; Enter brings the current one back, Escape leads to the others."""

    wanted = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget) -> None:
        super().__init__(parent)
        self.back = QPushButton(_("Back"), self)
        self.back.setProperty("kind", "text")
        self.back.setAccessibleName(_("Back to the documents"))
        self.list = Sheaf(theme, figures, self)
        self.list.setAccessibleName(_("Removed documents"))
        self.list.installEventFilter(self)
        self.words = QLabel(self)
        self.words.setObjectName("caption")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.restore = QPushButton(_("Bring back"), self)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(0)
        self.back.clicked.connect(self.left)
        self.restore.clicked.connect(self._bring_back)
        self.list.doubleClicked.connect(self._bring_back)
        self.fill(())

    def fill(self, documents: "tuple[Document, ...]") -> None:
        """Show what can be brought back; the place in the list stays."""
        row = max(self.list.currentIndex().row(), 0)
        was_there = self.list.hasFocus() or self.restore.hasFocus()
        self.list.fill(documents)
        self.list.setVisible(bool(documents))
        self.restore.setVisible(bool(documents))
        if documents:
            self.list.choose(documents[min(row, len(documents) - 1)].id)
            kept = _("A removed document is kept for {days} days.")
            self.words.setText(kept.format(days=REMOVED_DAYS))
        else:
            self.words.setText(_("A document that you remove can be brought back here."))
            if was_there:
                self.left.emit()

    def take_focus(self) -> None:
        """Take the keys, where there is something to walk."""
        (self.list if self.list.items.rowCount() else self.back).setFocus()

    def _bring_back(self) -> None:
        document = self.list.current()
        if document is not None:
            self.wanted.emit(document.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers():
                self._bring_back()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
