"""Counting as a text is typed: a key costs the counting of its own paragraph alone.

The text is given in pieces that make it up when joined: each paragraph begins with its line end but
the first, and a very long one may be cut between a space and a letter.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.counting import sms
from desktop.counting.costs import Costly, Count
from desktop.counting.measure import FoldRule, Further, Limits, stand
from desktop.counting.methods import Weight, costly, fill, room, tell, weigh


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a text: an index in one of its pieces, whose line end counts too."""

    piece: int
    at: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text stands in a field; see `Measure`. A place is None where there is no such end."""

    count: Count
    limit: int
    left: int
    fits: bool
    over: Place | None
    folds: tuple[tuple[str, Place | None], ...]
    also: tuple[Further, ...]


class Running:
    """A text in pieces, counted by one method."""

    def __init__(self, method: str) -> None:
        self.method = method
        self._pieces: list[str] = []
        self._weights: list[Weight] = []
        self._total = list(weigh(method, ""))

    def __len__(self) -> int:
        """Return the pieces."""
        return len(self._pieces)

    def replace(self, first: int, end: int, pieces: Sequence[str]) -> None:
        """Put pieces where others were, as a list does with a slice."""
        fresh = [weigh(self.method, piece) for piece in pieces]
        for sign, changed in ((-1, self._weights[first:end]), (1, fresh)):
            for weight in changed:
                for place, figure in enumerate(weight):
                    self._total[place] += sign * figure
        self._weights[first:end] = fresh
        self._pieces[first:end] = pieces

    def count(self) -> Count:
        """Return how long the text is."""
        return tell(self.method, tuple(self._total), lambda: "".join(self._pieces))

    def costly(self, piece: int) -> tuple[Costly, ...]:
        """Return what of a piece costs more than it seems to."""
        encoding = sms.Load(*self._total).encoding if self.method == "sms" else ""
        return costly(self.method, self._pieces[piece], encoding)

    def reach(self, limit: int) -> Place | None:
        """Return where the text passes a limit, None where it does not."""
        if self.method == "sms":
            return self._segments(limit)
        left = room(self.method, limit)
        for number, weight in enumerate(self._weights):
            if weight[0] > left:
                return Place(number, fill(self.method, self._pieces[number], left))
            left -= weight[0]
        return None

    def line(self, number: int) -> Place | None:
        """Return the line end that so many lines have, None where the text has no more."""
        for place, piece in enumerate(self._pieces):
            number -= piece.startswith("\n")
            if not number:
                return Place(place, 0)
        return None

    def _segments(self, limit: int) -> Place | None:
        count = self.count()
        if count.segments <= limit:
            return None
        text, enough = "", limit * sms.SINGLE[count.encoding] + 1
        for piece in self._pieces:
            text += piece
            if len(text) >= enough:
                break
        at = sms.reach(text, limit, count.encoding)
        for number, piece in enumerate(self._pieces):
            if at < len(piece):
                return Place(number, at)
            at -= len(piece)
        return None


class Watch:
    """A platform's field watching a text in pieces."""

    def __init__(self, field: Limits) -> None:
        self.field = field
        self._main = Running(field.method)
        self._also = [(Running(method), limit) for method, limit in field.also]

    def __len__(self) -> int:
        """Return the pieces."""
        return len(self._main)

    def replace(self, first: int, end: int, pieces: Sequence[str]) -> None:
        """Put pieces where others were, as a list does with a slice."""
        self._main.replace(first, end, pieces)
        for running, _ in self._also:
            running.replace(first, end, pieces)

    def costly(self, piece: int) -> tuple[Costly, ...]:
        """Return what of a piece costs more than it seems to."""
        return self._main.costly(piece)

    def standing(self, *, limit: int | None = None, used: int = 0) -> Standing:
        """Return how the text stands; the arguments are those of `measure`."""
        count = self._main.count()
        hard = self.field.hard if limit is None else limit
        most, left = stand(count, hard, used)
        over = [self._main.reach(max(0, hard - used))] if hard else []
        also = []
        for running, further in self._also:
            also.append(Further(running.method, running.count().count, further))
            over.append(running.reach(further))
        return Standing(
            count,
            most,
            left,
            left >= 0 and all(one.left >= 0 for one in also),
            min((place for place in over if place), default=None),
            tuple((fold.where, self._fold(fold)) for fold in self.field.folds),
            tuple(also),
        )

    def _fold(self, fold: FoldRule) -> Place | None:
        at = [self._main.reach(fold.count)] if fold.count else []
        if fold.lines:
            at.append(self._main.line(fold.lines))
        return min((place for place in at if place), default=None)
