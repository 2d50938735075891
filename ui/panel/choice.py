"""The chips: one for each option of an action, one for how many versions are wanted."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.catalog.actions import Option
from desktop.messages import ngettext
from ui.figures import Figures
from ui.panel.chip import SIDES, draw_chip
from ui.panel.habits import MOST_VERSIONS
from ui.theme import Theme


class Chip(QComboBox):
    """A combo box drawn as a chip, as wide as its words."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentIndexChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(self.fontMetrics().horizontalAdvance(self.currentText()) + SIDES, 30)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        draw_chip(self, self.currentText(), self._theme.colors)


class Choice(Chip):
    """The values of one option."""

    def __init__(self, option: Option, language: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(option.label.to(language), theme, parent)
        self.option = option.id
        self._default = option.default
        for value in option.values.values():
            self.addItem(value.label.to(language), value.id)
        self.setCurrentIndex(max(0, self.findData(option.default)))

    def value(self) -> str:
        """Return the id of the chosen value."""
        return str(self.currentData())

    @property
    def is_default(self) -> bool:
        """Return whether nothing else than the default is chosen."""
        return self.value() == self._default

    def choose(self, value: str) -> None:
        """Choose a value by its id; one that is unknown changes nothing."""
        place = self.findData(value)
        if place >= 0:
            self.setCurrentIndex(place)


class VersionChoice(Chip):
    """How many versions of an answer are wanted."""

    def __init__(self, name: str, figures: Figures, theme: Theme, parent: QWidget) -> None:
        super().__init__(name, theme, parent)
        for count in range(1, MOST_VERSIONS + 1):
            words = ngettext("{count} version", "{count} versions", count)
            self.addItem(words.format(count=figures.count(count)), count)

    def count_wanted(self) -> int:
        """Return how many are wanted."""
        return int(self.currentData())

    def want(self, count: int) -> None:
        """Choose how many are wanted."""
        self.setCurrentIndex(self.findData(count))
