"""The chips at the left of a meter: which platform, and which of its boxes."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop.catalog.fields import Field
from desktop.messages import gettext as _
from ui.panel.chip import SIDES, draw_chip
from ui.panel.choice import Chip
from ui.theme import Theme

_HEIGHT = 26


class PlatformChip(QPushButton):
    """Names the platform; a click chooses another."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        # a click leaves the keys in the text
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def name(self, label: str, keys: str) -> None:
        """Show a platform's name."""
        self.setText(label)
        self.setAccessibleName(_("Count for {platform}").format(platform=label))
        self.setToolTip(keys)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + SIDES, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        draw_chip(self, self.text(), self._theme.colors)


class FieldChip(Chip):
    """The boxes of a platform, one of them chosen; not there where it has but one."""

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(_("Part of the platform"), theme, parent)
        self._language = language
        self.hide()

    def offer(self, fields: Iterable[Field], now: str) -> None:
        """Offer these boxes."""
        self.blockSignals(True)
        self.clear()
        for field in fields:
            self.addItem(field.label.to(self._language), field.id)
        self.setCurrentIndex(max(0, self.findData(now)))
        self.blockSignals(False)
        self.updateGeometry()
        self.setVisible(self.count() > 1)

    def value(self) -> str:
        """Return the id of the chosen box."""
        return str(self.currentData())

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(super().sizeHint().width(), _HEIGHT)
