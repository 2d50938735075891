"""The runs that a search has found, fetched page by page as the list is scrolled."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.store.marks import ALL, Filter
from desktop.store.records import Hit
from desktop.store.scope import Scope
from ui.history.courier import Courier

if TYPE_CHECKING:
    from desktop.store.connection import Store

PAGE: Final = 100
_MOST_AGAIN: Final = 1000
"""Rows that are fetched anew at once, however many there were."""
HIT: Final = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Found(QAbstractListModel):
    """Rows of hits, newest first; rows of a search stay until those of the next one have come."""

    came = Signal()
    """The first page of a search is there."""
    sought = Signal()
    """A search was sent off."""

    def __init__(self, courier: Courier, parent: QObject) -> None:
        super().__init__(parent)
        self._courier = courier
        self._store: Store | None = None
        self._client: Scope = None
        self._hits: list[Hit] = []
        self._pending: Future[list[Hit]] | None = None
        self._is_whole = True
        self._describe: Callable[[Hit], str] | None = None
        self.query = ""
        self.wanted = ALL

    def describe_by(self, describe: Callable[[Hit], str]) -> None:
        """Take what a screen reader says of a run."""
        self._describe = describe

    def attach(self, store: "Store", client: Scope) -> None:
        """Give it the store, and whose runs it shows."""
        self._store, self._client = store, client

    @property
    def is_waiting(self) -> bool:
        """Whether a search is under way."""
        return self._pending is not None

    def search(self, query: str, wanted: Filter, at_least: int = PAGE) -> None:
        """Find runs anew; what an earlier search brings from now on is dropped."""
        self.query, self.wanted = query, wanted
        if self._store is None:
            return
        if self._pending is not None:
            self._pending.cancel()
        pending = self._store.search(query, wanted, client=self._client, limit=at_least)
        self._pending = pending
        self.sought.emit()

        def receive(hits: list[Hit]) -> None:
            if self._pending is pending:
                self._take_first(hits, at_least)

        self._courier.bring(pending, receive)

    def search_again(self) -> None:
        """Find what has changed since, in as many rows as there are."""
        self.search(self.query, self.wanted, min(max(PAGE, len(self._hits)), _MOST_AGAIN))

    def row_of(self, run: int) -> int:
        """Return the row of a run; -1 where it is not shown."""
        return next((row for row, hit in enumerate(self._hits) if hit.id == run), -1)

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a row."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def show_star(self, run: int, starred: bool) -> None:
        """Show that a run has a star, or no longer."""
        row = self.row_of(run)
        if row >= 0:
            self._hits[row] = replace(self._hits[row], starred=starred)
            self.dataChanged.emit(self.index(row), self.index(row))

    def drop(self, run: int) -> None:
        """Take a run out of the list."""
        row = self.row_of(run)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._hits[row]
            self.endRemoveRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, D102 - Qt's
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = HIT) -> object:  # noqa: D102 - Qt's
        hit = self.hit(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole and hit and self._describe:
            return self._describe(hit)
        return hit if role == HIT else None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: D102 - Qt's
        return not (parent.isValid() or self._is_whole or self._pending)

    def fetchMore(self, parent: Index) -> None:  # noqa: D102 - Qt's
        if self._store is None or not self.canFetchMore(parent):
            return
        pending = self._store.search(
            self.query,
            self.wanted,
            client=self._client,
            limit=PAGE,
            before=self._hits[-1].id if self._hits else None,
        )
        self._pending = pending

        def receive(hits: list[Hit]) -> None:
            if self._pending is pending:
                self._take_more(hits)

        self._courier.bring(pending, receive)

    def _take_first(self, hits: Sequence[Hit], wanted: int) -> None:
        self._pending = None
        self.beginResetModel()
        self._hits = list(hits)
        self._is_whole = len(hits) < wanted
        self.endResetModel()
        self.came.emit()

    def _take_more(self, hits: Sequence[Hit]) -> None:
        self._pending = None
        self._is_whole = len(hits) < PAGE
        if hits:
            first = len(self._hits)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self._hits.extend(hits)
            self.endInsertRows()
