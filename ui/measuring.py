"""What the text of the window is counted for: chosen, remembered with each document, shown."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from desktop.messages import gettext as _
from ui.memory import Memory
from ui.panel.buttons import TextButton
from ui.status import StatusLine
from ui.theme import Theme
from ui.writing import WritingPage

if TYPE_CHECKING:
    from desktop.app import App
    from desktop.catalog.platforms import Platform
    from ui.documents.desk import Desk
    from ui.documents.sheet import Sheet
    from ui.figures import Figures
    from ui.meter.foot import Foot
    from ui.meter.library import Library
    from ui.meter.picker import Picker
    from ui.meter.station import Station
    from ui.preview.live import Live
    from ui.preview.pane import PreviewPane

Choice = tuple[str, str]
"""The ids of a platform and of one of its fields; both empty for none."""

_ENDING: Final = ("panel", "run", "changes")
"""Commands that want the panel in its place."""
_NONE: Final = ("", "")
_MOST: Final = 300
"""Documents whose platform is remembered."""


class Measuring(QObject):
    """Loads nothing of the meter before a platform is chosen."""

    def __init__(
        self,
        page: WritingPage,
        status: StatusLine,
        commands: Mapping[str, QAction],
        theme: Theme,
        figures: "Figures",
        memory: Memory,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._commands = commands
        self._theme = theme
        self._figures = figures
        self._memory = memory
        self._own: Path | None = None
        self._price = ""
        self._pane: PreviewPane | None = None
        self._live: Live | None = None
        self._library: Library | None = None
        self._picker: Picker | None = None
        self._foot: Foot | None = None
        self.station: Station | None = None
        self._desk: Desk | None = None
        self._sheet: Sheet | None = None
        self._choices: WeakKeyDictionary[Sheet, Choice] = WeakKeyDictionary()
        self.offer = TextButton(_("Count for…"), status)
        self.offer.clicked.connect(commands["count_for"].trigger)
        status.take(self.offer)
        commands["preview"].triggered.connect(self._preview)
        commands["count_for"].triggered.connect(self._choose)
        commands["count_for"].setEnabled(True)

    @property
    def library(self) -> "Library":
        """Return the platforms there are."""
        if self._library is None:
            from ui.meter.library import Library  # not needed before a platform is

            self._library = Library(self._own, self)
            self._library.changed.connect(self._renew)
        return self._library

    def attach(self, app: "App", desk: "Desk") -> None:
        """Count each document as it was counted last."""
        from ui.watch import Watch  # not needed before the first paint

        self._own = app.paths.platforms
        if self._library is not None:
            self._library.own = self._own
        watch = Watch(self)
        watch.changed.connect(lambda now: self._take_price(now.sms_price))
        watch.attach(app)
        self._desk = desk
        desk.identified.connect(self._take_document)
        self._take_document(desk.current.id)

    def _take_document(self, id: int | None) -> None:
        """Show what a document is counted for; one that has just got its id keeps what it has."""
        assert self._desk is not None
        sheet, was = self._desk.current, self._sheet
        self._sheet = sheet
        if sheet in self._choices:
            choice = self._choices[sheet]
            if id is not None:
                self._remember(id, choice)
        else:
            choice = self._kept().get(id, _NONE) if id is not None else _NONE
            if choice != _NONE:
                self._choices[sheet] = choice
        if sheet is not was or choice != self.choice:
            self._show(choice)

    def _take_price(self, price: str) -> None:
        self._price = price
        if self.station is not None:
            self.station.price = price
            self.station.ask()

    @property
    def choice(self) -> Choice:
        """Return what is counted for now."""
        if self.station is None:
            return _NONE
        return self.station.platform.id, self.station.field.id

    def _kept(self) -> dict[int, Choice]:
        lines = self._memory.get("counted_for", ())
        found = (str(line).split(" ") for line in lines)
        return {int(parts[0]): (parts[1], parts[2]) for parts in found if len(parts) == 3}

    def _remember(self, id: int, choice: Choice) -> None:
        kept = self._kept()
        kept.pop(id, None)
        if choice != _NONE:
            kept[id] = choice
        lines = [f"{id} {platform} {field}" for id, (platform, field) in kept.items()]
        self._memory.set("counted_for", tuple(lines[-_MOST:]))

    def _choose(self) -> None:
        self.library.have(self._open_picker)

    def _open_picker(self) -> None:
        if self._picker is None:
            from ui.meter.picker import Picker  # not needed before it is asked for

            self._picker = Picker(
                self._theme,
                self._figures.language,
                self._commands["platforms"],
                self._page.window(),
            )
            self._picker.chosen.connect(lambda id: self.count_for(id))
        self._picker.offer(self.library.platforms, self.choice[0], self._page)

    def count_for(self, platform: str, field: str = "") -> None:
        """Count the text for a platform's field, its main one where none is named, or for none."""
        known = self.library.platforms.get(platform)
        choice = _NONE
        if known is not None:
            choice = (platform, field if field in known.fields else known.main.id)
        sheet = self._desk.current if self._desk is not None else None
        if sheet is not None:
            self._sheet = sheet
            self._choices[sheet] = choice
            if sheet.id is not None:
                self._remember(sheet.id, choice)
        self._show(choice)

    def _show(self, choice: Choice) -> None:
        if choice == _NONE:
            self._put(None, "")
        else:
            self.library.have(lambda: self._put(self.library.platforms.get(choice[0]), choice[1]))

    def _renew(self) -> None:
        """Count on as a platform says that was changed meanwhile."""
        platform, field = self.choice
        if platform:
            self._put(self.library.platforms.get(platform), field)

    def _preview(self) -> None:
        """Open the preview in the panel's place, or close it."""
        if self._live is None:
            from ui.preview.live import Live  # not needed before it is asked for
            from ui.preview.pane import PreviewPane

            switch = self._commands["switch"]
            self._pane = PreviewPane(self._theme, self._figures.language, switch)
            self._pane.left.connect(self._commands["preview"].trigger)
            self._live = Live(self._page.editor, self._pane)
            self._pane.crossed.connect(lambda: self._page.editor.setFocus())
            self._commands["switch"].triggered.connect(self._cross)
            for id in _ENDING:
                self._commands[id].triggered.connect(self.close_preview)
        if self.station is None or not self._commands["preview"].isChecked():
            self.close_preview()
            return
        panel = self._commands["panel"]
        if not panel.isChecked():
            panel.trigger()
            self._commands["preview"].setChecked(True)
        self._page.lend(self._pane)
        self._live.stop()
        self._live.follow(self.station)

    def _cross(self) -> None:
        """Take the keys from the text into the preview, where that is open."""
        pane = self._pane
        if pane is not None and pane.isVisible():
            # the window gives them to the text, since the panel is not there
            QTimer.singleShot(0, pane.close_button.setFocus)

    def close_preview(self) -> None:
        """Give the panel its place again."""
        if self._live is None or self._pane is None:
            return
        self._commands["preview"].setChecked(False)
        within = self._pane.isAncestorOf(QApplication.focusWidget() or self._page)
        self._live.stop()
        self._page.lend(None)
        if within:
            self._page.editor.setFocus()

    def _put(self, platform: "Platform | None", field: str) -> None:
        if self.station is not None:
            if self._live is not None:
                self._live.stop()
            self.station.close()
            self.station = None
        self.offer.setVisible(platform is None)
        if self._foot is not None:
            self._foot.setVisible(platform is not None)
        self._commands["preview"].setEnabled(platform is not None)
        if platform is None:
            self.close_preview()
            return
        from ui.meter.station import Station  # not needed before a platform is

        shown = platform.fields.get(field, platform.main)
        foot = self.foot
        foot.show_platform(platform, shown)
        self.station = Station(
            self._page.editor, foot.meter, platform, shown, self._theme, self._figures
        )
        self.station.price = self._price
        foot.show()
        if self._live is not None and self._commands["preview"].isChecked():
            self._live.follow(self.station)

    @property
    def foot(self) -> "Foot":
        """Return the line below the text; it is made when it is first asked for."""
        if self._foot is None:
            from ui.meter.foot import Foot  # not needed before a platform is

            foot = self._foot = Foot(self._theme, self._figures.language, self._commands)
            foot.hide()
            foot.field.activated.connect(lambda: self.count_for(self.choice[0], foot.field.value()))
            self._page.take_foot(foot)
        return self._foot
