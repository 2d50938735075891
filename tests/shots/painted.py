"""What is painted by hand: every text that Python code draws or cuts, caught while it does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Drawn:
    """One text as it was drawn: where in its widget, in which colour, and what it needed."""

    widget: QWidget
    text: str
    area: QRect
    color: QColor
    needs: int


@dataclass
class Painted:
    """Everything that was drawn, and every text that was cut with its whole and its rest."""

    drawn: list[Drawn] = field(default_factory=list)
    cut: dict[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    """What was drawn on a device that is not known as a widget."""


@contextmanager
def watched() -> Iterator[Painted]:
    """Listen to `QPainter.drawText` and `elidedText` as the program's own painters call them."""
    painted = Painted()
    draw = QPainter.drawText
    cutters = {kind: kind.elidedText for kind in (QFontMetrics, QFontMetricsF)}

    def note(painter: QPainter, *arguments: object) -> object:
        device, place, text = painter.device(), arguments[0], arguments[-1]
        if isinstance(device, QWidget) and isinstance(place, QRect) and isinstance(text, str):
            moved = painter.combinedTransform()
            area = place.translated(round(moved.dx()), round(moved.dy()))
            needs = painter.fontMetrics().size(0, text).width()
            painted.drawn.append(Drawn(device, text, area, painter.pen().color(), needs))
        elif not isinstance(device, QImage | QPixmap):
            painted.lost.append(str(text))
        return draw(painter, *arguments)

    def cutter(kind: type) -> object:
        def cut(metrics: object, text: str, *arguments: object) -> str:
            left: str = cutters[kind](metrics, text, *arguments)
            if left != text:
                painted.cut[text] = left
            return left

        return cut

    QPainter.drawText = note
    for kind in cutters:
        kind.elidedText = cutter(kind)
    try:
        yield painted
    finally:
        QPainter.drawText = draw
        for kind, real in cutters.items():
            kind.elidedText = real


def place_in(window: QWidget, drawn: Drawn) -> QRect:
    """Return where a text stands in the window."""
    return drawn.area.translated(drawn.widget.mapTo(window, QPoint(0, 0)))
