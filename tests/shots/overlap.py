"""Finds widgets that stand over one another, or out of what holds them."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from tests.shots.visible import is_part, label_of, seen, shown, speaks

OVERLAYS = frozenset({"popover", "palette", "panel"})
"""What stands over other things on purpose: the panel does where it lies over the text."""


def overlapping(window: QWidget) -> Iterator[str]:
    """Name every two widgets that speak on the same pixels, and every one outside its parent."""
    speaking = [widget for widget in seen(window) if speaks(widget) and not is_part(widget)]
    for one, other in combinations(speaking, 2):
        if one.isAncestorOf(other) or other.isAncestorOf(one) or _overlay(one) != _overlay(other):
            continue
        common = shown(one) & shown(other)
        if not common.isEmpty():
            yield f"{label_of(one)} and {label_of(other)} share {_said(common)}"
    for widget in speaking:
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or _scrolls(parent):
            continue
        if not parent.rect().contains(widget.geometry()):
            yield (
                f"{label_of(widget)} at {_said(widget.geometry())} stands out of its parent of "
                f"{parent.width()} x {parent.height()}"
            )


def _overlay(widget: QWidget) -> QWidget | None:
    """Return the innermost overlay that a widget stands in."""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        if at.objectName() in OVERLAYS and (
            at.objectName() != "panel" or bool(at.property("lies_over"))
        ):
            return at
        at = at.parentWidget()
    return None


def _scrolls(parent: QWidget) -> bool:
    above = parent.parentWidget()
    inner = isinstance(above, QAbstractScrollArea) and above.viewport() is parent
    return inner or isinstance(parent, QScrollArea)


def _said(area: QRect) -> str:
    return f"{area.width()} x {area.height()} at {area.x()}, {area.y()}"
