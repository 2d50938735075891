"""The page of the settings: a search, an index, and the sections in one column."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.messages import advice, sentence
from desktop.messages import gettext as _
from ui.figures import Figures
from ui.panel.buttons import TextButton
from ui.settings.about import AboutSection
from ui.settings.appearance import AppearanceSection, HistorySection, LanguageField
from ui.settings.engine import EngineSection
from ui.settings.fields import Fields
from ui.settings.focus import RowFocus
from ui.settings.index import WIDTH, Index
from ui.settings.keys import KeysSection
from ui.settings.look import look
from ui.settings.models import ModelsSection
from ui.settings.places import PlacesSection
from ui.settings.platforms import PlatformsSection
from ui.settings.repairs import repairs
from ui.settings.rows import Row, words
from ui.settings.saving import Saving
from ui.settings.shortcuts import ShortcutsSection
from ui.settings.typography import TypographySection
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App

COLUMN: Final = 640
MARGIN: Final = 24
NARROW: Final = COLUMN + WIDTH + 2 * MARGIN
"""Pixels of the page below which the index makes way."""


class _Search(QLineEdit):
    """Esc clears it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class SettingsPage(QWidget):
    """Everything that can be chosen; each choice is saved at once."""

    restart = Signal()
    """A person asked to start Calame again."""
    left = Signal()
    """Escape was pressed where it means nothing else."""

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        commands: Mapping[str, QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._goal = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_around)
        self._dress()
        self._build()
        self._saving = Saving(self)
        self._focus = RowFocus(self)
        self._fields = Fields(theme, self._saving, self)
        fields, saving = self._fields, self._saving
        self.engine = EngineSection(fields, saving, figures.language, theme)
        self.keys = KeysSection(figures.language)
        self.models = ModelsSection(fields, saving, figures)
        self.appearance = AppearanceSection(fields, saving, theme)
        self.typography = TypographySection(fields, saving, theme)
        self.shortcuts = ShortcutsSection(commands, saving)
        self.history = HistorySection(fields)
        self.platforms = PlatformsSection(fields)
        self.places = PlacesSection()
        self.about = AboutSection()
        self.sections = (
            *(self.engine, self.keys, self.models, self.appearance),
            *(self.typography, self.platforms, self.shortcuts, self.history),
            *(self.places, self.about),
        )
        self.fields = self._fields.made
        language = self.fields["language"]
        assert isinstance(language, LanguageField)
        language.restarts.connect(self.restart)
        self._fill()
        theme.changed.connect(self._dress)

    def _build(self) -> None:
        self.search = _Search()
        self.search.setPlaceholderText(_("Search the settings"))
        self.search.setAccessibleName(_("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._seek)
        self.banner = Row("")
        self.banner.hide()
        self.nothing = words("", "caption")
        self.clear = TextButton(_("Show all settings"))
        self.clear.clicked.connect(self.search.clear)
        self.column = QWidget()
        self.column.setObjectName("column")
        self._column = QVBoxLayout(self.column)
        self._column.setSpacing(32)
        for widget in (self.banner, self.nothing, self.clear):
            self._column.addWidget(widget)
        self.nothing.hide()
        self.clear.hide()
        self.column.setEnabled(False)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setWidget(self.column)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.verticalScrollBar().valueChanged.connect(self._look_around)
        self._top = QVBoxLayout()
        self._top.addWidget(self.search)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._top, 0, 1)
        self._layout.addWidget(self.area, 1, 1)
        self._layout.setColumnStretch(1, 1)
        self.setFocusProxy(self.search)

    def _fill(self) -> None:
        """Add the sections, where they are to stay: moving them later costs as much again."""
        for section in self.sections:
            self._column.addWidget(section)
        self._column.addStretch(1)
        self.index = Index(self.sections)
        self.index.chosen.connect(self.open_section)
        self._layout.addWidget(self.index, 0, 0, 2, 1)

    def attach(self, app: "App") -> None:
        """Give it the core."""
        for section in self.sections:
            section.attach(app)
        self._saving.attach(app)
        self.column.setEnabled(True)
        mended = repairs(app.preferences.loaded)
        if mended:
            told = " ".join(f"{sentence(error)} {advice(error)}" for error in mended)
            self.banner.label.setText(_("Some settings could not be read"))
            self.banner.say(told, "should", ((_("Close"), self.banner.hide),))
            self.banner.show()
        self._soon.start()

    def start_search(self) -> None:
        """Let a person type what is looked for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def open_section(self, id: str) -> None:
        """Show a section from its beginning."""
        self.search.clear()
        self.shortcuts.fill()
        self._goal = id
        self._soon.start()

    def _lead(self) -> None:
        """Scroll to the section that was asked for, once its place is known."""
        goal, self._goal = self._goal, ""
        for section in self.sections:
            if section.id == goal:
                self.area.verticalScrollBar().setValue(section.y() - MARGIN // 2)
                self.index.mark(goal)

    def _seek(self, query: str) -> None:
        self.shortcuts.fill()
        found = [section.seek(query) for section in self.sections]
        self.nothing.setText(_("No setting answers to “{query}”.").format(query=query.strip()))
        self.nothing.setVisible(not any(found))
        self.clear.setVisible(not any(found))
        self.area.verticalScrollBar().setValue(0)
        self._soon.start()

    def _look_around(self) -> None:
        """Tell the sections that are in view, and mark the first of them in the index."""
        goal = self._goal
        if goal:
            self._lead()
        if not self.column.isEnabled():
            return
        first = goal
        for section in self.sections:
            if section.isVisible() and not section.visibleRegion().isEmpty():
                section.seen()
                first = first or section.id
        if first:
            self.index.mark(first)

    def _dress(self) -> None:
        self.setStyleSheet(look(self._theme.colors))

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        # Escape is the window's key for Stop
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if _is_escape(event):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's
        super().showEvent(event)
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        wide = self.width() >= NARROW
        self.index.setVisible(wide)
        room = self.width() - (WIDTH if wide else 0)
        side = max(MARGIN, (room - COLUMN) // 2)
        self._top.setContentsMargins(side, MARGIN, side, 12)
        bar = self.area.verticalScrollBar().sizeHint().width()
        self._column.setContentsMargins(side, 12, side - bar, MARGIN)
        self._soon.start()


def _is_escape(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
        and not event.modifiers().value
    )
