"""The preview beside the text: in the panel's place, live, closed by Escape."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.catalog.platforms import Platform
from desktop.messages import gettext as _
from ui.panel.buttons import TextButton
from ui.preview.preview import Preview, Texts
from ui.theme import Theme


class PreviewPane(QWidget):
    """A title, the preview, and a way out."""

    left = Signal()
    """It is to be closed."""

    crossed = Signal()
    """The keys are to go back to the text."""

    def __init__(self, theme: Theme, language: str, switch: QAction) -> None:
        """Let the keys of `switch` lead back to the text."""
        super().__init__()
        self._switch = switch
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(320)
        self.setMaximumWidth(480)
        self._language = language
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setWordWrap(True)
        self.close_button = TextButton(_("Close"), self)
        self.close_button.clicked.connect(self.left)
        self.note = QLabel(_("A sketch of what readers see; the platform may change it."), self)
        self.note.setObjectName("caption")
        self.note.setWordWrap(True)
        self.preview = Preview(theme, language)
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 0, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.preview)
        column.addWidget(self.note)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(16, 16, 8, 8)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.area, 1)

    def show_texts(self, platform: Platform, texts: Texts) -> None:
        """Show these texts as a platform shows them."""
        label = platform.label.to(self._language)
        self.title.setText(_("Preview · {platform}").format(platform=label))
        self.preview.show_texts(platform, texts)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        # Escape is the window's key for Stop
        if event.type() == QEvent.Type.ShortcutOverride and (
            _is_escape(event) or self._is_switch(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if _is_escape(event):
            self.left.emit()
        elif self._is_switch(event):
            self.crossed.emit()
        else:
            super().keyPressEvent(event)

    def _is_switch(self, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and QKeySequence(event.keyCombination())
        return pressed in self._switch.shortcuts()


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
