"""The choice of what a text is counted for: every platform, found by typing, or none."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.catalog.platforms import Platform
from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.messages.marking import N_
from ui.finder import Finder
from ui.fuzzy import score
from ui.palette_rows import Row
from ui.theme import Theme

GROUPS: Final = {
    "social": N_("Social networks"),
    "message": N_("Messages"),
    "mail": N_("E-mail"),
    "advert": N_("Advertisements"),
    "search": N_("Search engines"),
    "shop": N_("Shops"),
    "work": N_("At work"),
    "own": N_("Your own"),
}
"""What the groups of platforms are called, in the order of the list."""


class Picker(Finder):
    """Offers platforms; the one that is chosen has a tick."""

    chosen = Signal(str)
    """The id of a platform, or empty for none."""
    edited = Signal()
    """The page of the platforms is wanted."""

    def __init__(self, theme: Theme, language: str, parent: QWidget) -> None:
        super().__init__(theme, _("Count for…"), _("Where will this text be published?"), parent)
        self._language = language
        self._platforms: Mapping[str, Platform] = {}
        self._now = ""

    def offer(self, platforms: Mapping[str, Platform], now: str, ground: QWidget) -> None:
        """Show these platforms over a part of the window."""
        self._platforms, self._now = platforms, now
        self.open_over(ground)

    def found(self, query: str) -> Sequence[Row]:  # noqa: D102 - a finder's
        none = self._row("", _("No platform"), "")
        edit = QAction(_("Platforms…"), self)
        edit.triggered.connect(self.edited)
        last = Row("…", edit.text(), "", edit)
        order = list(GROUPS)
        ranked = sorted(
            self._platforms.values(),
            key=lambda one: order.index(one.group) if one.group in order else len(order),
        )
        rows = {one.id: self._row_of(one) for one in ranked}
        if not query.strip():
            return [*([none] if self._now else []), *rows.values(), last]
        points = {one.id: self._score(query, one) for one in ranked}
        points["…"], points[""] = score(query, last.label), score(query, none.label)
        return sorted(
            (row for row in (*rows.values(), last, none) if points[row.id]),
            key=lambda row: -points[row.id],
        )

    def _score(self, query: str, platform: Platform) -> int:
        label, group = platform.label, _(GROUPS.get(platform.group, ""))
        names = (label.to(self._language), label.en, label.fr, platform.id)
        return max(score(query, f"{name} {group}" if group else name) for name in names)

    def _row_of(self, platform: Platform) -> Row:
        group = GROUPS["own"] if platform.own else GROUPS.get(platform.group, "")
        label = platform.label.to(self._language)
        return self._row(platform.id, label, _(group) if group else "")

    def _row(self, id: str, label: str, group: str) -> Row:
        way = QAction(label, self)
        way.triggered.connect(lambda: self.chosen.emit(id))
        return Row(id, f"✓ {label}" if id and id == self._now else label, group, way)

    def counted(self, count: int) -> str:  # noqa: D102 - a finder's
        return ngettext("{count} platform", "{count} platforms", count).format(count=count)
