"""The line above the text: which document it is, and the ways to what stands beside it."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from desktop.messages import gettext as _
from ui.icon_button import IconButton
from ui.theme import Theme

HEIGHT: Final = 44
_PLAIN: Final = 0
_LONGEST: Final = 64
"""Characters of a title."""
_CENTRED: Final = 0x84
"""Values of Qt's own enumerations, which take 15 ms of the time before the first paint."""


class _Name(QLabel):
    """Leaves the middle of its words out where there is no room for all of them."""

    _words = ""
    _is_dressed = False

    def tell(self, words: str) -> None:
        """Show words."""
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.width()
        if not self._is_dressed or metrics.horizontalAdvance(self._words) <= room:
            self.setText(self._words)
            return
        from PySide6.QtCore import Qt  # its enumerations are not needed before the first paint

        self.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dress(self) -> None:
        """Fit the words from now on; before the first paint that would take 12 ms of it."""
        self._is_dressed = True
        self._fit()


def _shortened(title: str) -> str:
    """Return how a title begins, in whole words, where it is as long as a first line may be."""
    if len(title) <= _LONGEST:
        return title
    return (title[:_LONGEST].rpartition(" ")[0] or title[:_LONGEST]).rstrip(" ,;:.") + "…"


class Header(QFrame):
    """The document's name, whether its file lags behind, and a button at each side."""

    def __init__(self, theme: Theme, commands: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self._theme = theme
        self._dressed = False
        shelf = IconButton("documents", commands["shelf"], 32, self)
        panel = IconButton("panel", commands["panel"], 32, self)
        self._sides = (shelf, panel)
        self.title = _Name(self)
        self.title.setProperty("textFormat", _PLAIN)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setProperty("alignment", _CENTRED)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(shelf)
        layout.addWidget(self.title, 1)
        layout.addWidget(panel)
        theme.changed.connect(self._draw)

    def show_title(self, title: str, behind: bool) -> None:
        """Name the document; `behind` says that its file lacks what was written since."""
        named = _shortened(title) or _("Untitled")
        told = _("{title} · edited since it was saved").format(title=named) if behind else named
        self.title.tell(told)

    def dress(self) -> None:
        """Draw the icons."""
        self._dressed = True
        self.title.dress()
        self._draw()

    def _draw(self) -> None:
        if self._dressed:
            for side in self._sides:
                side.draw(self._theme.colors.quiet)
