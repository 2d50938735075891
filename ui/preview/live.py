"""Keeps a preview in step with what is counted."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.cli.sections import boxes
from ui.editor.editor import Editor
from ui.meter.station import LONGEST, Station
from ui.preview.pane import PreviewPane

_PAUSE: Final = 150
"""Milliseconds from new figures to a new preview."""


class Live(QObject):
    """Shows the selection or the whole text in a pane, as often as it is counted."""

    def __init__(self, editor: Editor, pane: PreviewPane) -> None:
        super().__init__(pane)
        self._editor = editor
        self._pane = pane
        self._station: Station | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._show)

    def follow(self, station: Station) -> None:
        """Show what a station counts from now on."""
        self._station = station
        station.counted.connect(self._wait)
        self._show()

    def stop(self) -> None:
        """Show nothing any more."""
        self._soon.stop()
        if self._station is not None:
            self._station.counted.disconnect(self._wait)
        self._station = None

    def _wait(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _show(self) -> None:
        station = self._station
        if station is None or self._editor.document().characterCount() > LONGEST:
            return
        platform, field = station.platform, station.field
        chosen = self._editor.textCursor().hasSelection()
        text = station.text() if chosen else self._editor.text()
        texts = boxes(text, platform)
        if set(texts) == {platform.main.id}:
            texts = boxes(text, platform, field.id)
        self._pane.show_texts(platform, texts)
