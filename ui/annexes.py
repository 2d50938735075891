"""What opens beside the text, made when it is first asked for: pages, and the sheet of keys."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.figures import Figures
from ui.pages import Pages
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.store.records import RunRecord
    from ui.meter.library import Library
    from ui.palette import Palette
    from ui.panel.panel import Panel


class Annexes(QObject):
    """Makes the pages of a window beside its first one, and tells what they ask for."""

    written_anew = Signal(str)
    """A text of the past is to be a document of its own."""
    used_again = Signal(object)
    """What a past run did is wanted for the text of now; the argument is its record."""

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        commands: Mapping[str, QAction],
        first: QWidget,
        window: QWidget,
        library: "Callable[[], Library]",
    ) -> None:
        """Take what the pages need; `library` returns the platforms that the window counts for."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._figures = figures
        self._commands = commands
        self._palette: Palette | None = None
        self._library = library
        self.ids = ("history", "settings")
        """The pages that the rail leads to."""
        self.pages = Pages(
            "write",
            first,
            {
                "history": self._history,
                "settings": self._settings,
                "platforms": self._platforms,
            },
        )
        self.restarting = False
        """Whether the program was asked to start anew once the window is closed."""

    def open_settings(self, section: str) -> None:
        """Show a section of the settings by its id."""
        from ui.settings.page import SettingsPage  # not needed before it is opened

        self.pages.open_page("settings")
        page = self.pages.page("settings")
        assert isinstance(page, SettingsPage)
        page.open_section(section)

    def open_palette(self, panel: "Panel") -> None:
        """Offer every command, and what the panel can do, to be found by typing."""
        if self._palette is None:
            from ui.offers import Offers  # not needed before it is asked for
            from ui.palette import Palette

            offers = Offers(panel, self.show_panel)
            self._palette = Palette(self._theme, self._commands, offers.found, self._window)
        self._palette.open_over(self.pages)

    def show_shortcuts(self) -> None:
        """Show every command with its keys."""
        from ui.settings.cheat_sheet import CheatSheet  # not needed before it is asked for

        sheet = CheatSheet(self._commands, self._window)
        sheet.finished.connect(sheet.deleteLater)
        sheet.change.connect(lambda: self.open_settings("shortcuts"))
        sheet.open()

    def _history(self) -> QWidget:
        from ui.history.page import HistoryPage  # not needed before it is opened

        page = HistoryPage(self._theme, self._figures)
        page.left.connect(self._commands["write"].trigger)
        page.reuse.connect(self._use_again)
        page.restore.connect(self._write_anew)
        return page

    def show_panel(self) -> None:
        """Bring the text and its panel before the eyes."""
        self._commands["write"].trigger()
        if not self._commands["panel"].isChecked():
            self._commands["panel"].trigger()

    def _use_again(self, record: "RunRecord") -> None:
        self.show_panel()
        self.used_again.emit(record)

    def _write_anew(self, text: str) -> None:
        self._commands["write"].trigger()
        self.written_anew.emit(text)

    def _platforms(self) -> QWidget:
        from ui.platforms.page import PlatformsPage  # not needed before it is opened

        page = PlatformsPage(self._theme, self._figures, self._library())
        page.left.connect(self._commands["write"].trigger)
        return page

    def _settings(self) -> QWidget:
        from ui.settings.page import SettingsPage  # not needed before it is opened

        page = SettingsPage(self._theme, self._figures, self._commands)
        page.restart.connect(self._restart)
        page.left.connect(self._commands["write"].trigger)
        page.platforms.opened.connect(self._commands["platforms"].trigger)
        return page

    def _restart(self) -> None:
        self.restarting = True
        self._window.close()
