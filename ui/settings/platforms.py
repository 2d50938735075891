"""The section of the platforms: the way to their page, and what a message costs."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from desktop.messages import gettext as _
from ui.settings.fields import Fields
from ui.settings.rows import Row, Section

if TYPE_CHECKING:
    from desktop.app import App


class PlatformsSection(Section):
    """Leads to where platforms are changed."""

    opened = Signal()

    def __init__(self, fields: Fields) -> None:
        super().__init__("platforms", _("Platforms"))
        row = Row(
            _("Limits and rules"),
            _("Look at what each platform takes, change it, or add one of your own."),
            _("platform limit count length"),
        )
        self.open = QPushButton(_("Platforms…"))
        self.open.clicked.connect(self.opened)
        row.put(self.open)
        self.add(row)
        fields.add_to(self)

    def attach(self, app: "App") -> None:
        """Be ready; there is nothing to fill."""
