"""What a run is busy with in words, over a thin bar that fills where an end is in sight."""

from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.events import Progressed, Stage
from desktop.messages import gettext as _
from desktop.messages import sentence
from ui.announcement import announce
from ui.figures import Figures


def described(event: Progressed, elapsed: float, figures: Figures) -> str:
    """Say in words what a run is busy with; `elapsed` in seconds since the stage began."""
    match event.stage:
        case Stage.FETCHING:
            return _fetching(event, figures)
        case Stage.STARTING:
            return _("Starting the model… {time}").format(time=figures.wait(elapsed))
        case Stage.QUEUED:
            return _("Waiting for another run to end… {time}").format(time=figures.wait(elapsed))
        case Stage.READING:
            return _("Reading your text… {time}").format(time=figures.wait(elapsed))
        case Stage.WAITING:
            left = figures.wait(max(0.0, (event.remaining or 0.0) - elapsed))
            waiting = _("Waiting {time}").format(time=left)
            return waiting if event.reason is None else f"{sentence(event.reason)} {waiting}"


def _fetching(event: Progressed, figures: Figures) -> str:
    if not event.total:
        return _("Getting the model…")
    parts = [
        _("{done} of {total}").format(
            done=figures.size(event.done), total=figures.size(event.total)
        )
    ]
    if event.rate:
        parts.append(_("{size}/s").format(size=figures.size(round(event.rate))))
    if event.remaining is not None:
        parts.append(_("{time} left").format(time=figures.wait(event.remaining)))
    return _("Getting the model: {parts}").format(parts=", ".join(parts))


class StageLine(QWidget):
    """What a run is busy with, its seconds counted by the line itself."""

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._event: Progressed | None = None
        self._since = monotonic()
        self.words = QLabel(self)
        self.words.setObjectName("caption")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(3)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(_("Progress"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._count)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.say("")

    def say(self, words: str, *, aloud: str = "") -> None:
        """Say something that does not change by itself; screen readers hear more before it."""
        self._timer.stop()
        self._event = None
        self.words.setText(words)
        self.setVisible(bool(words))
        self.bar.hide()
        announce(self, aloud, words)

    def show_stage(self, event: Progressed) -> None:
        """Say what a run is busy with; the seconds of one stage go on counting."""
        waits = event.stage == Stage.WAITING
        if self._event is None or self._event.stage != event.stage or waits:
            self._since = monotonic()
        self._event = event
        self.show()
        self.bar.show()
        self.bar.setValue(round(1000 * event.done / event.total) if event.total else 0)
        self._count()
        self._timer.start()

    def _count(self) -> None:
        if self._event is not None:
            self.words.setText(described(self._event, monotonic() - self._since, self._figures))
