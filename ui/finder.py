"""A field over a list that stands over the window: something is found by typing, and used."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from ui.palette_rows import PaletteRows, Row
from ui.theme import Theme

_WIDTH: Final = 520
_TOP: Final = 72
_SHOWN: Final = 9
"""Rows that are seen at once."""
_MOVES: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Finder(QFrame):
    """Enter uses the chosen row, Esc leaves all as it was."""

    def __init__(self, theme: Theme, name: str, hint: str, parent: QWidget) -> None:
        """Call it `name` for screen readers; `hint` stands in the empty field."""
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName(name)
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("palette_field")
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.rows = PaletteRows(theme, self)
        self.rows.setAccessibleName(name)
        self.rows.used.connect(self._use)
        self.none = QLabel(_("Nothing has that name. Try another word."), self)
        self.none.setObjectName("caption")
        self.none.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.rows)
        layout.addWidget(self.none)
        self.hide()

    def open_over(self, ground: QWidget) -> None:
        """Show it over a part of the window, with everything that can be chosen."""
        window = ground.window()
        self._before = window.focusWidget()
        self.field.clear()
        self._search("")
        place = ground.mapTo(window, ground.rect().topLeft())
        width = min(_WIDTH, ground.width() - 32)
        self.adjustSize()
        self.setGeometry(
            place.x() + (ground.width() - width) // 2, place.y() + _TOP, width, self.height()
        )
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Go, and give the keys back to whoever had them."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def found(self, query: str) -> Sequence[Row]:
        """Return the rows that answer to a query, the best first."""
        raise NotImplementedError

    def counted(self, count: int) -> str:
        """Say how many rows there are."""
        raise NotImplementedError

    def _search(self, query: str) -> None:
        found = self.found(query)
        self.rows.show_rows(found)
        self.rows.setVisible(bool(found))
        self.none.setVisible(not found)
        self.rows.setAccessibleDescription(self.counted(len(found)))
        self._fit()

    def _fit(self) -> None:
        self.rows.fit(_SHOWN)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), self.sizeHint().height())

    def _use(self, action: QAction) -> None:
        self.dismiss()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut and self.isVisible():
                self.hide()
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._press(event)
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # Esc and Enter are its own while it is open
                return False
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.rows.use_current()
            case key if key in _MOVES:
                self.rows.step(event)
            case _:
                return False
        return True
