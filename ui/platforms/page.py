"""The page of the platforms: the list at left, what the chosen one takes at right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.catalog.fields import Field
from desktop.catalog.own_platforms import OwnPlatforms, new_id
from desktop.catalog.platforms import Examples, Platform
from desktop.catalog.wording import Wording
from desktop.messages import gettext as _
from desktop.paths import resources
from ui.figures import Figures
from ui.meter.library import Library
from ui.panel.buttons import TextButton
from ui.platforms.form import Form
from ui.platforms.listing import Listing
from ui.settings.look import look
from ui.settings.rows import Row, words
from ui.settings.work import Work
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App

_COLUMN: Final = 640
_MARGIN: Final = 24
_LIST: Final = 320


class PlatformsPage(QWidget):
    """Every platform can be changed: what is changed becomes the person's own."""

    left = Signal()
    """The person wants back to the text."""

    def __init__(self, theme: Theme, figures: Figures, library: Library) -> None:
        super().__init__()
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._figures = figures
        self._library = library
        self._shipped = frozenset(path.stem for path in (resources() / "platforms").glob("*.toml"))
        self._own = OwnPlatforms(library.own or resources())
        self._work = Work(self)
        self._now = ""
        self._undo: Callable[[], None] | None = None
        self.listing = Listing(figures.language)
        self.listing.setFixedWidth(_LIST)
        self.listing.chosen.connect(self._show)
        self.listing.made.connect(self.make)
        self.head = Row("…")
        self.copy = QPushButton(_("Duplicate"))
        self.copy.clicked.connect(self.duplicate)
        self.back = TextButton(_("Back to Calame’s own"))
        self.back.clicked.connect(self.remove)
        self.gone = TextButton(_("Remove"))
        self.gone.clicked.connect(self.remove)
        self.form = Form(theme, figures)
        self.form.changed.connect(self._save)
        self.empty = words(_("Choose a platform at left, or make one of your own."), "caption")
        self.empty.hide()
        self._place()
        self.setFocusProxy(self.listing.search)
        theme.changed.connect(self._dress)
        self._dress()
        library.changed.connect(self._fill)
        library.have(self._fill)

    def _place(self) -> None:
        self.head.label.setObjectName("title")
        self.head.put(self.gone, self.back, self.copy)
        self.column = QWidget()
        self.column.setObjectName("column")
        column = QVBoxLayout(self.column)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        for widget in (self.head, self.empty, self.form):
            widget.setMaximumWidth(_COLUMN)
            column.addWidget(widget)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.column)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.listing)
        layout.addWidget(self.area, 1)

    def attach(self, app: "App") -> None:
        """Give it the core: the folder of the person's platforms."""
        self._own = OwnPlatforms(app.paths.platforms)
        for mistake in self._library.mistakes:
            self.head.say_error(mistake)

    @property
    def platform(self) -> Platform | None:
        """Return the platform that is looked at."""
        return self._library.platforms.get(self._now)

    def _fill(self) -> None:
        self.listing.show_platforms(self._library.platforms.values(), self._now)

    def _show(self, id: str) -> None:
        if id != self._now and self._now:
            self.head.say("")
        self._now = id
        platform = self.platform
        for part in (self.head, self.form):
            part.setVisible(platform is not None)
        self.empty.setVisible(platform is None)
        if platform is None:
            return
        is_shipped = id in self._shipped
        self.head.label.setText(platform.label.to(self._figures.language))
        if not platform.own:
            told = _("Calame’s own. What you change becomes yours.")
        elif is_shipped:
            told = _("Yours, in the place of Calame’s.")
        else:
            told = _("Yours.")
        self.head.describe(told)
        self.back.setVisible(platform.own and is_shipped)
        self.gone.setVisible(platform.own and not is_shipped)
        self.form.show_platform(platform)

    def _save(self, platform: Platform, row: Row) -> None:
        """Save a change; it can be taken back where it is told, and by Ctrl+Z."""
        before = self._library.platforms[platform.id]
        changed = replace(platform, own=True, checked_on=datetime.now(UTC).date())

        def done(_saved: Platform) -> None:
            self._library.read()
            self._offer_undo(row, _("Saved"), lambda: self._put_back(before))

        self._work.do(lambda: self._own.save(changed), done, row.say_error)

    def _offer_undo(self, row: Row, said: str, undo: Callable[[], None]) -> None:
        def back() -> None:
            self._undo = None
            row.say("")
            undo()

        self._undo = back
        row.say(said, "done", ((_("Undo"), back),))

    def _put_back(self, before: Platform) -> None:
        """Make a platform what it was before it was changed."""
        if before.own:
            self._do(lambda: self._own.save(before))
        else:
            self._do(lambda: self._own.remove(before.id))

    def _do(self, work: Callable[[], object], then: Callable[[], None] = lambda: None) -> None:
        self._work.do(work, lambda _done: self._library.read(then), self.head.say_error)

    def make(self) -> None:
        """Make a platform of the person's own, its name to be written."""
        name = _("New platform")
        label = Wording(name, name)
        text = Field("text", Wording("Text", "Texte"), "code_points", confidence="high")
        made = Platform(
            id=new_id(name, self._library.platforms),
            order=1000,
            group="own",
            label=label,
            fields={"text": text},
            typography="",
            address="",
            tone=Wording("", ""),
            structure=Wording("", ""),
            checked_on=datetime.now(UTC).date(),
            examples=Examples(),
            own=True,
        )
        self._add(made, _("Made: give it a name."))

    def duplicate(self) -> None:
        """Make a platform after the one that is looked at."""
        platform = self.platform
        if platform is None:
            return
        label = Wording(f"{platform.label.en} (copy)", f"{platform.label.fr} (copie)")
        id = new_id(platform.id, self._library.platforms)
        self._add(replace(platform, id=id, label=label, own=True), _("Duplicated: give it a name."))

    def _add(self, made: Platform, said: str) -> None:
        def show() -> None:
            self.listing.search.clear()
            self.listing.show_platforms(self._library.platforms.values(), made.id)
            self._offer_undo(self.head, said, lambda: self._do(lambda: self._own.remove(made.id)))
            name = self.form.controls["platform.label"]
            name.setFocus()

        self._do(lambda: self._own.save(made), show)

    def remove(self) -> None:
        """Take the person's platform away, so that Calame's own is there again if there is one."""
        platform = self.platform
        if platform is None or not platform.own:
            return
        name = platform.label.to(self._figures.language)
        shipped = platform.id in self._shipped
        said = _("Back to Calame’s own") if shipped else _("Removed: {name}").format(name=name)

        def restore() -> None:
            def show() -> None:
                self.listing.show_platforms(self._library.platforms.values(), platform.id)

            self._do(lambda: self._own.restore(platform.id), show)

        def show() -> None:
            self._offer_undo(self.head, said, restore)
            self.listing.list.setFocus()

        self._do(lambda: self._own.remove(platform.id), show)

    def _dress(self) -> None:
        self.setStyleSheet(look(self._theme.colors))

    def _meant(self, event: QEvent) -> Callable[[], None] | None:
        """Return what a key means on this page, None where it is left to whoever has the keys."""
        if not isinstance(event, QKeyEvent):
            return None
        if event.key() == Qt.Key.Key_Escape and not event.modifiers().value:
            return self.left.emit
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Z and control:
            return self._undo or (lambda: None)
        return None

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        # the window's own shortcuts would stop a run, or undo in the text behind this page
        if event.type() == QEvent.Type.ShortcutOverride and self._meant(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        act = self._meant(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            act()
