"""The stops of the Tab key, in the order in which they are laid out when it is pressed."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QWidget

_DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


def go(holder: QWidget, at: QWidget, *, forward: bool) -> bool:
    """Move the focus from a widget to the next stop in its holder, or to the one before."""
    stop = next(filter(_is_stop, _onward(holder, at, forward=forward)), None)
    if stop is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stop.setFocus(reason)
    _show(stop)
    return True


def _onward(holder: QWidget, at: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """Go from a widget to what comes after it, or before, once round its holder."""
    if forward:
        yield from _inside(at, forward=True)
    here = at
    while here is not holder and (parent := here.parentWidget()) is not None:
        row = _children(parent)
        place = row.index(here)
        for other in row[place + 1 :] if forward else reversed(row[:place]):
            yield from _whole(other, forward=forward)
        if not forward and parent is not holder:
            yield parent
        here = parent
    yield from _inside(holder, forward=forward)


def _whole(widget: QWidget, *, forward: bool) -> Iterator[QWidget]:
    """Go through a widget that is shown and what is in it; the widget itself is first in it."""
    if widget.isVisible():
        if forward:
            yield widget
        yield from _inside(widget, forward=forward)
        if not forward:
            yield widget


def _inside(widget: QWidget, *, forward: bool) -> Iterator[QWidget]:
    row = _children(widget)
    for child in row if forward else reversed(row):
        yield from _whole(child, forward=forward)


def _children(widget: QWidget) -> list[QWidget]:
    """Return a widget's children in the order of its layout, then those that lie over it."""
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    known = set(laid)
    others = [
        child
        for child in widget.findChildren(QWidget, options=_DIRECT)
        if child not in known and not child.isWindow()
    ]
    return laid + sorted(others, key=lambda child: (child.y(), child.x()))


def _laid(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: _corner(layout, place))
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)


def _corner(grid: QGridLayout, place: int) -> tuple[int, ...]:
    corner = grid.getItemPosition(place)
    assert isinstance(corner, tuple)
    return corner[:2]


def _is_stop(widget: QWidget) -> bool:
    every = QGuiApplication.styleHints().tabFocusBehavior()
    wanted = (
        Qt.FocusPolicy.TabFocus
        if every == Qt.TabFocusBehavior.TabFocusAllControls
        else Qt.FocusPolicy.StrongFocus
    )
    return (
        widget.focusPolicy() & wanted == wanted
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def _show(stop: QWidget) -> None:
    """Scroll until a stop is in view."""
    # what was shown or made a moment ago has no place yet
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    parent = stop.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(stop)
        parent = parent.parentWidget()
