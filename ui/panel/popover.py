"""Two small buttons beside a change that was clicked."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.messages import gettext as _
from ui.panel.buttons import TextButton
from ui.panel.changes import State


class Popover(QFrame):
    """Accepts or refuses one change; goes when anything else is done."""

    decided = Signal(int, object)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("popover")
        self._change = 0
        self.accept = TextButton(_("Accept"), self)
        self.refuse = TextButton(_("Refuse"), self)
        self.accept.setToolTip(_("Accept this change"))
        self.refuse.setToolTip(_("Refuse this change"))
        self.accept.clicked.connect(lambda: self._decide(State.ACCEPTED))
        self.refuse.clicked.connect(lambda: self._decide(State.REFUSED))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        layout.addWidget(self.accept)
        layout.addWidget(self.refuse)
        self.hide()

    def open(self, change: int, area: QRect) -> None:
        """Stand below an area of the parent, or above where there is no room below."""
        self._change = change
        size = self.sizeHint()
        x = min(max(8, area.left()), max(8, self._around.width() - size.width() - 8))
        below = area.bottom() + 6
        fits = below + size.height() < self._around.height()
        y = below if fits else area.top() - 6 - size.height()
        self.setGeometry(QRect(QPoint(x, y), size))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _decide(self, state: State) -> None:
        change = self._change
        self._close()
        self.decided.emit(change, state)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
