"""The line at the foot: how long the text is, and where the engine runs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.figures import Figures


class StatusLine(QFrame):
    """Words and signs at left, the engine at right."""

    engine_pressed = Signal()

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(28)
        self._figures = figures
        self.length = QLabel(self)
        self.engine = QPushButton(self)
        self.engine.hide()
        self.engine.clicked.connect(self.engine_pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 10, 0)
        layout.addWidget(self.length)
        layout.addStretch(1)
        layout.addWidget(self.engine)

    def show_length(self, words: int, signs: int) -> None:
        """Show how long the text is."""
        parts = (
            ngettext("{count} word", "{count} words", words).format(
                count=self._figures.count(words)
            ),
            ngettext("{count} sign", "{count} signs", signs).format(
                count=self._figures.count(signs)
            ),
        )
        self.length.setText(" · ".join(parts))

    def show_engine(self, words: str, details: str, *, warns: bool) -> None:
        """Show where the next text goes: a shape, a blank, words; `warns` if it leaves here."""
        self.engine.setText(words)
        self.engine.setToolTip(details)
        self.engine.setAccessibleName(_("Engine: {words}").format(words=words[2:]))
        self.engine.setProperty("warns", "true" if warns else "false")
        self.engine.style().unpolish(self.engine)
        self.engine.style().polish(self.engine)
        self.engine.show()
