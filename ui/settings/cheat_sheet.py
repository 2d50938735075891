"""Every command with its keys on one sheet, to look something up."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.messages import gettext as _
from ui.commands import COMMANDS, GROUPS
from ui.panel.buttons import TextButton
from ui.settings.rows import words
from ui.settings.shortcuts import plain
from ui.shortcuts import shown, told

_WIDTH: Final = 460
_HEIGHT: Final = 560


class CheatSheet(QDialog):
    """Read only; leads to the page where keys are changed."""

    change = Signal()

    def __init__(self, commands: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(_WIDTH, min(_HEIGHT, parent.height()))
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.lines: dict[str, QLabel] = {}
        for group, label in GROUPS.items():
            listed = [
                command
                for command in COMMANDS
                if command.group == group and told(command, commands[command.id])
            ]
            if not listed:
                continue
            if grid.count():
                grid.setRowMinimumHeight(grid.rowCount(), 12)
            grid.addWidget(words(plain(label), "title"), grid.rowCount(), 0, 1, 2)
            for command in listed:
                row = grid.rowCount()
                keys = QLabel(shown(told(command, commands[command.id])))
                keys.setTextFormat(Qt.TextFormat.PlainText)
                name = plain(command.label)
                keys.setAccessibleName(f"{name}: {keys.text()}")
                grid.addWidget(words(name), row, 0)
                grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
                self.lines[command.id] = keys
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(_("Keyboard shortcuts"))
        area.setWidget(sheet)
        self.other = TextButton(_("Change them…"))
        self.other.clicked.connect(self._change)
        self.close_button = QPushButton(_("Close"))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 16)
        foot.addWidget(self.other)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        self.close_button.setFocus()

    def _change(self) -> None:
        self.accept()
        self.change.emit()
