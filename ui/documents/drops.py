"""Files that are dropped on the window are opened, also where the text would take their names."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class Drops(QObject):
    """Takes files out of what is dropped; words go where they always go."""

    dropped = Signal(object)

    def __init__(self, window: QWidget, text: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        for widget in (window, text):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        # a QDragMoveEvent and a QDragEnterEvent are QDropEvents too
        if isinstance(event, QDropEvent):
            urls = event.mimeData().urls()
            files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
            if files:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    for path in files:
                        self.dropped.emit(path)
                return True
        return super().eventFilter(watched, event)
