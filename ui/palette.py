"""The command palette: every command that can be used now, found by typing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.commands import COMMANDS, GROUPS
from ui.finder import Finder
from ui.fuzzy import score
from ui.palette_rows import Row
from ui.theme import Theme

_ORDER: Final = ("rewrite", "file", "edit", "answer", "view", "engine", "calame")
"""The menus, what a writer most often wants first."""
_COMMANDS: Final = sorted(COMMANDS, key=lambda command: _ORDER.index(command.group))


class Palette(Finder):
    """Offers the commands, and before them what else answers to a query."""

    def __init__(
        self,
        theme: Theme,
        commands: Mapping[str, QAction],
        further: Callable[[str], list[Row]],
        parent: QWidget,
    ) -> None:
        """Offer the commands, and before them what `further` finds for a query."""
        super().__init__(theme, _("Find a command"), _("Type what you want to do"), parent)
        self._commands = commands
        self._further = further

    def found(self, query: str) -> Sequence[Row]:  # noqa: D102 - a finder's
        usable = [
            Row(command.id, action.text().replace("&", ""), _(GROUPS[command.group]), action)
            for command in _COMMANDS
            if (action := self._commands[command.id]).isEnabled() and command.id != "palette"
        ]
        if not query.strip():
            return usable
        points = {row.id: score(query, f"{row.label} {row.group}") for row in usable}
        return self._further(query) + sorted(
            (row for row in usable if points[row.id]), key=lambda row: -points[row.id]
        )

    def counted(self, count: int) -> str:  # noqa: D102 - a finder's
        return ngettext("{count} command", "{count} commands", count).format(count=count)
