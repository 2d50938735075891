"""The window's place: where it stood, what stood beside the text and how large, kept and taken."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from ui.memory import Memory
from ui.writing import PANEL, SHELF, WritingPage

Commands = Mapping[str, QAction]


def recall(window: QMainWindow, memory: Memory, page: WritingPage, commands: Commands) -> None:
    """Give a window the place it had last."""
    window.resize(1180, 780)
    place = memory.get("place", "")
    if place:
        window.restoreGeometry(QByteArray.fromBase64(place.encode()))
    shelf, panel = memory.get("shelf_width", SHELF), memory.get("panel_width", PANEL)
    page.widths = (min(max(160, shelf), 480), min(max(320, panel), 480))
    page.editor.zoom = memory.get("zoom", 100)
    if not memory.get("panel", True):
        commands["panel"].trigger()


def remember(window: QMainWindow, memory: Memory, page: WritingPage, commands: Commands) -> None:
    """Keep the place that a window has now."""
    memory.set("place", bytes(window.saveGeometry().toBase64().data()).decode())
    memory.set("zoom", page.editor.zoom)
    memory.set("panel", commands["panel"].isChecked())
    memory.set("shelf", commands["shelf"].isChecked())
    shelf, panel = page.widths
    memory.set("shelf_width", shelf)
    memory.set("panel_width", panel)
    memory.save()
