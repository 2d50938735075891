"""The choice of what a text is counted for: every platform, found by typing, or none."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.catalog.platforms import Platform
from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.messages.platforms import GROUPS, group
from ui.finder import Finder
from ui.fuzzy import score
from ui.palette_rows import Row
from ui.theme import Theme


class Picker(Finder):
    """Offers platforms; the one that is chosen has a tick."""

    chosen = Signal(str)
    """The id of a platform, or empty for none."""

    def __init__(self, theme: Theme, language: str, edit: QAction, parent: QWidget) -> None:
        """Offer `edit`, which leads to the page of the platforms, behind them."""
        super().__init__(theme, _("Count for…"), _("Where will this text be published?"), parent)
        self._language = language
        self._edit = edit
        self._platforms: Mapping[str, Platform] = {}
        self._now = ""

    def offer(self, platforms: Mapping[str, Platform], now: str, ground: QWidget) -> None:
        """Show these platforms over a part of the window."""
        self._platforms, self._now = platforms, now
        self.open_over(ground)

    def found(self, query: str) -> Sequence[Row]:  # noqa: D102 - a finder's
        none = self._row("", _("No platform"), "")
        last = Row("…", self._edit.text(), "", self._edit)
        further = [last] if self._edit.isEnabled() else []
        order = list(GROUPS)
        ranked = sorted(
            self._platforms.values(),
            key=lambda one: order.index(one.group),
        )
        rows = {one.id: self._row_of(one) for one in ranked}
        if not query.strip():
            return [*([none] if self._now else []), *rows.values(), *further]
        points = {one.id: self._score(query, one) for one in ranked}
        points["…"], points[""] = score(query, last.label), score(query, none.label)
        return sorted(
            (row for row in (*rows.values(), *further, none) if points[row.id]),
            key=lambda row: -points[row.id],
        )

    def _score(self, query: str, platform: Platform) -> int:
        label, within = platform.label, group(platform.group)
        names = (label.to(self._language), label.en, label.fr, platform.id)
        return max(score(query, f"{name} {within}") for name in names)

    def _row_of(self, platform: Platform) -> Row:
        within = group("own" if platform.own else platform.group)
        return self._row(platform.id, platform.label.to(self._language), within)

    def _row(self, id: str, label: str, within: str) -> Row:
        way = QAction(label, self)
        way.triggered.connect(lambda: self.chosen.emit(id))
        return Row(id, f"✓ {label}" if id and id == self._now else label, within, way)

    def counted(self, count: int) -> str:  # noqa: D102 - a finder's
        return ngettext("{count} platform", "{count} platforms", count).format(count=count)
