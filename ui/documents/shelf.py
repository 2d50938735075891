"""The shelf: every document in a list, with a field to find one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import gettext as _
from ui.documents.removed import Removed
from ui.documents.rows import DOCUMENT, name_of
from ui.documents.sheaf import Sheaf
from ui.figures import Figures
from ui.icon_button import IconButton
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.model import Document
    from ui.documents.desk import Desk
    from ui.documents.listing import Listing
    from ui.documents.opener import Opener

_PAUSE: Final = 120
"""Milliseconds after a key before the list is searched."""


class Shelf(QFrame):
    """A search field over the documents; Enter opens one, F2 renames it, Delete takes it off."""

    opened = Signal(int)
    removed = Signal(int, str)
    renamed = Signal(int, str)
    wanted = Signal()
    """A file is to be chosen."""
    _searched = Signal(str)
    _undone = Signal()
    """The last removal is to be undone."""

    def __init__(self, theme: Theme, figures: Figures, commands: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self._undo = commands["undo"]
        self._figures = figures
        self._here: int | None = None
        self._awaited: int | None = None
        self._known: tuple[Document, ...] = ()
        self._words = ""
        self.field = QLineEdit(self)
        self.field.setObjectName("shelf_field")
        self.field.setPlaceholderText(_("Find…"))
        self.field.setAccessibleName(_("Find a document"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.add = IconButton("add", commands["new"], 30, self)
        self.add.draw(theme.colors.quiet)
        theme.changed.connect(lambda: self.add.draw(theme.colors.quiet))
        self.list = Sheaf(theme, figures, self)
        self.list.setAccessibleName(_("Documents"))
        self.list.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.installEventFilter(self)
        self.empty = QLabel(self)
        self.empty.setObjectName("caption")
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.act = QPushButton(self)
        self.bin = QPushButton(self)
        self.bin.setProperty("kind", "text")
        self.bin.hide()
        self.gone = Removed(theme, figures, self)
        self._place()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._search)
        self.field.textChanged.connect(lambda: self._timer.start())
        self.act.clicked.connect(self._act)
        self.list.clicked.connect(self._open)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.rows.renamed.connect(self.renamed)
        self.bin.clicked.connect(self.show_removed)
        self.gone.left.connect(self._show_all)
        self._fill()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.field, 1)
        top.addWidget(self.add)
        self._all = QWidget(self)
        layout = QVBoxLayout(self._all)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty)
        layout.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(0)
        layout.addWidget(self.bin, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self._all)
        whole.addWidget(self.gone)
        self.gone.hide()
        self.setFocusProxy(self.field)

    def follow(self, desk: "Desk", opener: "Opener", listing: "Listing") -> None:
        """Show the documents of a desk, and do there what is wished here."""
        self.opened.connect(opener.open_document)
        self.renamed.connect(listing.rename)
        self.removed.connect(listing.remove)
        self._undone.connect(listing.undo_removal)
        self.gone.wanted.connect(listing.bring_back)
        self._searched.connect(listing.search)
        listing.found.connect(self._take_found)

        def await_return(id: int) -> None:
            self._awaited = id

        def listed() -> None:
            self._known = listing.documents
            self._count(listing.removed)
            if self._words:
                self._search()
            else:
                self._fill()

        listing.returned.connect(await_return)
        listing.listed.connect(listed)
        desk.identified.connect(self._mark)
        self._here = desk.current.id
        listed()

    def show_removed(self) -> None:
        """Show the documents that can be brought back instead of the others."""
        self._all.hide()
        self.gone.show()
        self.gone.take_focus()

    def _show_all(self) -> None:
        self.gone.hide()
        self._all.show()
        has_rows = self.list.items.rowCount() > 0 and self.list.currentIndex().isValid()
        (self.list if has_rows else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self, removed: "tuple[Document, ...]") -> None:
        """Say how many can be brought back; say nothing of none."""
        if self.bin.hasFocus() and not removed:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        count = self._figures.count(len(removed))
        self.bin.setText(_("Removed ({count})…").format(count=count))
        self.bin.setVisible(bool(removed))
        self.gone.fill(removed)

    def _search(self) -> None:
        self._words = self.field.text().strip()
        if self._words:
            self._searched.emit(self._words)
        else:
            self._fill()

    def _take_found(self, query: str, found: "tuple[Document, ...]") -> None:
        if query == self._words:
            self._fill(found)

    def _fill(self, found: "tuple[Document, ...] | None" = None) -> None:
        """Show documents; the row that was current stays so, by its document."""
        documents = self._known if found is None else found
        if self.list.state() == QListView.State.EditingState:
            return
        kept = self.list.current()
        self.list.fill(documents)
        self.list.setVisible(bool(documents))
        self.empty.setVisible(not documents)
        self.act.setVisible(not documents)
        if self._words:
            self.empty.setText(_("No document holds these words."))
            self.act.setText(_("Show all"))
        else:
            self.empty.setText(_("Your texts stand here. Write something, or open a file."))
            self.act.setText(_("Open…"))
        focused = self.list.hasFocus()
        self.list.choose(kept.id if kept and focused else self._here)
        if self._awaited in {document.id for document in documents}:
            self.list.choose(self._awaited)
            self._awaited = None

    def _mark(self, id: int | None) -> None:
        self._here = id
        self.list.choose(id)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(DOCUMENT).id)

    def _remove(self) -> None:
        """Take the current row off; the keys stay here, with the next row, for more of them."""
        document, row = self.list.current(), self.list.currentIndex().row()
        if document is None:
            return
        place = row + 1 if row + 1 < self.list.items.rowCount() else row - 1
        after = self.list.items.index(place, 0).data(DOCUMENT)
        was_here = self.list.hasFocus()
        self.removed.emit(document.id, name_of(document))
        if was_here:
            self.list.choose(after.id if after else None)
            (self.list if after else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self) -> None:
        if self._words:
            self.field.clear()
            self._search()
            self.field.setFocus()
        else:
            self.wanted.emit()

    def _offer(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            self.list.setCurrentIndex(index)
            menu = QMenu(self)
            menu.addAction(_("Open"), lambda: self._open(index))
            menu.addAction(_("Rename"), lambda: self.list.edit(index))
            menu.addAction(_("Remove from the list"), self._remove)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(place))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's
        super().showEvent(event)
        if not self._words:
            self._fill()  # how long ago a text was written has changed

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: D102 - Qt's
        super().hideEvent(event)
        self.gone.hide()
        self._all.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key, rows = event.key(), self.list.items.rowCount()
            enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            index = self.list.currentIndex()
            first = self.list.items.index(0, 0)
            if watched is self.field and self._undoes(event):
                (self.field.undo if self.field.isUndoAvailable() else self._undone.emit)()
                return True
            if watched is self.field and rows and (enter or key == Qt.Key.Key_Down):
                if enter:
                    self._open(first)
                else:
                    self.list.setCurrentIndex(index if index.isValid() else first)
                    self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            if watched is self.list and self.list.state() == QListView.State.EditingState:
                return False  # Enter belongs to the name and comes by here as well
            if watched is self.list and enter and not event.modifiers():
                self._open(index)
                return True
            if watched is self.list and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._remove()
                return True
            if watched is self.list and key == Qt.Key.Key_Up and index.row() <= 0:
                self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        # the window's own shortcut would undo in the text of another document
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._undoes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if self._undoes(event):
            self._undone.emit()
        else:
            super().keyPressEvent(event)

    def _undoes(self, event: QKeyEvent) -> bool:
        """Tell whether a key is one that undoes in this window."""
        return QKeySequence(event.keyCombination()) in self._undo.shortcuts()
