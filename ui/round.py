"""What a window holds, gone round by the Tab key."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


class Round(QWidget):
    """Widgets side by side; Tab and Shift+Tab go through them line by line, as they stand then.

    Qt's own order is the one in which widgets were made, which is another one wherever something
    is made or moved later.
    """

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in widgets:
            row.addWidget(widget)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: D102 - Qt's
        from ui.stops import go  # not needed before the first key

        at = self.window().focusWidget()
        if at is None or not self.isVisible() or not self.isAncestorOf(at):
            return super().focusNextPrevChild(next)
        return go(self, at, forward=next)
