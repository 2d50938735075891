"""Finds words that stand out too little from what is really painted behind them.

The window is painted at twice its size, where the stems of letters are wider than a pixel: the
most frequent colour of an area is its ground, the one furthest from it the colour of its letters.
"""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QRegion, QTextBlock
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QWidget,
)

from tests.shots.painted import Painted, place_in
from tests.shots.visible import is_part, label_of, seen, shown

LEAST = 4.5
SCALE = 2
LOOK = 8
"""How much larger a sign is painted that seems pale."""
_STEM = 4
"""Pixels of one colour that are no accident of smoothing."""
_ROUNDING = 0.06
"""What eight bits a colour can take from a ratio."""


def ratio(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def pale(window: QWidget, painted: Painted) -> Iterator[str]:
    """Name every text of a window whose contrast is too low."""
    image = _enlarged(window)
    drawn = {one.widget for one in painted.drawn}
    for widget in seen(window):
        if isinstance(widget, QPlainTextEdit):
            yield from _paragraphs(widget)
            continue
        for area in _areas(widget, by_hand=widget in drawn):
            part = area & shown(widget)
            if part.height() < widget.fontMetrics().height():
                continue
            found = _colors(image, part)
            if found is not None and ratio(*found) < LEAST - _ROUNDING:
                # thin signs have no stem of one colour before they are large
                found = _colors(_enlarged(window, part, LOOK), QRect(QPoint(0, 0), part.size()))
            if found is not None and ratio(*found) < LEAST - _ROUNDING:
                yield _complaint(label_of(widget), *found)
    for one in painted.drawn:
        if one.widget.window() is not window:
            continue
        area = place_in(window, one) & shown(one.widget)
        if not area.isEmpty():
            ground = _counted(image, area).most_common(1)[0][0]
            if ratio(one.color, QColor(ground)) < LEAST - _ROUNDING:
                yield _complaint(f"“{one.text}”", QColor(ground), one.color)


def _complaint(what: str, ground: QColor, ink: QColor) -> str:
    return f"{what}: {ink.name()} on {ground.name()} is {ratio(ground, ink):.2f} : 1"


def _enlarged(window: QWidget, part: QRect | None = None, scale: int = SCALE) -> QImage:
    """Paint a window, or a part of it, larger than it is."""
    area = part or window.rect()
    image = QImage(area.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    window.render(image, QPoint(0, 0), QRegion(area))
    return image


def _areas(widget: QWidget, *, by_hand: bool) -> Iterator[QRect]:
    """Yield where a widget paints words, in its window's terms."""
    if by_hand or is_part(widget) or (widget.isWindow() and not isinstance(widget, QMenu)):
        return
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    inside = widget.rect().adjusted(4, 4, -4, -4).translated(corner)
    if isinstance(widget, QLabel) and widget.text():
        yield widget.rect().translated(corner)
    elif (isinstance(widget, QAbstractButton) and widget.text()) or isinstance(
        widget, QComboBox | QLineEdit
    ):
        yield inside
    elif isinstance(widget, QMenuBar | QMenu):
        for action in widget.actions():
            if action.text() and action.isVisible():
                yield widget.actionGeometry(action).adjusted(4, 2, -4, -2).translated(corner)


def _counted(image: QImage, area: QRect) -> Counter[int]:
    scale = round(image.devicePixelRatio())
    part = QRect(area.topLeft() * scale, area.size() * scale) & image.rect()
    copy = image.copy(part)
    pixels = memoryview(copy.constBits()).cast("B").cast("I")
    return Counter(pixels.tolist())


def _colors(image: QImage, area: QRect) -> tuple[QColor, QColor] | None:
    """Return ground and ink of an area; None where nothing is written."""
    if area.isEmpty():
        return None
    counted = _counted(image, area)
    ground = QColor(counted.most_common(1)[0][0])
    # the edges of letters are of many colours between ground and ink, their stems of one
    often = [QColor(color) for color, count in counted.items() if count >= _STEM]
    if len(often) < 2:
        return None
    return ground, max(often, key=lambda color: ratio(ground, color))


def _paragraphs(view: QPlainTextEdit) -> Iterator[str]:
    """Compare the colours that a text is set in, paragraph by paragraph."""
    palette = view.palette()
    paper = view.viewport().palette().color(view.viewport().backgroundRole())
    block: QTextBlock = view.document().firstBlock()
    while block.isValid():
        for found in block.layout().formats():
            set_in = found.format
            ink, ground = set_in.foreground(), set_in.background()
            above = ink.color() if ink.style() != Qt.BrushStyle.NoBrush else palette.text().color()
            below = ground.color() if ground.style() != Qt.BrushStyle.NoBrush else paper
            if ratio(above, below) < LEAST - _ROUNDING:
                words = block.text()[found.start : found.start + found.length]
                yield _complaint(f"{label_of(view)}, “{words[:40]}”", below, above)
        block = block.next()
    if view.placeholderText() and not view.toPlainText():
        ink = palette.placeholderText().color()
        if ratio(ink, paper) < LEAST - _ROUNDING:
            yield _complaint(f"{label_of(view)}, its placeholder", paper, ink)
