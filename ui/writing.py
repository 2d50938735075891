"""The page where texts are written: the header, the text, and at its sides shelf and panel."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.editor.editor import Editor
from ui.header import Header
from ui.theme import Theme

NARROW: Final = 856
"""Pixels of this page below which the panel lies over the text: a window of 900 less the rail."""
LEAST_TEXT: Final = 420
LEAST_PANEL: Final = 320
LEAST_BESIDE: Final = 240
"""Pixels of the text that a panel above it leaves free, or else it covers the text whole."""
SHELF: Final = 240
PANEL: Final = 380


class WritingPage(QWidget):
    """Places the text between what stands beside it."""

    dragged = Signal()
    """A splitter was moved by hand."""

    def __init__(self, theme: Theme, commands: Mapping[str, QAction]) -> None:
        super().__init__()
        self.editor = Editor(theme)
        self.header = Header(theme, commands)
        column = QWidget()
        column.setMinimumWidth(LEAST_TEXT)
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._beside = QHBoxLayout()
        self._beside.addWidget(self.editor)
        self._column.addLayout(self._beside, 1)
        self._text = column
        self._panel: QWidget = QFrame()
        self._panel.setObjectName("panel")
        self._host: QWidget | None = None
        """The panel, while a guest stands in its place."""
        self._guest: QWidget | None = None
        self._shelf: QWidget | None = None
        self._bars: list[QWidget] = []
        self._feet: list[QWidget] = []
        self.widths = (SHELF, PANEL)
        """The widths of shelf and panel, as they were last dragged."""
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(column)
        self.splitter.addWidget(self._panel)
        self.splitter.splitterMoved.connect(self._take_widths)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    @property
    def lies_over(self) -> bool:
        """Whether the panel lies over the text, for want of room beside it."""
        return self._panel.parent() is self

    def take_panel(self, panel: QWidget) -> None:
        """Put the companion's panel where its place was kept."""
        old, self._panel = self._panel, panel
        hidden = old.isHidden()
        panel.setParent(self)
        panel.setHidden(hidden)
        old.hide()
        old.setParent(self)
        old.deleteLater()
        self._place()

    def lend(self, guest: QWidget | None) -> None:
        """Let a guest stand in the panel's place, or the panel again."""
        if guest is self._guest:
            return
        gone, back = self._panel, guest or self._host
        assert back is not None
        self._host = (self._host or gone) if guest is not None else None
        self._guest, self._panel = guest, back
        gone.setParent(self)
        gone.hide()
        back.setParent(self)
        back.show()
        self._place()

    def take_shelf(self, shelf: QWidget) -> None:
        """Put the list of documents at the left of the text."""
        self._shelf = shelf
        self.splitter.insertWidget(0, shelf)
        self._place()

    def take_bar(self, bar: QWidget) -> None:
        """Put a bar between the header and the text."""
        self._column.insertWidget(1, bar)
        self._bars.append(bar)
        bar.installEventFilter(self)

    def take_foot(self, foot: QWidget) -> None:
        """Put a widget below the text."""
        self._column.addWidget(foot)
        self._feet.append(foot)
        foot.installEventFilter(self)

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel."""
        self._panel.setVisible(shown)
        self._place()

    def show_shelf(self, shown: bool) -> None:
        """Show or hide the list of documents."""
        if self._shelf is not None:
            self._shelf.setVisible(shown)
            self._place()

    def _place(self) -> None:
        hidden = self._panel.isHidden()
        if self.width() < NARROW:
            self._panel.setParent(self)
            self._lay_over()
            self._panel.raise_()
        elif self._panel.parent() is not self.splitter:
            self.splitter.addWidget(self._panel)
        self._panel.setHidden(hidden)
        self._panel.setProperty("lies_over", self.lies_over)
        self._panel.style().polish(self._panel)
        wanted = dict(zip((self._shelf, self._panel), self.widths, strict=True))
        widgets = [self.splitter.widget(place) for place in range(self.splitter.count())]
        beside = sum(
            width
            for widget, width in wanted.items()
            if widget is not None and widget in widgets and not widget.isHidden()
        )
        room = max(LEAST_TEXT, self.width() - beside)
        for place, widget in enumerate(widgets):
            self.splitter.setStretchFactor(place, int(widget is self._text))
        self.splitter.setSizes(
            [room if widget is self._text else wanted[widget] for widget in widgets]
        )
        self._make_room()

    def _lay_over(self) -> None:
        """Leave what is above and below the text free: it has to be seen."""
        bars = sum(bar.height() for bar in self._bars if not bar.isHidden())
        feet = sum(foot.height() for foot in self._feet if not foot.isHidden())
        most = max(LEAST_PANEL, self.width() - LEAST_BESIDE)
        width, top = min(self.widths[1], most, self.width()), self.header.height() + bars
        self._panel.setGeometry(self.width() - width, top, width, self.height() - top - feet)
        self._make_room()

    def _make_room(self) -> None:
        """Let the text run beside a panel that lies over it, its selection in view."""
        width = self._panel.width()
        covers = self.lies_over and not self._panel.isHidden()
        taken = width if covers and self._text.width() - width >= LEAST_BESIDE else 0
        if taken == self._beside.contentsMargins().right():
            return
        editor = self.editor
        selected = editor.textCursor().hasSelection()
        seen = selected or editor.viewport().rect().intersects(editor.cursorRect())
        self._beside.setContentsMargins(0, 0, taken, 0)
        self._column.activate()
        if seen:
            editor.ensureCursorVisible()

    def _take_widths(self) -> None:
        shelf, panel = self.widths
        if self._shelf is not None and not self._shelf.isHidden():
            shelf = self._shelf.width()
        if not self.lies_over and not self._panel.isHidden():
            panel = self._panel.width()
        self.widths = (shelf, panel)
        self._make_room()
        self.dragged.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if self.lies_over and event.type() in (
            QEvent.Type.Show,
            QEvent.Type.Hide,
            QEvent.Type.Resize,
        ):
            self._lay_over()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's
        # not by a focus proxy: Tab would pass over the header
        super().focusInEvent(event)
        self.editor.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's
        super().resizeEvent(event)
        if self.lies_over != (self.width() < NARROW):
            self._place()
        elif self.lies_over:
            self._lay_over()
