"""A row that goes on in the next line where it is too long."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingRow(QLayout):
    """Places widgets from left to right at the size they ask for, and wraps before it cuts."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: D102 - Qt's
        self._items.append(item)

    def count(self) -> int:  # noqa: D102 - Qt's
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: D102 - Qt's
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: D102 - Qt's
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: D102 - Qt's
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: D102 - Qt's
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102 - Qt's
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's
        sizes = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(0, len(sizes) - 1)
        return QSize(
            sum(size.width() for size in sizes) + gaps,
            max((size.height() for size in sizes), default=0),
        )

    def minimumSize(self) -> QSize:  # noqa: D102 - Qt's
        sizes = [item.sizeHint() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, area: QRect) -> None:  # noqa: D102 - Qt's
        super().setGeometry(area)
        self._arrange(area, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, area: QRect, *, move: bool) -> int:
        """Return the height that the row takes in a width; set the places where `move` is true."""
        lines: list[list[QLayoutItem]] = [[]]
        x = 0
        for item in self._shown():
            width = item.sizeHint().width()
            if lines[-1] and x + width > area.width():
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += width + self.spacing()
        y = area.top()
        for line in lines:
            tallest = max((item.sizeHint().height() for item in line), default=0)
            x = area.left()
            for item in line:
                size = item.sizeHint()
                if move:
                    middle = (tallest - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + middle), size))
                x += size.width() + self.spacing()
            y += tallest + self.spacing()
        return max(0, y - self.spacing() - area.top())
