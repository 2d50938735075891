"""What there is to verify in an answer: one line, opened by a click."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.messages import finding as said
from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.messages.marking import N_
from desktop.model import Finding, Severity
from ui.panel.buttons import TextButton

SHAPES: Final = {Severity.MUST: "●", Severity.SHOULD: "▲", Severity.HINT: "○"}
NAMES: Final = {
    Severity.MUST: N_("Must be mended"),
    Severity.SHOULD: N_("Should be checked"),
    Severity.HINT: N_("Hint"),
}

CAUTIONS: Final = {
    "basic_model": N_("Basic model: read its answer closely."),
    "test_model": N_("Model for trials: what it writes makes little sense."),
    "basic_model_french": N_("Basic model: check this translation."),
    "basic_model_tone": N_("Basic model: check the tone."),
}
"""What is said of a basic model's answer where a better one is a click away."""


def worded(found: Finding) -> str:
    """Return what there is to verify in the words of the window."""
    return _(CAUTIONS[found.id]) if found.id in CAUTIONS else said(found)


class Findings(QWidget):
    """Says how much there is to verify, then what."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = TextButton("", self)
        self.summary.setCheckable(True)
        self.summary.toggled.connect(self._open)
        self._lines = QWidget(self)
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(8, 0, 8, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.summary)
        head.addStretch(1)
        layout.addLayout(head)
        layout.addWidget(self._lines)
        self.edited = QLabel(_("Your edits have not been checked."), self)
        self.edited.setObjectName("caption")
        self.edited.setContentsMargins(8, 0, 8, 0)
        self.edited.setWordWrap(True)
        layout.addWidget(self.edited)
        self.edited.hide()
        self.show_findings(())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings, the gravest first; nothing where there are none."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        order = list(SHAPES)
        ranked = sorted(findings, key=lambda found: order.index(found.severity))
        for row, found in enumerate(ranked):
            shape = QLabel(SHAPES[found.severity], self._lines)
            shape.setProperty("severity", str(found.severity))
            shape.setAccessibleName(_(NAMES[found.severity]))
            words = QLabel(worded(found), self._lines)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setAccessibleName(f"{_(NAMES[found.severity])}: {words.text()}")
            self._grid.addWidget(shape, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
        self._count = len(ranked)
        self.summary.setChecked(False)
        self._open(False)
        self.summary.setVisible(bool(ranked))
        self.tell_edited(False)

    def tell_edited(self, edited: bool) -> None:
        """Say that the words were edited after they had been checked, or that they were not."""
        self.edited.setVisible(edited)
        self.setVisible(edited or bool(self._count))

    def _open(self, opened: bool) -> None:
        sign = "▾" if opened else "▸"
        words = ngettext("{count} to verify", "{count} to verify", self._count)
        self.summary.setText(f"{words.format(count=self._count)} {sign}")
        self.summary.setAccessibleName(words.format(count=self._count))
        self._lines.setVisible(opened)
