"""What changed from a text to its answer, as stretches ready to be shown one after the other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.review import Hunk, Kind


class Mark(StrEnum):
    """What became of a stretch."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    TAKEN = "taken"
    """What a change that was accepted leaves."""
    REFUSED = "refused"
    """What a change that was refused leaves: the source's own words."""
    CUT = "cut"
    """A line end for the eye alone, within a very long paragraph."""


class State(StrEnum):
    """What a person said to a change."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text, what became of it, and the place of its hunk if that is a change."""

    text: str
    mark: Mark
    change: int | None = None


def stretches(
    source: str, answer: str, hunks: Iterable[Hunk], states: Mapping[int, State] | None = None
) -> list[Stretch]:
    """Return source and answer merged: what was removed stands before what came in its place."""
    merged: list[Stretch] = []
    for hunk in hunks:
        if hunk.kind is Kind.EQUAL:
            merged.append(Stretch(answer[slice(*hunk.answer)], Mark.KEPT))
        else:
            state = (states or {}).get(hunk.index, State.OPEN)
            merged.extend(stretches_of(source, answer, hunk, state))
    return merged


def stretches_of(source: str, answer: str, hunk: Hunk, state: State) -> Iterator[Stretch]:
    """Yield what one change looks like; a decided one is one stretch, if need be without text."""
    removed, added = source[slice(*hunk.source)], answer[slice(*hunk.answer)]
    match state:
        case State.ACCEPTED:
            yield Stretch(added, Mark.TAKEN, hunk.index)
        case State.REFUSED:
            yield Stretch(removed, Mark.REFUSED, hunk.index)
        case State.OPEN:
            if removed:
                yield Stretch(removed, Mark.REMOVED, hunk.index)
            if added:
                yield Stretch(added, Mark.ADDED, hunk.index)


def share_kept(merged: Iterable[Stretch]) -> float:
    """Return how much of what is shown stands in both texts, from 0 to 1."""
    total = kept = 0
    for stretch in merged:
        total += len(stretch.text)
        kept += len(stretch.text) if stretch.mark is Mark.KEPT else 0
    return kept / total if total else 1.0
