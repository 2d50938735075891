"""A text against the limits of a platform's field: what is left, where it folds, where it is over.

The field is taken by what is read of it, so that this stays free of where fields come from.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.counting import sms
from desktop.counting.costs import Costly, Count
from desktop.counting.methods import count, reach


class FoldRule(Protocol):
    """Where a platform hides the rest of a text; 0 where that is not what counts."""

    @property
    def where(self) -> str:
        """Return the screen it is for."""
        ...

    @property
    def count(self) -> int:
        """Return how much is shown, in the field's unit."""
        ...

    @property
    def lines(self) -> int:
        """Return how many lines are shown."""
        ...


class Limits(Protocol):
    """What is read of a platform's field."""

    @property
    def id(self) -> str:
        """Return its name among the platform's fields."""
        ...

    @property
    def method(self) -> str:
        """Return the counting method."""
        ...

    @property
    def hard(self) -> int:
        """Return the limit, for SMS in segments; 0 for none."""
        ...

    @property
    def also(self) -> Sequence[tuple[str, int]]:
        """Return limits in other units."""
        ...

    @property
    def folds(self) -> Sequence[FoldRule]:
        """Return where it folds."""
        ...


@dataclass(frozen=True, slots=True)
class Folded:
    """Where a text is folded on a screen; the text's end where all of it is shown."""

    where: str
    at: int


@dataclass(frozen=True, slots=True)
class Further:
    """A limit in another unit than the field's own."""

    method: str
    count: int
    limit: int

    @property
    def left(self) -> int:
        """Return what is left, below zero where the text is over."""
        return self.limit - self.count


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text stands in a field.

    `limit` and `left` are in the unit of the method, for SMS in septets or UTF-16 units: `limit` is
    what the allowed segments hold, and `left` what can still be written. A limit of 0 is none, and
    nothing is left then. `over_at` is the index from which on the text is over, its end where it
    fits; further limits have their part in it and in `fits`.
    """

    field: str
    count: Count
    limit: int
    left: int
    fits: bool
    over_at: int
    folds: tuple[Folded, ...] = ()
    also: tuple[Further, ...] = ()

    @property
    def method(self) -> str:
        """Return the counting method."""
        return self.count.method

    @property
    def segments(self) -> int:
        """Return the segments; 0 for a method that has none."""
        return self.count.segments

    @property
    def costly(self) -> tuple[Costly, ...]:
        """Return the stretches that cost more than they seem to."""
        return self.count.costly


def measure(field: Limits, text: str, *, limit: int | None = None, used: int = 0) -> Measure:
    """Measure a text against a field.

    `limit` replaces the field's own, as for a Mastodon server with another one; `used` is what
    other boxes take of it, as a content warning does.
    """
    found = count(field.method, text)
    hard = field.hard if limit is None else limit
    also = tuple(Further(method, count(method, text).count, most) for method, most in field.also)
    over_at = reach(field.method, text, max(0, hard - used)) if hard else len(text)
    for further in also:
        if further.left < 0:
            over_at = min(over_at, reach(further.method, text, further.limit))
    room, left = stand(found, hard, used)
    return Measure(
        field.id,
        found,
        room,
        left,
        left >= 0 and all(further.left >= 0 for further in also),
        over_at,
        tuple(Folded(fold.where, fold_at(field.method, text, fold)) for fold in field.folds),
        also,
    )


def stand(found: Count, hard: int, used: int = 0) -> tuple[int, int]:
    """Return the limit of a count in its own unit, and what is left; both 0 where none is."""
    if not hard:
        return 0, 0
    if found.method != "sms":
        return hard, hard - used - found.count
    multi = sms.MULTI[found.encoding]
    single = sms.SINGLE[found.encoding]
    limit = single if hard == 1 else hard * multi
    if found.segments > hard:
        return limit, min(-1, limit - found.count)
    if found.segments == 1 and hard > 1:
        return limit, limit - found.count
    return limit, (hard - found.segments) * multi + found.room


def fold_at(method: str, text: str, fold: FoldRule) -> int:
    """Return where a text is folded; the lines are those that it was given, none is wrapped."""
    at = reach(method, text, fold.count) if fold.count else len(text)
    if fold.lines:
        lines = text.split("\n", fold.lines)
        if len(lines) > fold.lines:
            at = min(at, len(text) - len(lines[-1]) - 1)
    return at
