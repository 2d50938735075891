"""The index at the left of the page: a button for each section."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from ui.settings.rows import Section

WIDTH: Final = 232


class Index(QFrame):
    """Leads to the sections and marks the one that is in view."""

    chosen = Signal(str)

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.setObjectName("index")
        self.setFixedWidth(WIDTH)
        self.buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 24, 8, 16)
        layout.setSpacing(2)
        for section in sections:
            button = QPushButton(section.title.text())
            button.setCheckable(True)
            button.clicked.connect(self._leader(section.id))
            group.addButton(button)
            self.buttons[section.id] = button
            layout.addWidget(button)
        layout.addStretch(1)

    def mark(self, id: str) -> None:
        """Mark a section as the one in view."""
        self.buttons[id].setChecked(True)

    def _leader(self, id: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(id)
