"""The pages of the window: made when first shown, given the core as soon as it is there."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from desktop.app import App


class Page(Protocol):
    """A widget that fills the window beside the rail."""

    def attach(self, app: "App") -> None:
        """Give it the core."""
        ...

    def start_search(self) -> None:
        """Let a person type what is looked for on it."""
        ...


class Pages(QStackedWidget):
    """Shows one page at a time by its id; the first one is there from the start."""

    opened = Signal(str)

    def __init__(self, first: str, page: QWidget, others: Mapping[str, Callable[[], QWidget]]):
        """Take the first page, and how the others are made; each of those is a `Page` too."""
        super().__init__()
        self._makers = others
        self._made = {first: page}
        self._app: App | None = None
        self.now = first
        self.addWidget(page)

    def open_page(self, id: str) -> None:
        """Show a page, made now if it never was."""
        page = self._made.get(id)
        if page is None:
            page = self._made[id] = self._makers[id]()
            self.addWidget(page)
            if self._app is not None:
                page.attach(self._app)  # type: ignore[attr-defined]  # a QWidget and a Page
        self.now = id
        self.setCurrentWidget(page)
        page.setFocus()
        self.opened.emit(id)

    def start_search(self) -> None:
        """Look for something on the page that is shown; the first one does so by itself."""
        if self.now in self._makers:
            self._made[self.now].start_search()  # type: ignore[attr-defined]  # a QWidget and a Page

    def page(self, id: str) -> QWidget | None:
        """Return a page that was shown before."""
        return self._made.get(id)

    def attach(self, app: "App") -> None:
        """Give the core to the pages that are there and to those to come."""
        self._app = app
        for id, page in self._made.items():
            if id in self._makers:
                page.attach(app)  # type: ignore[attr-defined]  # a QWidget and a Page
