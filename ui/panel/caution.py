"""A line of caution about a basic model's answer, beside the way to a better one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop.messages import finding as worded
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from desktop.model import Finding, Severity
from ui.panel.buttons import TextButton
from ui.panel.findings import NAMES, SHAPES

CAUTIONS: Final = {
    "basic_model": N_("Basic model: read its answer closely."),
    "test_model": N_("Model for trials: what it writes makes little sense."),
    "basic_model_french": N_("Basic model: check this translation."),
    "basic_model_tone": N_("Basic model: check the tone."),
}
"""What is said of a basic model's answer."""


class Caution(QWidget):
    """Warns of a basic model; nothing where there is nothing to warn of."""

    better_models = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = QLabel(self)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.better = TextButton(_("Better models…"), self)
        self.better.clicked.connect(self.better_models)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.shape, 0, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.words, 0, 1)
        row = QHBoxLayout()
        row.addWidget(self.better)
        row.addStretch(1)
        layout.addLayout(row, 1, 1)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings about the model, quietly where they are only hints."""
        hints = all(found.severity is Severity.HINT for found in findings)
        severity = Severity.HINT if hints else Severity.SHOULD
        self.shape.setText(SHAPES[severity])
        self.shape.setAccessibleName(_(NAMES[severity]))
        for label, wanted in ((self.shape, severity), (self.words, "hint" if hints else "")):
            label.setProperty("severity", str(wanted))
            label.style().polish(label)
        self.words.setText(
            " ".join(
                _(CAUTIONS[found.id]) if found.id in CAUTIONS else worded(found)
                for found in findings
            )
        )
        self.setVisible(bool(findings))
