"""The list of the platforms: found by typing, the person's own told from Calame's."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from desktop.catalog.platforms import Platform
from desktop.messages import gettext as _
from desktop.store.folding import fold
from ui.settings.rows import words

_ID = Qt.ItemDataRole.UserRole


class Listing(QFrame):
    """Shows the platforms and tells which one is looked at."""

    chosen = Signal(str)
    made = Signal()
    """A new platform is wanted."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.setObjectName("platform_list")
        self._language = language
        self._platforms: list[Platform] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the platforms"))
        self.search.setAccessibleName(_("Search the platforms"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Platforms"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._tell)
        self.none = words(_("No platform is called so."), "caption")
        self.none.hide()
        self.new = QPushButton(_("New platform"))
        self.new.clicked.connect(self.made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 16, 16)
        layout.setSpacing(12)
        for widget in (self.search, self.list, self.none, self.new):
            layout.addWidget(widget)

    def show_platforms(self, platforms: Iterable[Platform], now: str) -> None:
        """List these platforms with one of them chosen."""
        self._platforms = list(platforms)
        self._fill(self.search.text(), now)

    def now(self) -> str:
        """Return the id of the platform that is looked at."""
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _fill(self, query: str, now: str = "") -> None:
        now = now or self.now()
        wanted = fold(query).split()
        self.list.blockSignals(True)
        self.list.clear()
        for platform in self._platforms:
            label = platform.label.to(self._language)
            found = fold(f"{label} {platform.label.en} {platform.label.fr} {platform.id}")
            if all(word in found for word in wanted):
                own = _("{name} · yours").format(name=label) if platform.own else label
                item = QListWidgetItem(own)
                item.setData(_ID, platform.id)
                self.list.addItem(item)
                if platform.id == now:
                    self.list.setCurrentItem(item)
        if self.list.currentItem() is None and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(not self.list.count())
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.now())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)
