"""A text as a platform sets it: plain, wrapped, its links and hashtags in colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.colors import Colors
from ui.editor.seams import units
from ui.theme import Theme

_LEADING: Final = 1.35
_LONGEST: Final = 20_000
"""Characters beyond which nobody reads on in a preview."""
TOKEN: Final = "accent"
QUIET: Final = "quiet"
OVER: Final = "must"
"""How a part stands out: the colour that it has in the theme."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a text, in code points, that is set in a colour of the theme's."""

    start: int
    end: int
    color: str


class Prose(QWidget):
    """Shows a text over as many lines as it takes, or cut where there are too many."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, lines: int = 0) -> None:
        """Show at most so many lines; 0 shows all."""
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._color = ""
        self._text = ""
        self._parts: tuple[Part, ...] = ()
        self._layouts: list[QTextLayout] = []
        self._laid = (-1, 0.0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._redo)

    def say(self, text: str, parts: Sequence[Part] = (), *, color: str = "") -> None:
        """Show a text, with some parts in colours of their own and the rest in `color`."""
        text = text[:_LONGEST]
        if (text, tuple(parts), color) != (self._text, self._parts, self._color):
            self._text, self._parts, self._color = text, tuple(parts), color
            self.setAccessibleName(text)
            self._redo()

    def text(self) -> str:
        """Return what is shown."""
        return self._text

    def set_font(self, font: QFont) -> None:
        """Set the text in another font."""
        self.setFont(font)
        self._redo()

    def _redo(self) -> None:
        self._laid = (-1, 0.0)
        self.updateGeometry()
        self.update()

    def _lay_out(self, width: int) -> float:
        """Set the text for a width; return its height."""
        if self._laid[0] == width:
            return self._laid[1]
        self._layouts.clear()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        pitch = self.fontMetrics().height() * _LEADING
        y, start, count = 0.0, 0, 0
        colors = self._theme.colors
        for line in self._text.split("\n"):
            layout = QTextLayout(line, self.font())
            layout.setTextOption(option)
            layout.setFormats(self._formats(line, start, colors))
            layout.beginLayout()
            while True:
                made = layout.createLine()
                if not made.isValid() or (self._lines and count >= self._lines):
                    break
                made.setLineWidth(max(1, width))
                made.setPosition(QPointF(0, y + (pitch - made.height()) / 2))
                y += pitch
                count += 1
            layout.endLayout()
            self._layouts.append(layout)
            start += len(line) + 1
            if self._lines and count >= self._lines:
                break
        self._laid = (width, y)
        return y

    def _formats(self, line: str, start: int, colors: Colors) -> list[QTextLayout.FormatRange]:
        made = []
        for part in self._parts:
            begin, end = max(part.start - start, 0), min(part.end - start, len(line))
            if begin < end:
                found = QTextLayout.FormatRange()
                found.start, found.length = units(line[:begin]), units(line[begin:end])
                shown = QTextCharFormat()
                shown.setForeground(QColor(getattr(colors, part.color)))
                shown.setFontUnderline(part.color == OVER)
                found.format = shown
                made.append(found)
        return made

    def hasHeightForWidth(self) -> bool:  # noqa: D102 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102 - Qt's
        return int(self._lay_out(width)) + 1

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        width = self.width() if self.width() > 0 else 240
        return QSize(240, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: D102 - Qt's
        return QSize(40, self.heightForWidth(max(40, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(getattr(self._theme.colors, self._color or "ink")))
        for layout in self._layouts:
            layout.draw(painter, QPointF(0, 0))
        painter.end()
