"""A post on a social network."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from ui.panel.buttons import TextButton
from ui.preview.box import Box, Boxes, caption, parts_of
from ui.preview.prose import Prose
from ui.theme import INTERFACE, Theme, sized

_AVATAR: Final = 36


class _Avatar(QWidget):
    """A disc that stands for whoever publishes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(QSize(_AVATAR, _AVATAR))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colors.line))
        painter.drawEllipse(self.rect())
        painter.setBrush(QColor(self._theme.colors.control))
        middle = self.width() / 2
        painter.drawEllipse(QPointF(middle, middle * 0.8), 6, 6)
        painter.drawChord(QRectF(middle - 10, middle * 1.2, 20, 20), 0, 180 * 16)
        painter.end()


class Post(QWidget):
    """A post: who, the text up to its fold, and the rest on demand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: Box | None = None
        self._is_open = False
        self._further: list[QWidget] = []
        self.text = Prose(theme, self)
        self.more = TextButton("", self)
        self.more.clicked.connect(self._turn)
        name = QLabel(_("Your name"), self)
        name.setFont(sized(name.font(), INTERFACE, strong=True))
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(name)
        who.addWidget(caption(_("now"), self))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_Avatar(theme, self))
        head.addLayout(who, 1)
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)
        self._layout.addWidget(self.text)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_boxes(self, boxes: Boxes) -> None:
        """Show the first box as the post, the others with their names below it."""
        filled = [box for several in boxes.values() for box in several]
        self._box = filled[0] if filled else None
        self._show()
        for widget in self._further:
            widget.hide()
            widget.deleteLater()
        self._further = []
        for box in filled[1:]:
            if box.text:
                text = Prose(self._theme, self)
                text.say(box.cut(), parts_of(box.cut(), box.over))
                self._further += [caption(box.label, self), text]
        for widget in self._further:
            self._layout.addWidget(widget)

    def _show(self) -> None:
        box = self._box
        if box is None:
            return
        shown = box.text if self._is_open else box.cut()
        self.text.say(shown, parts_of(shown, box.over))
        self.more.setVisible(box.is_folded)
        self.more.setText(_("See less") if self._is_open else _("See more"))

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()
