"""A meter: how a text fills a field, what is to be said of it, and what would help."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.model import Finding
from ui.meter.gauge import Gauge, Level
from ui.panel.buttons import TextButton
from ui.panel.findings import Findings
from ui.panel.wrapping import WrappingLayout
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that would help, as a sentence with what it saves, and its id."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said of a text besides its level: sentences, offers, what there is to verify."""

    notes: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    findings: tuple[Finding, ...] = ()


class Meter(QWidget):
    """Shows a level at once and advice when there is some; bound to no editor."""

    used = Signal(str)
    """The id of an offer that was taken."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._advice = Advice()
        self._offers: list[TextButton] = []
        self.gauge = Gauge(theme, self)
        self.note = QLabel(self)
        self.note.setObjectName("caption")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setContentsMargins(8, 0, 8, 0)
        self.findings = Findings(self)
        self.head = QHBoxLayout()
        """The line of the gauge: what is put behind it is the owner's."""
        self.head.setSpacing(8)
        self.head.addWidget(self.gauge, 1)
        self.lead = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        """That line with what the owner puts before it, or above it."""
        self.lead.setSpacing(8)
        self.lead.addLayout(self.head, 1)
        self._remedies = QWidget(self)
        self._line = WrappingLayout(4)
        around = QVBoxLayout(self._remedies)
        around.setContentsMargins(8, 0, 0, 0)
        around.addLayout(self._line)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addLayout(self.lead)
        for widget in (self.note, self._remedies, self.findings):
            self._layout.addWidget(widget)
        self.show_advice(Advice(), force=True)

    def show_level(self, level: Level) -> None:
        """Show how full it is."""
        self.gauge.show_level(level)

    def show_advice(self, advice: Advice, *, force: bool = False) -> None:
        """Show what is said and offered; what is the same as before stays as it is."""
        before, self._advice = self._advice, advice
        if force or advice.notes != before.notes:
            self.note.setText(" · ".join(advice.notes))
            self.note.setVisible(bool(advice.notes))
        if force or advice.offers != before.offers:
            self._show_offers(advice.offers)
        if force or advice.findings != before.findings:
            was_open = self.findings.summary.isChecked()
            self.findings.show_findings(advice.findings)
            self.findings.summary.setChecked(was_open and bool(advice.findings))

    def offers(self) -> list[TextButton]:
        """Return the buttons of what would help."""
        return [button for button in self._offers if not button.isHidden()]

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        for button in self._offers:
            self._line.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = []
        for offer in offers:
            button = TextButton(offer.words, self._remedies)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._way(offer.id))
            self._line.addWidget(button)
            self._offers.append(button)
        self._remedies.setVisible(bool(offers))
        self._remedies.updateGeometry()

    def _way(self, id: str) -> Callable[[], None]:
        return lambda: self.used.emit(id)
