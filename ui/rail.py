"""The rail at the left edge: one button a page, the settings at its foot."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.icon_button import IconButton
from ui.theme import Theme

WIDTH: Final = 44
_FOOT: Final = "settings"
"""The page whose button stands at the foot."""


class Rail(QFrame):
    """Shows which page is open; its drawings come after the first paint."""

    def __init__(self, theme: Theme, commands: Mapping[str, QAction], pages: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self._dressed = False
        self.buttons = {page: IconButton(page, commands[page], 36, self) for page in pages}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 3, 8)
        layout.setSpacing(4)
        for page, button in self.buttons.items():
            if page != _FOOT:
                layout.addWidget(button)
        layout.addStretch(1)
        if _FOOT in self.buttons:
            layout.addWidget(self.buttons[_FOOT])
        theme.changed.connect(self._draw)

    def dress(self) -> None:
        """Draw the icons."""
        self._dressed = True
        self._draw()

    def mark(self, open_page: str) -> None:
        """Show which page is open."""
        for page, button in self.buttons.items():
            button.setChecked(page == open_page)
        self._draw()

    def _draw(self) -> None:
        if self._dressed:
            colors = self._theme.colors
            for button in self.buttons.values():
                button.draw(colors.ink if button.isChecked() else colors.quiet)
