"""Finds controls without a name, and controls that no key leads to."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.shots.visible import is_part, label_of, seen

_KINDS = (
    *(QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit),
    QAbstractSpinBox,
)
_MOST = 400
"""Tabs after which a round is given up."""


def controls(window: QWidget) -> list[QWidget]:
    """Return everything in a window that can be used."""
    return [
        widget
        for widget in seen(window)
        if isinstance(widget, _KINDS) and widget.isEnabled() and not is_part(widget)
    ]


def unnamed(window: QWidget) -> Iterator[str]:
    """Name every control that a screen reader has no word for."""
    for widget in controls(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        name = interface.text(QAccessible.Text.Name) if interface is not None else ""
        if not any(letter.isalnum() for letter in name):
            yield f"{label_of(widget)} has no name for screen readers: “{name}”"


def unreached(window: QWidget, by_other_keys: frozenset[str]) -> Iterator[str]:
    """Name every control that Tab does not come to; `by_other_keys` has object or class names.

    Where one of several buttons is chosen, the arrows lead from one to the next.
    """
    reached = _round(window)
    for widget in controls(window):
        if widget in reached or {widget.objectName(), type(widget).__name__} & by_other_keys:
            continue
        if isinstance(widget, QAbstractButton) and any(
            other in reached for other in _exclusive(widget)
        ):
            continue
        if isinstance(widget, QPlainTextEdit) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        yield f"{label_of(widget)} is not reached by Tab"


def _exclusive(button: QAbstractButton) -> list[QAbstractButton]:
    """Return the buttons of which one at a time is chosen, this one among them."""
    group = button.group()
    if group is not None:
        return group.buttons() if group.exclusive() else []
    if not button.autoExclusive():
        return []
    return [one for one in button.parent().findChildren(QAbstractButton) if one.autoExclusive()]


def _round(window: QWidget) -> set[QWidget]:
    """Go once round a window with Tab; the text keeps its Tab, F6 leads out of it."""
    before = window.focusWidget()
    reached: set[QWidget] = set()
    at = before
    for _ in range(_MOST):
        if at is not None:
            reached.add(at)
        if at is None or (isinstance(at, QPlainTextEdit) and not at.tabChangesFocus()):
            (window if at is None else at.parentWidget()).focusNextPrevChild(True)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(
                    at, QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\t")
                )
        after = window.focusWidget()
        if after is at or (after in reached and after is before):
            break
        at = after
    if before is not None:
        before.setFocus()
    return reached
