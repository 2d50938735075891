"""The meter of an editor: follows its text or selection, marks it, mends it on demand."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from desktop.catalog.fields import Field
from desktop.catalog.platforms import Platform
from desktop.counting import sms
from desktop.counting.costs import Count
from desktop.counting.methods import costly, reach
from desktop.counting.running import Place, Standing
from ui.editor.editor import Editor
from ui.editor.seams import read, units
from ui.figures import Figures
from ui.meter.advising import Adviser, Question, cures
from ui.meter.ledger import Ledger
from ui.meter.marks import FoldMark, Marks, Stretch
from ui.meter.meter import Advice, Meter
from ui.meter.scale import level_of
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
        self.price = ""
        """What one SMS costs; empty where nobody said."""
        self._label = platform.label.to(figures.language)
        self._over: Stretch | None = None
        self._folds: tuple[FoldMark, ...] = ()
        self._encoding = ""
        self._costly: dict[str, tuple[tuple[int, int, str], ...]] = {}
        self._adviser = Adviser(self)
        self._adviser.advised.connect(self._show_advice)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._ask)
        self._ledger = Ledger(editor, field)
        self._ledger.changed.connect(self._show)
        self.marks = Marks(editor, theme, self)
        meter.used.connect(self.use)

    def close(self) -> None:
        """Stop counting and take the marks away."""
        self._soon.stop()
        self._meter.used.disconnect(self.use)
        self.marks.close()
        self._ledger.close()
        self.deleteLater()

    def text(self) -> str:
        """Return what is counted: the selection, or else the whole."""
        return read(self._editor.document(), *self._ledger.scope())

    def over(self, block: QTextBlock) -> Stretch | None:
        """Return what is beyond the limit; where each line is a text, of that line."""
        if self.field.many[1] <= 1 or self._editor.textCursor().hasSelection():
            return self._over
        text, hard = block.text(), self.field.hard
        at = reach(self.field.method, text, hard) if hard else len(text)
        if at >= len(text):
            return None
        return Stretch(block.position() + units(text[:at]), block.position() + units(text), "")

    def standing(self) -> Standing:
        """Return how the text stands in the field."""
        return self._ledger.watch.standing()

    def position(self, place: Place) -> int:
        """Return the position in the editor of a place in what is counted."""
        return self._ledger.position(place)

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
                for one in costly(self.field.method, text, self._encoding or "gsm7")
                if is_telling(one)
            )
        at, (start, end) = block.position(), self._ledger.scope()
        if self.field.many[1] > 1:
            start, end = 0, at + block.length()
        return [
            Stretch(at + first, at + last, words)
            for first, last, words in kept
            if start <= at + first and at + last <= end
        ]

    def use(self, id: str) -> None:
        """Do what an offer says, as one undo step."""
        start, end = self._ledger.scope()
        text = read(self._editor.document(), start, end)
        found = next((one for one in cures(self._question(text)) if one.id == id), None)
        if found is None:
            return
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for edit in reversed(found.edits):
            before = start + units(text[: edit.start])
            cursor.setPosition(before)
            after = before + units(text[edit.start : edit.end])
            cursor.setPosition(after, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.text)
        cursor.endEditBlock()
        self._editor.setFocus()

    def _show(self) -> None:
        found = self.standing()
        self._meter.show_level(level_of(self.field, found, self._figures))
        before = (self._over, self._folds, self._encoding)
        end = self._ledger.scope()[1]
        over = self.position(found.over) if found.over is not None else end
        self._over = Stretch(over, end, "") if over < end else None
        self._folds = (*self._folded(found), *self._parted(found.count))
        self._encoding = found.count.encoding
        if before != (self._over, self._folds, self._encoding):
            if before[2] != self._encoding:
                self._costly.clear()
            self.marks.refresh()
        self.counted.emit()
        self.ask()

    def _folded(self, found: Standing) -> Iterator[FoldMark]:
        for where, place in found.folds:
            if place is not None and place != found.over:
                yield FoldMark(self.position(place), fold_words(where))

    def _parted(self, found: Count) -> Iterator[FoldMark]:
        """Return where each SMS ends but the last."""
        if found.segments < 2 or found.count > _PARTED:
            return
        text, start = self.text(), self._ledger.scope()[0]
        for number, at in enumerate(sms.parts(text, found.encoding)[:-1], 2):
            yield FoldMark(start + units(text[:at]), segment_words(number))

    def ask(self) -> None:
        """Have the text thought about anew, soon."""
        if not self._soon.isActive():
            self._soon.start()

    def _ask(self) -> None:
        start, end = self._ledger.scope()
        # of boxes that are lines, all are looked at together
        whole = not self._editor.textCursor().hasSelection()
        if (self._editor.document().characterCount() if whole else end - start) > LONGEST:
            self._meter.show_advice(Advice())
            self.advised.emit()
            return
        text = self._editor.text() if whole else self.text()
        self._adviser.ask(self._question(text, whole=whole))

    def _question(self, text: str, *, whole: bool = False) -> Question:
        language = self._figures.language
        return Question(self.platform, self.field, text, language, self.price, whole)

    def _show_advice(self, question: Question, advice: Advice) -> None:
        self._meter.show_advice(advice)
        self.advised.emit()
