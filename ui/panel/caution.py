"""A line of caution about a basic model's answer, beside the way to a better one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.messages import gettext as _
from desktop.model import Finding, Severity
from ui.panel.buttons import TextButton
from ui.panel.findings import NAMES, SHAPES, worded
from ui.panel.wrapping import WrappingLayout


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
        row = WrappingLayout(4)
        row.addWidget(self.better)
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
        self.words.setText(" ".join(map(worded, findings)))
        self.setVisible(bool(findings))
