"""Whether an answer is shown plainly or with its changes, and what those are."""

from typing import Final

from desktop.review import compare
from ui.panel.answer import AnswerView
from ui.panel.changes import Stretch, share_kept, stretches

_MOSTLY_NEW: Final = 0.3
"""Below this share of kept text the changes say nothing."""
_LONG: Final = 24_000
"""Characters of source and answer from which they are compared only when asked: 17 ms to there."""


class Comparison:
    """One answer beside its source; compares them once, when that is of use."""

    def __init__(self, view: AnswerView, source: str, answer: str, *, related: bool) -> None:
        """Take an answer; `related` says that it is in the words of its source."""
        self._view = view
        self._source = source
        self._answer = answer
        self._merged: list[Stretch] | None = None
        self.is_quick = len(source) + len(answer) < _LONG
        self.tells = related
        if related and self.is_quick:
            self.tells = share_kept(self._changes()) > _MOSTLY_NEW

    def show(self, *, changes: bool) -> None:
        """Show the answer, with its changes or plainly."""
        if changes:
            self._view.show_changes(self._changes())
        else:
            self._view.show_text(self._answer)

    def _changes(self) -> list[Stretch]:
        if self._merged is None:
            hunks = compare(self._source, self._answer)
            self._merged = stretches(self._source, self._answer, hunks)
        return self._merged
