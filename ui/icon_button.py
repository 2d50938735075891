"""A button of a drawing alone that stands for a command."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme import ICON

_BY_TAB: Final = 1
"""A value of Qt's own enumerations, which take 15 ms of the time before the first paint."""


class IconButton(QToolButton):
    """Named and explained by its command; there while the command can be used."""

    def __init__(self, drawing: str, command: QAction, side: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._command = command
        self.setObjectName("icon_button")
        self.setCheckable(True)
        self.setFixedSize(side, side)
        self.setIconSize(QSize(ICON, ICON))
        self.setProperty("focusPolicy", _BY_TAB)
        self.clicked.connect(command.trigger)
        command.changed.connect(self._follow)
        self._follow()

    def draw(self, color: str) -> None:
        """Show the drawing in a colour."""
        from ui.icons import icon  # not needed before the first paint

        self.setIcon(icon(self._drawing, color))

    def nextCheckState(self) -> None:
        """Keep the state: the command or the page decides it, not the click."""

    def _follow(self) -> None:
        words = self._command.text().replace("&", "")
        shortcut = self._command.shortcut()
        keys = shortcut.toString(shortcut.SequenceFormat.NativeText)
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  {keys}" if keys else words)
        self.setVisible(self._command.isEnabled())
        if self._command.isCheckable():
            self.setChecked(self._command.isChecked())
