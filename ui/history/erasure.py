"""Erasing from the history: one run, with a way back, or all of them, after asking."""

from concurrent.futures import Future
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.store.erasing import Erased
from desktop.store.records import Count
from desktop.store.scope import Scope
from ui.figures import Figures
from ui.history.courier import Courier
from ui.history.notice import Notice

if TYPE_CHECKING:
    from desktop.store.connection import Store


class Erasure(QObject):
    """Erases what the page names and says so in the notice; each erased run can be put back."""

    erased = Signal(int)
    """A run is gone."""
    restored = Signal(int)
    """A run is back."""
    emptied = Signal()
    """All were erased, or as many as until it was stopped."""

    def __init__(self, notice: Notice, figures: Figures, courier: Courier, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._notice = notice
        self._figures = figures
        self._courier = courier
        self._store: Store | None = None
        self._client: Scope = None
        self._undoable: list[tuple[Erased, ...]] = []
        self._clearing: Future[int] | None = None

    def attach(self, store: "Store", client: Scope) -> None:
        """Give it the store, and whose runs may be erased."""
        self._store, self._client = store, client

    def erase(self, run: int) -> None:
        """Erase a run; it can be put back until the program ends."""
        if self._store is not None:
            erasing = self._store.runs.delete([run], self._client)
            self._courier.bring(erasing, self._take)

    def undo(self) -> None:
        """Put back what was erased last."""
        if self._store is None or not self._undoable:
            return
        last = self._undoable.pop()
        restoring = self._store.runs.restore(last)

        def tell(_nothing: None) -> None:
            self._notice.tell(_("It is back in the history."))
            self.restored.emit(int(last[0].run["id"] or 0))

        self._courier.bring(restoring, tell)

    def ask_for_all(self) -> None:
        """Ask whether to erase every run, saying how many there are."""
        if self._store is not None and self._clearing is None:
            self._courier.bring(self._store.runs.count(self._client), self._ask)

    def _take(self, erased: tuple[Erased, ...]) -> None:
        if erased:
            self._undoable.append(erased)
            self._notice.tell(_("Deleted"), _("Undo"), self.undo)
            self.erased.emit(int(erased[0].run["id"] or 0))

    def _ask(self, count: Count) -> None:
        if not count.runs:
            return
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(_("Delete all"))
        number = self._figures.count(count.runs)
        box.setText(
            ngettext(
                "Delete the one run of the history?",
                "Delete all {count} runs of the history?",
                count.runs,
            ).format(count=number)
        )
        told = [_("This cannot be undone. Your documents stay as they are.")]
        if count.starred:
            told.insert(
                0,
                ngettext(
                    "{count} of them has a star.", "{count} of them have a star.", count.starred
                ).format(count=self._figures.count(count.starred)),
            )
        box.setInformativeText(" ".join(told))
        keep = box.addButton(_("Keep them"), QMessageBox.ButtonRole.RejectRole)
        yes = box.addButton(_("Delete all"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        yes.clicked.connect(lambda: self._clear(count.runs))
        box.finished.connect(box.deleteLater)
        box.open()

    def _clear(self, total: int) -> None:
        assert self._store is not None
        gone = 0

        def show() -> None:
            if self._clearing is not None:
                words = _("Deleted: {done} of {total}").format(
                    done=self._figures.count(gone), total=self._figures.count(total)
                )
                self._notice.tell(words, _("Stop"), self._stop)
                self._notice.show_progress(gone, total)

        def told(count: int) -> None:
            nonlocal gone
            gone = count
            self._courier.call(show)

        def tell(count: int) -> None:
            self._clearing = None
            words = ngettext("{count} run deleted.", "{count} runs deleted.", count)
            self._notice.tell(words.format(count=self._figures.count(count)))
            self.emptied.emit()

        # what was erased before could come back into what is emptied now
        self._undoable.clear()
        self._clearing = self._store.runs.delete_all(self._client, told)
        self._courier.bring(self._clearing, tell)

    def _stop(self) -> None:
        if self._clearing is not None and self._clearing.cancel():
            self._clearing = None
            self._notice.tell(_("Stopped. What was not deleted yet is kept."))
            self.emptied.emit()
