"""The widgets of a window that can be seen, and the words that each of them shows."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

PARTS = ("qt_spinbox_lineedit", "qt_scrollarea_viewport", "qt_menubar_ext_button")
"""Names that Qt gives to parts of its own widgets."""


def seen(window: QWidget) -> Iterator[QWidget]:
    """Yield a window and everything in it of which a part is in view."""
    yield window
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.window() is window and not shown(widget).isEmpty():
            yield widget


def shown(widget: QWidget) -> QRect:
    """Return the part of a widget that its parents leave in view, in the window's terms."""
    window = widget.window()
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    parent = widget.parentWidget()
    while parent is not None:
        area &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        if parent is window:
            break
        parent = parent.parentWidget()
    return area


def is_whole(widget: QWidget) -> bool:
    """Return whether no scrolled area hides a part of a widget."""
    return shown(widget).size() == widget.size()


def speaks(widget: QWidget) -> bool:
    """Return whether a widget paints words or takes clicks."""
    if isinstance(widget, QLabel):
        return bool(widget.text()) or not widget.pixmap().isNull()
    kinds = (
        *(QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit),
        *(QAbstractSpinBox, QScrollBar, QMenuBar),
    )
    return isinstance(widget, kinds) and widget.objectName() not in PARTS


def is_part(widget: QWidget) -> bool:
    """Return whether a widget is a piece of one of Qt's own: a scroll bar's, a spin box's."""
    parent = widget.parentWidget()
    return (
        widget.objectName().startswith("qt_")
        or isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit)
        or isinstance(widget, QScrollBar)
        or (isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget)
    )


def words_of(widget: QWidget) -> Iterator[str]:
    """Yield every text of a widget that a person can read or hear."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QMenuBar | QMenu):
        for action in widget.actions():
            if action.isVisible():
                yield action.text()
    if widget.isWindow():
        yield widget.windowTitle()
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()


def label_of(widget: QWidget) -> str:
    """Name a widget in a complaint."""
    words = next((text for text in words_of(widget) if text), "")
    name = f" {widget.objectName()}" if widget.objectName() else ""
    return f"{type(widget).__name__}{name} “{words[:60]}”"
