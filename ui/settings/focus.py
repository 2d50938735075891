"""Keeps the focus in the row whose button goes away under it."""

from time import monotonic
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ui.settings.rows import Row

SETTLING: Final = 0.4
"""Seconds in which a press meant for the button before is not taken for the new one."""
_PRESSES: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettlingButton(QPushButton):
    """A button that may appear where another one was about to be clicked."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._shown = 0.0

    @property
    def settled(self) -> bool:
        """Whether it has been there for long enough to be meant."""
        return monotonic() - self._shown >= SETTLING

    def showEvent(self, event: QShowEvent) -> None:  # noqa: D102 - Qt's
        self._shown = monotonic()
        super().showEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's
        if self.settled:
            super().mousePressEvent(event)


class RowFocus(QObject):
    """Moves the focus from a hidden button to its row's next best one, else to the row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._held: QWidget | None = None
        self._moved = 0.0
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._held is not None:
            self._held.removeEventFilter(self)
            self._held = None
        if isinstance(new, QPushButton) and self._page.isAncestorOf(new):
            self._held = new
            new.installEventFilter(self)
            new.destroyed.connect(self._forget)

    def _forget(self, gone: QObject) -> None:
        if gone is self._held:
            self._held = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if watched is not self._held:
            return False
        if event.type() == QEvent.Type.Hide:
            self._leave(self._held)
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _PRESSES
            and monotonic() - self._moved < SETTLING
        )

    def _leave(self, button: QWidget) -> None:
        row = _row_of(button)
        if row is None or not row.isVisible() or not button.hasFocus():
            return
        row.setAccessibleName(row.label.text())
        row.setFocus()
        # what takes its place is shown only after it has gone
        QTimer.singleShot(0, row, lambda: self._settle(row))

    def _settle(self, row: Row) -> None:
        if not row.hasFocus():
            return
        for button in (*reversed(row.buttons), *row.choices()):
            if button.isVisible() and button.isEnabled():
                self._moved = monotonic()
                button.setFocus()
                return


def _row_of(widget: QWidget) -> Row | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, Row):
        parent = parent.parentWidget()
    return parent
