"""One option of an action: a combo box drawn as a chip."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop.catalog.actions import Option
from ui.theme import Theme


class Choice(QComboBox):
    """The values of one option."""

    def __init__(self, option: Option, language: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.option = option.id
        name = option.label.to(language)
        self.setAccessibleName(name)
        self.setToolTip(name)
        for value in option.values.values():
            self.addItem(value.label.to(language), value.id)
        self.setCurrentIndex(max(0, self.findData(option.default)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.currentIndexChanged.connect(self.updateGeometry)

    def value(self) -> str:
        """Return the id of the chosen value."""
        return str(self.currentData())

    def choose(self, value: str) -> None:
        """Choose a value by its id."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def sizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return QSize(self.fontMetrics().horizontalAdvance(self.currentText()) + 42, 30)

    def minimumSizeHint(self) -> QSize:  # noqa: D102, N802 - Qt's
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102, N802 - Qt's
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102, N802 - Qt's
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(QColor(colors.hover if self.underMouse() else colors.panel))
        painter.setPen(QColor(colors.accent if self.hasFocus() else colors.control))
        painter.drawRoundedRect(area, 6, 6)
        painter.setPen(QColor(colors.ink))
        painter.drawText(
            self.rect().adjusted(11, 0, -24, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.currentText(),
        )
        x, y = area.right() - 15, area.center().y() - 1.5
        painter.setPen(QPen(QColor(colors.quiet), 1.4))
        painter.drawPolyline(QPolygonF([QPointF(x - 3.5, y), QPointF(x, y + 3.5), QPointF(x + 3.5, y)]))
