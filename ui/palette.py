"""The command palette: every command that can be used now, found by typing."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.commands import COMMANDS, GROUPS
from ui.fuzzy import score
from ui.palette_rows import PaletteRows, Row
from ui.theme import Theme

_WIDTH: Final = 520
_TOP: Final = 72
_SHOWN: Final = 9
"""Rows that are seen at once."""
_ORDER: Final = ("rewrite", "file", "edit", "answer", "view", "engine", "calame")
"""The menus, what a writer most often wants first."""
_COMMANDS: Final = sorted(COMMANDS, key=lambda command: _ORDER.index(command.group))
_MOVES: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Palette(QFrame):
    """A field over a list; Enter uses the chosen command, Esc leaves all as it was."""

    def __init__(
        self,
        theme: Theme,
        commands: Mapping[str, QAction],
        further: Callable[[str], list[Row]],
        parent: QWidget,
    ) -> None:
        """Offer the commands, and before them what `further` finds for a query."""
        super().__init__(parent)
        self._further = further
        self.setObjectName("palette")
        self.setAccessibleName(_("Find a command"))
        self._commands = commands
        self._before: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setObjectName("palette_field")
        self.field.setAccessibleName(_("Find a command"))
        self.field.setPlaceholderText(_("Type what you want to do"))
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.rows = PaletteRows(theme, self)
        self.rows.used.connect(self._use)
        self.none = QLabel(_("Nothing is called so. Try another word."), self)
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
        """Show the palette over a part of the window, with every command that can be used."""
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

    def _search(self, query: str) -> None:
        usable = [
            Row(command.id, action.text().replace("&", ""), _(GROUPS[command.group]), action)
            for command in _COMMANDS
            if (action := self._commands[command.id]).isEnabled() and command.id != "palette"
        ]
        found = usable
        if query.strip():
            points = {row.id: score(query, f"{row.label} {row.group}") for row in usable}
            found = self._further(query) + sorted(
                (row for row in usable if points[row.id]), key=lambda row: -points[row.id]
            )
        self.rows.show_rows(found)
        self.rows.setVisible(bool(found))
        self.none.setVisible(not found)
        self.rows.setAccessibleDescription(
            ngettext("{count} command", "{count} commands", len(found)).format(count=len(found))
        )
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
                event.accept()  # Esc and Enter are the palette's while it is open
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
