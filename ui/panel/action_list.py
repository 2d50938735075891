"""The list of what can be done to a text, by groups or as a search has found it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget

from desktop.messages import gettext as _
from ui.panel.entries import Entry, Section
from ui.panel.rows import ENTRY, HEADING, HEIGHTS, HINT, KIND, Rows
from ui.theme import Theme


class ActionList(QListView):
    """Shows entries under headings; one is chosen, a double click runs it."""

    chosen = Signal(object)
    run = Signal()
    taught = Signal()
    """The hint was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Actions"))
        self._entries: dict[int, Entry] = {}
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(Rows(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._run)
        self.clicked.connect(self._teach)
        theme.changed.connect(self.viewport().update)

    def show_sections(self, sections: Sequence[Section], hint: str = "") -> None:
        """Show these sections, a hint below the last, and choose the first entry."""
        self._items.clear()
        self._entries = {}
        for section in sections:
            if section.title:
                self._append(section.title, HEADING).setFlags(Qt.ItemFlag.NoItemFlags)
            for entry in section.entries:
                self._entries[self._items.rowCount()] = entry
                item = self._append(entry.label, ENTRY)
                item.setToolTip(entry.instruction or item.text())
        if hint:
            self._append(hint, HINT).setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.updateGeometry()
        for row in self._entries:
            self._go(row)
            break
        self.scrollToTop()

    def entries(self) -> Iterator[Entry]:
        """Return what is offered, from above."""
        yield from self._entries.values()

    def choose(self, action: str) -> None:
        """Choose an action by its id, as it was used last where it is among the recent ones."""
        rows = [row for row, entry in self._entries.items() if entry.action.id == action]
        plain = [row for row in rows if not self._entries[row].options]
        for row in (plain or rows)[:1]:
            self._go(row)

    def step(self, count: int) -> None:
        """Go so many entries down; round the ends only from the very end."""
        rows = list(self._entries)
        if not rows:
            return
        current = self.currentIndex().row()
        place = rows.index(current) if current in rows else 0
        beyond = place + count
        if abs(count) == 1:
            self._go(rows[beyond % len(rows)])
        else:
            self._go(rows[min(max(beyond, 0), len(rows) - 1)])

    def _go(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(
            self._items.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _append(self, words: str, kind: str) -> QStandardItem:
        item = QStandardItem(words)
        item.setData(kind, KIND)
        self._items.appendRow(item)
        return item

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(120, min(4 * HEIGHTS[ENTRY], self.sizeHint().height()))

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        kinds = (str(self._items.index(row, 0).data(KIND)) for row in range(self._items.rowCount()))
        return QSize(240, sum(HEIGHTS[kind] for kind in kinds) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _tell(self, index: QModelIndex) -> None:
        entry = self._entries.get(index.row())
        if entry is not None:
            self.chosen.emit(entry)

    def _run(self, index: QModelIndex) -> None:
        if index.row() in self._entries:
            self.run.emit()

    def _teach(self, index: QModelIndex) -> None:
        if index.data(KIND) == HINT:
            self.taught.emit()
