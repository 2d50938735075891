"""The line at the foot: how long the text is, and where the engine runs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.messages import ngettext, sentence
from desktop.model import Place, Target
from ui.figures import Figures


def engine_words(target: Target, *, offline: bool) -> str:
    """Say where text goes, with a shape that says it again."""
    match target.place:
        case Place.HERE:
            if target.is_child:
                words = "● " + _("On this computer")
            else:
                words = "● " + _("{engine} · on this computer").format(engine=target.label)
            return _("{words} · offline").format(words=words) if offline else words
        case Place.NETWORK:
            words = "◐ " + _("Your network · {engine}").format(engine=target.label)
        case Place.INTERNET:
            words = "▲ " + target.label
    if offline:
        return _("{words} · offline, nothing is sent").format(words=words)
    return _("{words} · text is sent").format(words=words)


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

    def show_engine(self, target: Target | UserError, *, offline: bool) -> None:
        """Show the engine that the next run would use, or why there is none."""
        if isinstance(target, UserError):
            words, model, warns = "▲ " + _("No engine"), sentence(target), True
        else:
            words = engine_words(target, offline=offline)
            model, warns = target.model, target.place is not Place.HERE
        self.engine.setText(words)
        self.engine.setToolTip(model)
        self.engine.setAccessibleName(_("Engine: {words}").format(words=words[2:]))
        self.engine.setProperty("warns", "true" if warns else "false")
        self.engine.style().unpolish(self.engine)
        self.engine.style().polish(self.engine)
        self.engine.show()
