"""A thin bar and figures: how much of a limit a text takes, or how far it is over it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Theme

_HEIGHT: Final = 3
_LEAST: Final = 48
_MOST: Final = 320
_GAP: Final = 2
_NEAR: Final = 10
"""The last so-manieth of a limit is amber."""


@dataclass(frozen=True, slots=True)
class Level:
    """What a gauge shows: an amount, the limit it is held against, and both in words.

    `limit` is 0 where there is none, and only advice where it is not `strict`. `cells` parts the
    bar, for what is sent in pieces; `spoken` is what a screen reader says.
    """

    amount: int
    limit: int
    strict: bool
    figures: str
    spoken: str
    cells: int = 1

    @property
    def severity(self) -> str:
        """Return `must` where it is over, `should` where it nearly is or ought not to be."""
        if not self.limit:
            return ""
        if self.amount > self.limit:
            return "must" if self.strict else "should"
        near = self.strict and (self.limit - self.amount) * _NEAR < self.limit
        return "should" if near else ""


class _Bar(QWidget):
    """The bar alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level: Level | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_MOST, _HEIGHT)

    def show_level(self, level: Level) -> None:
        if level != self._level:
            self._level = level
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        level = self._level
        if level is None:
            return
        colors = self._theme.colors
        filled = {"must": colors.must, "should": colors.should}.get(level.severity, colors.quiet)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        cells = max(1, level.cells)
        width = (self.width() - _GAP * (cells - 1)) / cells
        share = min(1.0, level.amount / level.limit) if level.limit else 0.0
        within = level.limit / level.amount if level.limit and level.amount > level.limit else 1.0
        for cell in range(cells):
            left = cell * (width + _GAP)
            painter.setBrush(QColor(colors.line))
            painter.drawRoundedRect(QRectF(left, 0, width, _HEIGHT), 1, 1)
            part = min(1.0, max(0.0, share * cells - cell))
            if part:
                painter.setBrush(QColor(filled))
                painter.drawRoundedRect(QRectF(left, 0, width * part, _HEIGHT), 1, 1)
        if within < 1.0:
            # what is within the limit stays quiet: the rest is what has to go
            painter.setBrush(QColor(colors.quiet))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * within, _HEIGHT), 1, 1)
        painter.end()


class Gauge(QWidget):
    """The bar with its figures at its right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = _Bar(theme, self)
        self.figures = QLabel(self)
        self.figures.setObjectName("gauge_figures")
        self.figures.setTextFormat(Qt.TextFormat.PlainText)
        self.figures.setFont(tabular(self.figures.font()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.figures)

    def show_level(self, level: Level) -> None:
        """Show how much there is of how much there may be; without a limit the figures alone."""
        self.bar.setVisible(level.limit > 0)
        self.bar.show_level(level)
        if level.figures != self.figures.text():
            self.figures.setText(level.figures)
        self.figures.setAccessibleName(level.spoken)
        if level.severity != self.figures.property("severity"):
            self.figures.setProperty("severity", level.severity)
            self.figures.style().polish(self.figures)


def tabular(font: QFont) -> QFont:
    """Return a font whose digits are all of one width."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
