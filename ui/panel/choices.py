"""What a person said to each change of an answer, and the text that comes of it."""

from collections.abc import Iterator

from desktop.review import Hunk, Kind, apply, compare
from ui.panel.changes import State, Stretch, stretches, stretches_of


class Choices:
    """The changes from a source to an answer; open ones count as accepted.

    A change is named by the index of its hunk; `current` is the one that is being looked at.
    """

    def __init__(self, source: str, answer: str) -> None:
        self.sides = (source, answer)
        self._source = source
        self._answer = answer
        self._hunks = compare(source, answer)
        self._states = {
            hunk.index: State.OPEN for hunk in self._hunks if hunk.kind is not Kind.EQUAL
        }
        self._order = list(self._states)
        self._past: list[dict[int, State]] = []
        self.current: int | None = None

    def __len__(self) -> int:
        """Return how many changes there are."""
        return len(self._order)

    @property
    def refused(self) -> int:
        """Return how many were refused."""
        return sum(state is State.REFUSED for state in self._states.values())

    @property
    def open(self) -> int:
        """Return how many nothing was said to yet."""
        return sum(state is State.OPEN for state in self._states.values())

    @property
    def number(self) -> int:
        """Return which change is looked at, counted from 1; 0 where none is."""
        return 0 if self.current is None else self._order.index(self.current) + 1

    def state(self, change: int) -> State:
        """Return what was said to a change."""
        return self._states[change]

    def text(self) -> str:
        """Return the text with the refused changes taken back."""
        return apply(self._source, self._answer, self._hunks, self._accepted())

    def step(self, count: int) -> None:
        """Look at the change so many further on, round the ends."""
        if not self._order:
            return
        if self.current is None:
            self.current = self._order[0 if count > 0 else -1]
            return
        place = self._order.index(self.current) + count
        self.current = self._order[place % len(self._order)]

    def decide(self, change: int, state: State) -> None:
        """Accept or refuse a change and look at the next that is open."""
        self._past.append({change: self._states[change]})
        self._states[change] = state
        self.current = change
        place = self._order.index(change)
        after = (*self._order[place + 1 :], *self._order[:place])
        self.current = next((c for c in after if self._states[c] is State.OPEN), change)

    def accept_rest(self) -> list[int]:
        """Accept every change that is open; return those."""
        rest = [change for change, state in self._states.items() if state is State.OPEN]
        if rest:
            self._past.append(dict.fromkeys(rest, State.OPEN))
            self._states.update(dict.fromkeys(rest, State.ACCEPTED))
        return rest

    def undo(self) -> list[int]:
        """Take back the last choice; return the changes it was about."""
        if not self._past:
            return []
        last = self._past.pop()
        self._states.update(last)
        self.current = next(iter(last))
        return list(last)

    @property
    def can_undo(self) -> bool:
        """Return whether a choice can be taken back."""
        return bool(self._past)

    def stretches(self) -> list[Stretch]:
        """Return everything as it is to be shown."""
        return stretches(self._source, self._answer, self._hunks, self._states)

    def stretches_of(self, change: int) -> list[Stretch]:
        """Return one change as it is to be shown."""
        hunk = self._hunks[change]
        return list(stretches_of(self._source, self._answer, hunk, self._states[change]))

    def changed_spans(self) -> Iterator[tuple[int, int]]:
        """Yield where words that the source did not have stand in the text, in code points."""
        place = 0
        accepted = self._accepted()
        for hunk in self._hunks:
            taken = hunk.index in accepted
            start, end = hunk.answer if taken else hunk.source
            if taken and hunk.kind is not Kind.EQUAL and end > start:
                yield place, place + end - start
            place += end - start

    def _accepted(self) -> frozenset[int]:
        return frozenset(hunk.index for hunk in self._hunks if self._is_taken(hunk))

    def _is_taken(self, hunk: Hunk) -> bool:
        return self._states.get(hunk.index) is not State.REFUSED
