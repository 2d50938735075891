"""What the palette offers beside the window's commands: what can be done to the text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from desktop.messages import gettext as _
from ui.commands import GROUPS
from ui.palette_rows import Row

if TYPE_CHECKING:
    from ui.panel.entries import Entry
    from ui.panel.panel import Panel


class Offers:
    """Finds actions by what is typed; using one chooses it in the panel, ready to be run."""

    def __init__(self, panel: "Panel", show: Callable[[], None]) -> None:
        """Take the panel and what brings it before the eyes."""
        self._panel = panel
        self._show = show

    def found(self, query: str) -> list[Row]:
        """Return the rows that answer to a query, the best first."""
        group = GROUPS["rewrite"]
        return [
            Row(f"{entry.action.id} {place}", entry.label, _(group), self._way(entry))
            for place, entry in enumerate(self._panel.chooser.answering(query))
        ]

    def _way(self, entry: "Entry") -> QAction:
        way = QAction(entry.label, self._panel)
        way.triggered.connect(lambda: self._choose(entry))
        return way

    def _choose(self, entry: "Entry") -> None:
        self._show()
        self._panel.prepare(entry.action.id, entry.options, "")
