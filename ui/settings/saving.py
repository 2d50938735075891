"""Saves settings off the window's thread."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.settings import Settings, changed
from ui.settings.rows import Choice, Row
from ui.settings.work import Work
from ui.watch import Watch

if TYPE_CHECKING:
    from desktop.app import App


class Saving(Watch):
    """The settings as the page sees and changes them.

    What a person has chosen counts from that moment, also while it is still being written.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = Work(self)
        self._app: App | None = None
        self._kept = self.now
        self._on_the_way: list[dict[str, object]] = []
        self._offers: list[tuple[Row, QPushButton, Mapping[str, object]]] = []
        self.changed.connect(self._withdraw)

    def attach(self, app: "App") -> None:  # noqa: D102 - a watch's
        self._app = app
        super().attach(app)

    def save(
        self,
        values: dict[str, object],
        done: Callable[[], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Save settings by their names; one of the two functions is called then."""
        app = self._app
        assert app is not None
        self._on_the_way.append(values)
        self.now = self._meant()

        def saved(_none: None) -> None:
            self._on_the_way.pop(0)
            done()

        def refused(error: UserError) -> None:
            self._on_the_way.pop(0)
            self._take(self._kept)
            failed(error)

        self._work.do(lambda: app.change_settings(**values), saved, refused)

    def offer_undo(
        self,
        row: Row,
        text: str,
        given: Mapping[str, object],
        undo: Callable[[], None],
        others: Sequence[Choice] = (),
    ) -> None:
        """Say in a row what was saved, with Undo while the settings are as they were given."""
        if not self._holds(given):
            row.say("")
            return
        row.say(text, "done", (*others, (_("Undo"), undo)))
        self._offers.append((row, row.choices()[-1], given))

    def _take(self, settings: Settings) -> None:
        self._kept = settings
        super()._take(self._meant())

    def _meant(self) -> Settings:
        """Return the settings as they are once all that was chosen is written."""
        settings = self._kept
        for values in self._on_the_way:
            settings = changed(settings, values)
        return settings

    def _holds(self, given: Mapping[str, object]) -> bool:
        return all(getattr(self.now, name) == value for name, value in given.items())

    def _withdraw(self) -> None:
        """Take away what would put back something that has changed since."""
        offers, self._offers = self._offers, []
        for row, button, given in offers:
            if button not in row.choices():
                continue
            if self._holds(given):
                self._offers.append((row, button, given))
            else:
                row.say("")
