"""Puts an answer into the text: in the place of its passage or below it, as one undo step."""

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.messages import gettext as _
from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.panel.card import Card
from ui.panel.questions import ask_about_changed
from ui.panel.version import Version


class Delivery(QObject):
    """Never overwrites in silence what was written meanwhile."""

    settled = Signal(str, str, bool)
    """An answer was dealt with: the verdict, what to say of it, whether it can be undone."""

    def __init__(self, editor: Editor, card: Card) -> None:
        super().__init__(card)
        self._editor = editor
        self._card = card

    def accept(self, passage: Passage, version: Version) -> None:
        """Put a version in the place of its passage; ask first where that has changed."""
        if not passage.is_unchanged():
            below = partial(self.insert_below, passage, version)
            ask_about_changed(self._card, partial(self._replace, passage, version), below)
        elif version.text == passage.text:
            verdict = "accepted" if version.is_as_it_came else "rejected"
            self.settled.emit(verdict, _("The text stays as it was."), False)
        else:
            self._replace(passage, version)

    def insert_below(self, passage: Passage, version: Version) -> None:
        """Put a version in a paragraph of its own behind its passage."""
        span = passage.insert_below(version.text)
        self._arrive(version, span[1], [span], _("Inserted below"))

    def _replace(self, passage: Passage, version: Version) -> None:
        start, end = passage.replace(version.text)
        spans = positions(version.text, version.changed_spans())
        lit = [(start + begin, start + stop) for begin, stop in spans]
        self._arrive(version, end, lit, _("Replaced"))

    def _arrive(self, version: Version, end: int, lit: list[tuple[int, int]], words: str) -> None:
        """Put the cursor behind what was written and light what is new."""
        cursor = self._editor.textCursor()
        cursor.setPosition(end)
        self._editor.setTextCursor(cursor)
        self._editor.light(*lit)
        self.settled.emit("accepted" if version.is_as_it_came else "partly", words, True)


def positions(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans of code points, in their order, as Qt counts: two for those beyond U+FFFF."""
    place = beyond = 0
    for span in spans:
        counted = []
        for offset in span:
            beyond += sum(character > "\uffff" for character in text[place:offset])
            place = offset
            counted.append(offset + beyond)
        yield counted[0], counted[1]
