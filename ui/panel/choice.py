"""One option of an action: a combo box drawn as a chip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.catalog.actions import Option
from ui.panel.chip import SIDES, draw_chip
from ui.theme import Theme


class Choice(QComboBox):
    """The values of one option."""

    def __init__(self, option: Option, language: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.option = option.id
        name = option.label.to(language)
        self.setAccessibleName(name)
        self.setToolTip(name)
        for value in option.values.values():
            self.addItem(value.label.to(language), value.id)
        self.setCurrentIndex(max(0, self.findData(option.default)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentIndexChanged.connect(self.updateGeometry)

    def value(self) -> str:
        """Return the id of the chosen value."""
        return str(self.currentData())

    def choose(self, value: str) -> None:
        """Choose a value by its id."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(self.fontMetrics().horizontalAdvance(self.currentText()) + SIDES, 30)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        draw_chip(self, self.currentText(), self._theme.colors)
