"""The card that tells every figure of the text and of what is selected in it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.counting.prose import FEUILLET, PAGE_WORDS, WORDS_PER_MINUTE, Length
from desktop.messages import gettext as _
from ui.figures import Figures


class Lengths(QFrame):
    """Opens over the figures it explains; any key or a click elsewhere closes it."""

    def __init__(
        self, figures: Figures, whole: Length, chosen: Length | None, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("lengths")
        self.setAccessibleName(_("Length of the text"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        columns = [whole] if chosen is None else [chosen, whole]
        if chosen is not None:
            self._row("", [_("Selection"), _("Whole text")], "caption")
        count, decimal = figures.count, figures.decimal
        for label, values in (
            (_("Words"), [count(one.words) for one in columns]),
            (_("Characters with spaces"), [count(one.signs) for one in columns]),
            (_("Characters without spaces"), [count(one.signs - one.blanks) for one in columns]),
            (_("Paragraphs"), [count(one.paragraphs) for one in columns]),
            (
                _("Pages of {count} words").format(count=count(PAGE_WORDS)),
                [decimal(one.pages) for one in columns],
            ),
            (
                _("Feuillets (French pages of {count} characters)").format(count=count(FEUILLET)),
                [decimal(one.feuillets) for one in columns],
            ),
            (_("Reading time"), [figures.wait(one.seconds) for one in columns]),
        ):
            self._row(label, values, "")
        words = _(
            "A word stands between blanks or dashes and has a letter or a digit. "
            "Reading: {count} words a minute (M. Brysbaert, 2019)."
        )
        note = self._label(words.format(count=count(WORDS_PER_MINUTE)), "caption")
        note.setWordWrap(True)
        note.setFixedWidth(300)
        note.setContentsMargins(0, 8, 0, 0)
        self._grid.addWidget(note, self._grid.rowCount(), 0, 1, 3)

    def _label(self, words: str, name: str) -> QLabel:
        made = QLabel(words, self)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setObjectName(name)
        return made

    def _row(self, label: str, values: list[str], name: str) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(self._label(label, name), row, 0)
        for place, value in enumerate(values):
            made = self._label(value, name)
            made.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(made, row, place + 1)

    def open_over(self, widget: QWidget) -> None:
        """Show it above a widget, from its left edge."""
        self.adjustSize()
        corner = widget.mapToGlobal(QPoint(0, 0))
        self.move(corner.x(), corner.y() - self.sizeHint().height() - 4)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        self.close()
