"""The filters of the history on one line: a chip each, and the star."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from desktop.messages import gettext as _
from desktop.messages.marking import N_
from desktop.model import Outcome
from desktop.store.marks import Filter, period
from ui.history.wording import OUTCOMES
from ui.panel.chip import SIDES, draw_chip
from ui.panel.wrapping import WrappingLayout
from ui.theme import Theme

_MOST: Final = 150
"""Pixels that a chip takes at most; longer words are cut with an ellipsis."""
PERIODS: Final = (
    ("today", N_("Today")),
    ("week", N_("7 days")),
    ("month", N_("30 days")),
    ("year", N_("This year")),
)
_ENDS: Final = (Outcome.DONE, Outcome.FAILED, Outcome.CANCELLED, Outcome.INTERRUPTED)


def first_day(name: str, today: date) -> date | None:
    """Return the first day of a period that ends today; None for all time."""
    match name:
        case "today":
            return today
        case "week":
            return today - timedelta(days=6)
        case "month":
            return today - timedelta(days=29)
        case "year":
            return today.replace(month=1, day=1)
    return None


class FilterChip(QComboBox):
    """One property to filter by; while nothing is chosen it shows the property's name."""

    def __init__(self, name: str, every: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self.addItem(every, "")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentIndexChanged.connect(self.updateGeometry)

    def offer(self, values: Iterable[tuple[str, str]]) -> None:
        """Offer values, each with its words."""
        for value, words in values:
            self.addItem(words, value)
        widest = max(
            self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())
        )
        self.view().setMinimumWidth(widest + 40)

    def value(self) -> str:
        """Return the chosen value; empty where all are wanted."""
        return str(self.currentData() or "")

    def words(self) -> str:
        """Return what the chip shows."""
        return self.currentText() if self.value() else self._name

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        width = self.fontMetrics().horizontalAdvance(self.words()) + SIDES
        return QSize(min(width, _MOST), 30)

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102 - Qt's
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        colors = self._theme.colors
        if self.value():
            colors = replace(colors, panel=colors.chosen)
        draw_chip(self, self.words(), colors)


class Filters(QWidget):
    """Says which runs are wanted."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.action = FilterChip(_("Action"), _("All actions"), theme, self)
        self.engine = FilterChip(_("Engine"), _("All engines"), theme, self)
        self.period = FilterChip(_("Period"), _("All time"), theme, self)
        self.outcome = FilterChip(_("Outcome"), _("All outcomes"), theme, self)
        self.chips = (self.action, self.engine, self.period, self.outcome)
        self.star = QPushButton("★", self)
        self.star.setObjectName("star_filter")
        self.star.setCheckable(True)
        self.star.setAccessibleName(_("Only those with a star"))
        self.star.setToolTip(_("Only those with a star"))
        self.star.setFixedWidth(32)
        self.star.toggled.connect(self.changed)
        layout = WrappingLayout(4, self)
        for chip in self.chips:
            chip.currentIndexChanged.connect(self.changed)
            layout.addWidget(chip)
        layout.addWidget(self.star)
        self.period.offer((value, _(words)) for value, words in PERIODS)
        self.outcome.offer((outcome.value, _(OUTCOMES[outcome][1])) for outcome in _ENDS)

    def offer(self, actions: Sequence[tuple[str, str]], engines: Sequence[tuple[str, str]]) -> None:
        """Offer the actions and engines of the catalogue, each with its words."""
        self.action.offer(actions)
        self.engine.offer(engines)

    def wanted(self, today: Callable[[], date] = date.today) -> Filter:
        """Return the filter that the chips say."""
        since, _until = period(first_day(self.period.value(), today()), None)
        outcome = self.outcome.value()
        return Filter(
            action=self.action.value(),
            engine=self.engine.value(),
            outcome=Outcome(outcome) if outcome else None,
            since=since,
            starred=self.star.isChecked(),
        )

    def clear(self) -> None:
        """Want all runs again."""
        for chip in self.chips:
            chip.setCurrentIndex(0)
        self.star.setChecked(False)
