"""The line at the foot: how long the text is, and where the engine runs."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.figures import Figures

if TYPE_CHECKING:
    from desktop.counting.prose import Length


_LEAST: Final = 0.05
"""Less than this is no page to speak of."""


def pages(figures: Figures, length: "Length") -> str:
    """Return a length in the pages of the interface's language; empty where it is hardly any."""
    french = figures.language == "fr"
    amount = length.feuillets if french else length.pages
    if amount < _LEAST:
        return ""
    number = 1 if amount == 1 else 0 if amount < 2 else 2
    words = (
        ngettext("{count} feuillet", "{count} feuillets", number)
        if french
        else ngettext("{count} page", "{count} pages", number)
    )
    return words.format(count=figures.decimal(amount))


def reading(figures: Figures, length: "Length") -> str:
    """Say how long a length takes to be read; empty where it takes hardly any time."""
    if round(length.seconds) < 1:
        return ""
    return _("{time} to read").format(time=figures.wait(length.seconds))


class StatusLine(QFrame):
    """How long the text or the selection is at left, the engine at right."""

    engine_pressed = Signal()

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(28)
        self._figures = figures
        self._lengths: tuple[Length, Length | None] | None = None
        self.length = QPushButton(self)
        self.length.setObjectName("length")
        self.length.setAccessibleName(_("Length of the text"))
        self.length.clicked.connect(self._tell_lengths)
        self.engine = QPushButton(self)
        self.engine.hide()
        self.engine.clicked.connect(self.engine_pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        self.of_text = QWidget(self)
        """What is said of the text: not there where another page is."""
        self._places = QHBoxLayout(self.of_text)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.addWidget(self.length)
        layout.addWidget(self.of_text)
        layout.addStretch(1)
        layout.addWidget(self.engine)

    def take(self, button: QWidget) -> None:
        """Put a button behind the lengths."""
        self._places.addWidget(button)

    def show_length(self, whole: "Length", chosen: "Length | None") -> None:
        """Show how long the text is, or what is selected in it."""
        self._lengths = (whole, chosen)
        shown = whole if chosen is None else chosen
        figures = self._figures
        words = ngettext("{count} word", "{count} words", shown.words)
        signs = ngettext("{count} character", "{count} characters", shown.signs)
        told = (
            words.format(count=figures.count(shown.words)),
            signs.format(count=figures.count(shown.signs)),
            pages(figures, shown),
            reading(figures, shown),
        )
        parts = " · ".join(part for part in told if part)
        self.length.setText(
            parts if chosen is None else _("Selection: {figures}").format(figures=parts)
        )
        self.length.setAccessibleDescription(self.length.text())

    def _tell_lengths(self) -> None:
        from ui.lengths import Lengths  # not needed before it is asked for

        if self._lengths is not None:
            Lengths(self._figures, *self._lengths, self.window()).open_over(self.length)

    def show_engine(self, words: str, details: str, *, warns: bool) -> None:
        """Show where the next text goes: a shape, a blank, words; `warns` if it leaves here."""
        self.engine.setText(words)
        self.engine.setToolTip(details)
        self.engine.setAccessibleName(_("Engine: {words}").format(words=words[2:]))
        self.engine.setProperty("warns", "true" if warns else "false")
        self.engine.style().unpolish(self.engine)
        self.engine.style().polish(self.engine)
        self.engine.show()
