"""The meter of an editor: follows its text or selection, marks it, mends it on demand."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock

from desktop.catalog.fields import Field, Fold
from desktop.catalog.platforms import Platform
from desktop.counting import sms
from desktop.counting.methods import count, reach
from ui.editor.editor import Editor
from ui.editor.seams import continues, read, units
from ui.figures import Figures
from ui.meter.advising import Adviser, Question
from ui.meter.ledger import Ledger
from ui.meter.marks import FoldMark, Marks, Stretch
from ui.meter.meter import Advice, Meter
from ui.meter.scale import Scale
from ui.meter.wording import costly_words, fold_words, is_telling, segment_words
from ui.theme import Theme

_PAUSE: Final = 120
"""Milliseconds from new figures to advice about the text."""
LONGEST: Final = 50_000
"""Qt's positions of the longest text that advice is given on."""
_PARTED: Final = 2_000
"""Qt's positions of the longest text whose SMS are parted as it is written."""
_KEPT: Final = 300
"""Paragraphs whose costly stretches are kept."""


class Station(QObject):
    """Counts an editor's text for one field of a platform and shows it in a meter."""

    counted = Signal()
    """The figures are up to date."""
    advised = Signal()
    """What is said of the text is up to date."""

    def __init__(
        self,
        editor: Editor,
        meter: Meter,
        platform: Platform,
        field: Field,
        theme: Theme,
        figures: Figures,
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._meter = meter
        self._figures = figures
        self.platform = platform
        self.field = field
        self.price = 0.0
        """What one SMS costs; 0 where nobody said."""
        self._label = platform.label.to(figures.language)
        self._scale = Scale(field, figures)
        self._over: Stretch | None = None
        self._folds: tuple[FoldMark, ...] = ()
        self._is_foreign = False
        self._costly: dict[str, tuple[tuple[int, int, str], ...]] = {}
        self._adviser = Adviser(self)
        self._adviser.advised.connect(self._show_advice)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._ask)
        self._ledger = Ledger(editor, self._scale.weigh)
        self._ledger.changed.connect(self._show)
        self._marks = Marks(editor, theme, self)
        meter.used.connect(self.use)

    def close(self) -> None:
        """Stop counting and take the marks away."""
        self._soon.stop()
        self._meter.used.disconnect(self.use)
        self._marks.close()
        self._ledger.close()
        self.deleteLater()

    def text(self) -> str:
        """Return what is counted: the selection, or else the whole."""
        return read(self._editor.document(), *self._ledger.scope())

    def over(self) -> Stretch | None:
        """Return what is beyond the limit."""
        return self._over

    def folds(self) -> Sequence[FoldMark]:
        """Return where the text folds, or an SMS ends."""
        return self._folds

    def costly(self, block: QTextBlock) -> Sequence[Stretch]:
        """Return what costs more than it seems to in one of Qt's blocks."""
        text = block.text()
        kept = self._costly.get(text)
        if kept is None:
            if len(self._costly) >= _KEPT:
                self._costly.clear()
            kept = self._costly[text] = tuple(
                (
                    units(text[: one.start]),
                    units(text[: one.end]),
                    costly_words(one, text, self._label),
                )
                for one in count(self.field.method, text).costly
                if is_telling(one) and not (self._is_foreign and one.reason == "extension")
            )
        at, (start, end) = block.position(), self._ledger.scope()
        return [
            Stretch(at + first, at + last, words)
            for first, last, words in kept
            if start <= at + first and at + last <= end
        ]

    def use(self, id: str) -> None:
        """Do what an offer says, as one undo step."""

    def _show(self) -> None:
        start, end = self._ledger.scope()
        weights = self._ledger.totals()
        is_short = end - start <= _PARTED
        text = self.text() if self._scale.is_sms and is_short else None
        self._meter.show_level(self._scale.level(weights, text))
        before = (self._over, self._folds, self._is_foreign)
        if self._scale.is_sms:
            foreign = bool(weights[3])
            if foreign != self._is_foreign:
                self._is_foreign = foreign
                self._costly.clear()
            self._over, self._folds = self._parted(text, start, end)
        else:
            passed = self._passed(weights)
            self._over = Stretch(passed, end, "") if passed is not None else None
            self._folds = tuple(self._folded(start, end))
        if before != (self._over, self._folds, self._is_foreign):
            self._marks.refresh()
        self.counted.emit()
        if not self._soon.isActive():
            self._soon.start()

    def _passed(self, weights: Sequence[int]) -> int | None:
        """Return where the text passes the first of its limits."""
        limits = [(0, self.field.method, self.field.hard), *self._scale.further()]
        found = [
            self._ledger.reach(way, hard, partial(reach, method))
            for way, method, hard in limits
            if hard and weights[way] > hard
        ]
        return min((place for place in found if place is not None), default=None)

    def _folded(self, start: int, end: int) -> list[FoldMark]:
        marks = []
        for fold in self.field.folds:
            place = self._fold(fold, start, end)
            if place is not None and place < end:
                marks.append(FoldMark(place, fold_words(fold.where)))
        return marks

    def _fold(self, fold: Fold, start: int, end: int) -> int | None:
        places = []
        if fold.count:
            within = partial(reach, self.field.method)
            places.append(self._ledger.reach(0, fold.count, within))
        if fold.lines:
            places.append(self._line_end(start, end, fold.lines))
        return min((place for place in places if place is not None), default=None)

    def _line_end(self, start: int, end: int, lines: int) -> int | None:
        """Return where so many lines of the scope end, None where it has no more."""
        block = self._editor.document().findBlock(start).next()
        while block.isValid() and block.position() <= end:
            lines -= not continues(block)
            if not lines:
                return block.position() - 1
            block = block.next()
        return None

    def _parted(
        self, text: str | None, start: int, end: int
    ) -> tuple[Stretch | None, tuple[FoldMark, ...]]:
        """Return what of an SMS is too much, and where each of its segments ends."""
        if text is None or continues(self._editor.document().findBlock(end)):
            return None, ()
        encoding = sms.load(text).encoding
        ends = sms.parts(text, encoding)
        places = [start + units(text[:at]) for at in ends[:-1]]
        marks = tuple(
            FoldMark(place, segment_words(number)) for number, place in enumerate(places, 2)
        )
        hard = self.field.hard
        over = Stretch(places[hard - 1], end, "") if 0 < hard <= len(places) else None
        return over, marks

    def _ask(self) -> None:
        start, end = self._ledger.scope()
        if end - start > LONGEST:
            self._meter.show_advice(Advice())
            self.advised.emit()
            return
        self._adviser.ask(self._question(self.text()))

    def _question(self, text: str) -> Question:
        return Question(self.platform, self.field, text, self._figures.language, self.price)

    def _show_advice(self, question: Question, advice: Advice) -> None:
        self._meter.show_advice(advice)
        self.advised.emit()
