"""Advice on a text, thought out in a thread of its own: the window never waits for it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QObject, Signal

from desktop.catalog.fields import Field
from desktop.catalog.platforms import Platform
from desktop.checks.box import Box
from desktop.checks.platform import check_box
from desktop.counting.costs import Count
from desktop.counting.measure import measure
from desktop.counting.remedies import Remedy, remedies
from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.messages.marking import N_
from desktop.price import amount_of, like
from ui.meter.meter import Advice, Offer
from ui.meter.wording import named
from ui.settings.work import Work

_FOLDED: Final = {
    "sms_punctuation": N_("Plain punctuation: {left} SMS instead of {now}"),
    "sms_accents": N_("Plain punctuation and letters: {left} SMS instead of {now}"),
}
_SHOWN: Final = ("over_limit", "over_segments")
_ENCODINGS: Final = {"gsm7": N_("GSM-7"), "ucs2": N_("UCS-2")}


@dataclass(frozen=True, slots=True)
class Question:
    """A text, what it is for, and what one SMS costs, as the settings have it."""

    platform: Platform
    field: Field
    text: str
    language: str
    price: str = ""
    whole: bool = False
    """Whether the text is all that the platform's box gets, and each line of it a box where there
    are several."""


def advise(asked: Question) -> Advice:
    """Return what is to be said of a text; any thread may call it."""
    field, text = asked.field, asked.text
    found = measure(field, text)
    boxes = [Box(field, text)]
    if field.many[1] > 1 and asked.whole:
        lines = [line for line in text.split("\n") if line.strip()]
        boxes = [Box(field, line, number) for number, line in enumerate(lines, 1)]
    findings = tuple(found for box in boxes for found in check_box(box))
    offers = tuple(Offer(cure.id, _offered(cure, found.count, asked)) for cure in cures(asked))
    # what the gauge says already is not said again
    told = tuple(one for one in findings if one.id not in _SHOWN)
    return Advice(tuple(_notes(asked, found.count)), offers, told)


def cures(asked: Question) -> tuple[Remedy, ...]:
    """Return what would make the text cost less."""
    return remedies(asked.field, asked.text, price=amount_of(asked.price))


def _offered(cure: Remedy, now: Count, asked: Question) -> str:
    """Return an offer as a sentence with what it saves."""
    if cure.unit == "count":
        return _("Use plain spaces: −{saves}").format(saves=cure.saves)
    left = now.segments - cure.saves
    words = _(_FOLDED[cure.id]).format(left=left, now=now.segments)
    if not cure.money:
        return words
    saved = QLocale(asked.language).toString(cure.money, "f", 2)
    return f"{words} (−{like(asked.price, saved)})"


def _notes(asked: Question, found: Count) -> list[str]:
    field, text = asked.field, asked.text
    notes: list[str] = []
    if found.segments:
        notes.append(_(_ENCODINGS[found.encoding]))
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
