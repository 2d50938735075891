"""The platforms there are, Calame's and the person's own, read off the window's thread."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.catalog.platforms import Platform, read_platforms
from desktop.errors import CatalogError
from desktop.paths import resources
from ui.settings.work import Work

Read = tuple[dict[str, Platform], list[CatalogError]]


class Library(QObject):
    """Reads them when they are first asked for, and again when one was changed."""

    changed = Signal()
    """Other platforms than before are there."""

    def __init__(self, own: Path | None, parent: QObject) -> None:
        super().__init__(parent)
        self.own = own
        self.platforms: Mapping[str, Platform] = {}
        self.mistakes: tuple[CatalogError, ...] = ()
        """What is wrong with files of the person's own, which were left out."""
        self._work = Work(self)

    def have(self, then: Callable[[], None]) -> None:
        """Do something once they are read."""
        if self.platforms:
            then()
        else:
            self.read(then)

    def read(self, then: Callable[[], None] = lambda: None) -> None:
        """Read them anew, then do something."""

        def take(found: Read) -> None:
            self.platforms, mistakes = found
            self.mistakes = tuple(mistakes)
            self.changed.emit()
            then()

        self._work.do(lambda: read_platforms(resources() / "platforms", self.own), take)
