"""What changed from a text to its answer, as stretches ready to be shown one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.review import Hunk, Kind


class Mark(StrEnum):
    """What became of a stretch."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some text and what became of it."""

    text: str
    mark: Mark


def stretches(source: str, answer: str, hunks: Iterable[Hunk]) -> list[Stretch]:
    """Return source and answer merged: what was removed stands before what came in its place."""
    merged: list[Stretch] = []
    for hunk in hunks:
        removed = source[slice(*hunk.source)]
        added = answer[slice(*hunk.answer)]
        if hunk.kind is Kind.EQUAL:
            merged.append(Stretch(added, Mark.KEPT))
            continue
        if removed:
            merged.append(Stretch(removed, Mark.REMOVED))
        if added:
            merged.append(Stretch(added, Mark.ADDED))
    return merged


def share_kept(merged: Iterable[Stretch]) -> float:
    """Return how much of what is shown stands in both texts, from 0 to 1."""
    total = kept = 0
    for stretch in merged:
        total += len(stretch.text)
        kept += len(stretch.text) if stretch.mark is Mark.KEPT else 0
    return kept / total if total else 1.0
