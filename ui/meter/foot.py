"""The line below the text: what it is counted for, how full that is, and the way to a preview."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from desktop.catalog.fields import Field
from desktop.catalog.platforms import Platform
from desktop.messages import gettext as _
from ui.meter.chips import FieldChip, PlatformChip
from ui.meter.meter import Meter
from ui.panel.buttons import CommandButton
from ui.theme import Theme

_ROOM: Final = 260
"""Pixels that the gauge and its button want beside the chips."""


class Foot(QFrame):
    """A meter with the chips that choose what it measures."""

    def __init__(self, theme: Theme, language: str, commands: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("meter")
        self.setAccessibleName(_("Length for the platform"))
        self._language = language
        self._command = commands["count_for"]
        self.platform = PlatformChip(theme, self)
        self.platform.clicked.connect(self._command.trigger)
        self.field = FieldChip(theme, language, self)
        self.meter = Meter(theme, self)
        self.preview = CommandButton(
            commands["preview"], self, words=_("Preview"), checked=_("Close the preview")
        )
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._chips.addWidget(self.platform)
        self._chips.addWidget(self.field)
        self._chips.addStretch(1)
        self.meter.head.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self.meter)
        self.meter.lead.insertLayout(0, self._chips)

    def show_platform(self, platform: Platform, field: Field) -> None:
        """Name a platform, and offer its boxes where it has several."""
        keys = self._command.shortcut()
        self.platform.name(
            platform.label.to(self._language), keys.toString(keys.SequenceFormat.NativeText)
        )
        self.field.offer(platform.fields.values(), field.id)
        self.meter.gauge.setToolTip(field.note.to(self._language))
        self._arrange()

    def _arrange(self) -> None:
        """Put the gauge below the chips where there is no room beside them."""
        chips = self._chips.sizeHint().width()
        wide = self.width() - 32 - chips >= _ROOM
        self.meter.lead.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        self._arrange()
