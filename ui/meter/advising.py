"""Advice on a text, thought out in a thread of its own: the window never waits for it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from desktop.catalog.fields import Field
from desktop.catalog.platforms import Platform
from desktop.counting.costs import Count
from desktop.counting.measure import measure
from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.meter.meter import Advice
from ui.meter.wording import named
from ui.settings.work import Work

_ENCODINGS: Final = {"gsm7": "GSM-7", "ucs2": "UCS-2"}


@dataclass(frozen=True, slots=True)
class Question:
    """A text, what it is for, and what one SMS costs (0 where nobody said)."""

    platform: Platform
    field: Field
    text: str
    language: str
    price: float = 0.0


def advise(asked: Question) -> Advice:
    """Return what is to be said of a text; any thread may call it."""
    found = measure(asked.field, asked.text)
    return Advice(notes=tuple(_notes(asked, found.count)))


def _notes(asked: Question, found: Count) -> list[str]:
    field, text = asked.field, asked.text
    notes: list[str] = []
    if found.segments:
        notes.append(_ENCODINGS[found.encoding])
        leaving = [text[one.start : one.end] for one in found.costly if one.reason == "leaves_gsm"]
        if leaving:
            signs = len(dict.fromkeys(leaving))
            words = ngettext(
                "{signs} leaves the short alphabet", "{signs} leave the short alphabet", signs
            )
            notes.append(words.format(signs=named(leaving)))
        if found.segments > 1 and found.room:
            left = ngettext("{count} left in the last", "{count} left in the last", found.room)
            notes.append(left.format(count=found.room))
    heavy = [text[one.start : one.end] for one in found.costly if one.reason == "weighs"]
    if heavy:
        signs = len(dict.fromkeys(heavy))
        words = ngettext("{signs} weighs 2", "{signs} weigh 2", signs)
        notes.append(words.format(signs=named(heavy)))
    if field.confidence == "low" and (field.hard or field.soft[1]):
        notes.append(_("This limit is not certain: sources disagree"))
    return notes


class Adviser(QObject):
    """Answers the last question; what is asked while it thinks waits, and only the newest."""

    advised = Signal(object, object)
    """A question and the advice on it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work = Work(self)
        self._waiting: Question | None = None
        self._is_busy = False

    def ask(self, question: Question) -> None:
        """Think about a question, once the one before is answered."""
        if self._is_busy:
            self._waiting = question
            return
        self._is_busy = True
        self._work.do(
            lambda: advise(question),
            lambda advice: self._tell(question, advice),
            lambda _error: self._tell(question, Advice()),
        )

    def _tell(self, question: Question, advice: Advice) -> None:
        self._is_busy = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting != question:
            self.ask(waiting)
        else:
            self.advised.emit(question, advice)
