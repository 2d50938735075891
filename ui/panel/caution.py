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
    "basic_model_french": N_("Basic model: check this translation."),
    "basic_model_tone": N_("Basic model: check the tone."),
}
"""What is said of a basic model's answer."""


class Caution(QWidget):
    """Warns of a basic model; nothing where there is nothing to warn of."""

    better_models = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = QLabel(SHAPES[Severity.SHOULD], self)
        self.shape.setProperty("severity", "should")
        self.shape.setAccessibleName(_(NAMES[Severity.SHOULD]))
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
        """Show these findings about the model."""
        self.words.setText(
            " ".join(
                _(CAUTIONS[found.id]) if found.id in CAUTIONS else worded(found)
                for found in findings
            )
        )
        self.setVisible(bool(findings))
