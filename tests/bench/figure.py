"""One figure and its floor."""

import json
import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A value beside the floor of the same run; the goal is `limit` for `judged`.

    `judged` names what the goal speaks of: `ratio`, `value` or `excess` (value less floor); at
    least `limit` is wanted where `more` is true, at most otherwise.
    """

    name: str
    value: float
    unit: str
    floor: float | None
    limit: float
    judged: str = "ratio"
    more: bool = False

    @property
    def ratio(self) -> float | None:
        """Return value over floor; None without a floor."""
        return self.value / self.floor if self.floor else None

    def line(self) -> str:
        """Return the figure as a line of JSON."""
        measured = {
            "ratio": self.ratio,
            "value": self.value,
            "excess": self.value - (self.floor or 0.0),
        }[self.judged]
        sign = "≥" if self.more else "≤"
        met = None
        if measured is not None:
            met = measured >= self.limit if self.more else measured <= self.limit
        return json.dumps(
            {
                "name": self.name,
                "value": round(self.value, 3),
                "unit": self.unit,
                "floor": None if self.floor is None else round(self.floor, 3),
                "ratio": None if self.ratio is None else round(self.ratio, 3),
                "goal": f"{self.judged} {sign} {self.limit:g}",
                "met": met,
            },
            ensure_ascii=False,
        )


def in_turn(times: int, *measures: Callable[[], float]) -> list[float]:
    """Take every measure in turn, so that a drift of the machine meets all; return the medians."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(times):
        for place, measure in enumerate(measures):
            taken[place].append(measure())
    return [statistics.median(values) for values in taken]
