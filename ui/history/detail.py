"""One run whole: what was asked, what came, what became of it, and what to do with it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import gettext as _
from desktop.model import Outcome, Severity
from desktop.store.records import RunRecord, StoredAnswer
from ui.figures import Figures
from ui.history.courier import Courier
from ui.history.reading import Reading, Texts, View
from ui.history.wording import VERDICTS, Wording, ending
from ui.panel.buttons import TextButton
from ui.panel.findings import Findings
from ui.panel.wrapping import WrappingLayout
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App


class Detail(QFrame):
    """Reads a run; its buttons only say what is wanted, and the page does it."""

    reuse = Signal()
    star = Signal()
    erase = Signal()
    erase_all = Signal()
    copy = Signal(str)
    restore = Signal(str)
    back = Signal()

    def __init__(self, theme: Theme, figures: Figures, courier: Courier, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history_detail")
        self._figures = figures
        self._wording: Wording | None = None
        self._app: App | None = None
        self.record: RunRecord | None = None
        self._variant = 0
        self.back_button = TextButton("← " + _("All runs"), self)
        self.back_button.clicked.connect(self.back)
        self.title = self._line("title")
        self.title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.star_button = TextButton("☆", self)
        self.star_button.setFixedWidth(34)
        self.star_button.clicked.connect(self.star)
        self.place = self._line("caption")
        self.cost = self._line("caption")
        self.end = self._line("")
        self.advice = self._line("caption")
        self.instruction = self._line("")
        self.verdict = self._line("caption")
        self.variants = QHBoxLayout()
        self.variants.setSpacing(4)
        self.reading = Reading(theme, courier, self)
        self.reading.switched.connect(self._name_copy)
        self.findings = Findings(self)
        self._place_widgets()

    def _line(self, name: str) -> QLabel:
        made = QLabel(self)
        made.setObjectName(name)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        return made

    def _place_widgets(self) -> None:
        self.reuse_button = QPushButton(_("Reuse on the current text"), self)
        self.reuse_button.setProperty("kind", "primary")
        self.reuse_button.clicked.connect(self.reuse)
        self.copy_button = TextButton(_("Copy answer"), self)
        self.copy_button.clicked.connect(lambda: self.copy.emit(self.reading.shown()))
        self.open_button = TextButton(_("Open as a document"), self)
        self.open_button.clicked.connect(lambda: self.restore.emit(self.reading.shown()))
        self.erase_button = TextButton(_("Delete"), self)
        self.erase_button.clicked.connect(self.erase)
        self.more = TextButton("⋯", self)
        self.more.setFixedWidth(34)
        self.more.setAccessibleName(_("More"))
        self.more.setToolTip(_("More"))
        self.more.clicked.connect(self._open_more)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for button in (self.star_button, self.more):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        foot = WrappingLayout(4)
        self.reuse_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        foot.addWidget(self.reuse_button)
        for button in (self.copy_button, self.open_button, self.erase_button):
            button.setObjectName("beside_primary")
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 24, 12)
        layout.setSpacing(4)
        layout.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        # buttons of words alone stand with their words at the edge of the lines
        lines, last = QVBoxLayout(), QVBoxLayout()
        for inset in (lines, last):
            inset.setContentsMargins(8, 0, 0, 0)
            inset.setSpacing(4)
        lines.addLayout(head)
        for line in (self.place, self.cost):
            lines.addWidget(line)
        lines.addSpacing(4)
        for line in (self.end, self.advice, self.instruction):
            lines.addWidget(line)
        lines.addSpacing(8)
        lines.addLayout(self.variants)
        lines.addWidget(self.reading, 1)
        lines.addWidget(self.verdict)
        last.addLayout(foot)
        layout.addLayout(lines, 1)
        layout.addWidget(self.findings)
        layout.addSpacing(4)
        layout.addLayout(last)

    def attach(self, app: "App", wording: Wording) -> None:
        """Give it the core, and the words for runs."""
        self._app, self._wording = app, wording

    def show_record(self, record: RunRecord, query: str) -> None:
        """Show a run, with what was searched for marked."""
        assert self._wording is not None
        self.record = record
        self._query = query
        self.title.setText(self._wording.asked(record.action, record.options))
        self.place.setText(
            f"{self._figures.moment(record.started_at)} · {self._wording.place(record)}"
        )
        happened, advice = self._wording.end(record)
        asked = _("You asked: {instruction}").format(instruction=record.instruction)
        for line, words in (
            (self.cost, self._wording.cost(record)),
            (self.end, happened),
            (self.advice, advice),
            (self.instruction, asked if record.instruction else ""),
        ):
            line.setText(words)
            line.setVisible(bool(words))
        _shape, _word, severity = ending(record.outcome, record.error_id)
        self.end.setProperty("severity", severity or "hint")
        self.end.style().polish(self.end)
        self.show_star(record.starred)
        ended = record.outcome is not Outcome.RUNNING
        self.erase_button.setEnabled(ended)
        self._offer_variants(record)
        self._read(self._chosen_variant(record))

    def show_star(self, starred: bool) -> None:
        """Show whether the run has a star."""
        words = _("Take the star away") if starred else _("Give it a star: keep it for ever")
        self.star_button.setText("★" if starred else "☆")
        self.star_button.setAccessibleName(words)
        self.star_button.setToolTip(f"{words}  S")

    def answer(self) -> str:
        """Return the answer that is shown, or what had come of it."""
        stored = self._stored()
        return stored.text if stored else (self.record.partial if self.record else "")

    def _stored(self) -> StoredAnswer | None:
        answers = self.record.answers if self.record else ()
        return answers[self._variant] if self._variant < len(answers) else None

    def _chosen_variant(self, record: RunRecord) -> int:
        judged = (place for place, answer in enumerate(record.answers) if answer.accepted_text)
        return next(judged, 0)

    def _offer_variants(self, record: RunRecord) -> None:
        while item := self.variants.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if len(record.answers) < 2:
            return
        for place in range(len(record.answers)):
            button = QPushButton(str(place + 1), self)
            button.setObjectName("view_choice")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAccessibleName(_("Version {number}").format(number=place + 1))
            button.clicked.connect(partial(self._read, place))
            self.variants.addWidget(button)
        self.variants.addStretch(1)

    def _read(self, variant: int) -> None:
        record = self.record
        assert record is not None and self._app is not None
        self._variant = variant
        item = self.variants.itemAt(variant)
        if item and isinstance(button := item.widget(), QPushButton):
            button.setChecked(True)
        stored = self._stored()
        action = self._app.actions.get(record.action)
        hints = {"model": Severity.HINT}  # which model it was stands above
        found = stored.findings if stored else ()
        self.findings.show_findings(
            [one for one in found if one.severity is not hints.get(one.check)]
        )
        verdict = stored.verdict if stored else None
        self.verdict.setText(_(VERDICTS[verdict]) if verdict else "")
        self.verdict.setVisible(verdict is not None)
        taken = (stored.accepted_text or "") if stored else ""
        related = stored is not None and not (action and action.to)
        texts = Texts(record.source, self.answer(), taken, related)
        self.reading.show_texts(texts, self._query)

    def _name_copy(self) -> None:
        named = {View.SOURCE: _("Copy source"), View.TAKEN: _("Copy what you took")}
        self.copy_button.setText(named.get(self.reading.view, _("Copy answer")))

    def _open_more(self) -> None:
        record = self.record
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if record is not None:
            for label, text, wanted in (
                (_("Copy answer"), self.answer(), self.copy),
                (_("Copy source"), record.source, self.copy),
                (_("Open the answer as a document"), self.answer(), self.restore),
                (_("Open the source as a document"), record.source, self.restore),
            ):
                entry = menu.addAction(label)
                entry.setEnabled(bool(text))
                entry.triggered.connect(partial(wanted.emit, text))
            menu.addSeparator()
        menu.addAction(_("Delete all…")).triggered.connect(self.erase_all)
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)
