"""The left side of the history: the field, the filters, the list and how long it is kept."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import gettext as _
from desktop.store.marks import ALL
from ui.figures import Figures
from ui.history.blank import Blank
from ui.history.filters import Filters
from ui.history.found import Found
from ui.history.notice import Notice
from ui.history.rows import Rows
from ui.history.wording import Wording
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App

PAUSE: Final = 40
"""Milliseconds after the last key until a search is sent off."""
_SLOW: Final = 1000
"""Milliseconds after which a search shows that it is under way."""


class Finding(QFrame):
    """Finds runs as a person types; what to do with one is the page's business."""

    settled = Signal()
    """The rows of the last search stand."""
    write = Signal()
    """A person with no history yet wants to make some."""

    def __init__(self, theme: Theme, figures: Figures, found: Found, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history_finding")
        self._found = found
        self._wording: Wording | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("search_field")
        self.field.setAccessibleName(_("Search the history"))
        self.field.setPlaceholderText(_("Search the history"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.filters = Filters(theme, self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        self.bar.setAccessibleName(_("Searching"))
        self.bar.hide()
        self.rows = Rows(theme, figures, found, self)
        self.blank = Blank(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.rows)
        self.stack.addWidget(self.blank)
        self.notice = Notice(self)
        self.kept = QLabel(self)
        self.kept.setObjectName("kept")
        self.kept.setIndent(0)
        self.kept.setWordWrap(True)
        self._pause = self._timer(PAUSE, self.search)
        self._slow = self._timer(_SLOW, self.bar.show)
        self._place()
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.filters.changed.connect(self.search)
        self.rows.left_upwards.connect(self.field.setFocus)
        found.sought.connect(self._slow.start)
        found.came.connect(self._settle)
        found.rowsRemoved.connect(self._choose_face)

    def _timer(self, milliseconds: int, act: "object") -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(milliseconds)
        made.timeout.connect(act)
        return made

    def _place(self) -> None:
        above = QVBoxLayout()
        above.setContentsMargins(16, 16, 16, 8)
        above.setSpacing(8)
        above.addWidget(self.field)
        above.addWidget(self.filters)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.notice)
        layout.addWidget(self.kept)
        self.setFocusProxy(self.field)

    def attach(self, app: "App", wording: Wording) -> None:
        """Offer what the catalogue has, and look."""
        self._wording = wording
        self.rows.word(wording)
        self.filters.offer(
            [(id, wording.action(id)) for id in app.actions],
            [(id, wording.engine(id)) for id in app.presets],
        )
        self.search()

    def search(self) -> None:
        """Find what the field and the filters say."""
        self._pause.stop()
        if self._wording is not None:
            self.kept.setText(self._wording.retention())
        self._found.search(self.field.text(), self.filters.wanted())

    def clear(self) -> None:
        """Look for everything again."""
        self.field.clear()
        self.filters.clear()
        self.search()
        self.field.setFocus()

    def _settle(self) -> None:
        self._slow.stop()
        self.bar.hide()
        self._choose_face()
        self.settled.emit()

    def _choose_face(self) -> None:
        if self._found.rowCount():
            self.stack.setCurrentWidget(self.rows)
            return
        filtered = self._found.wanted != ALL
        if self._found.query.strip() or filtered:
            self.blank.say(
                _("Nothing found"),
                _("Every word has to be in the text, its answer or what you asked."),
                _("Clear words and filters"),
                self.clear,
            )
        else:
            self.blank.say(
                _("Nothing here yet"),
                _("Each text you have changed, and each answer, is kept here on this computer."),
                _("Write something"),
                self.write.emit,
            )
        self.stack.setCurrentWidget(self.blank)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._pause.isActive():
                    self.search()
                if self._found.rowCount():
                    self.rows.go_to(self.rows.currentIndex().row())
                    self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
            case Qt.Key.Key_Escape if self.field.text():
                self.field.clear()
                return True
        return False
