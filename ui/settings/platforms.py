"""The section of the platforms: the way to their page, and what a message costs."""

from typing import TYPE_CHECKING

from desktop.messages import gettext as _
from ui.settings.fields import Fields
from ui.settings.rows import Section

if TYPE_CHECKING:
    from desktop.app import App


class PlatformsSection(Section):
    """Says what counts differently with a person's own contract."""

    def __init__(self, fields: Fields) -> None:
        super().__init__("platforms", _("Platforms"))
        fields.add_to(self)

    def attach(self, app: "App") -> None:
        """Be ready; there is nothing to fill."""
