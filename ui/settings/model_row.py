"""One model of the catalogue: what it is, and getting, using and removing its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton

from desktop.catalog.models import LocalModel
from desktop.engine.downloads import UNDER_WAY, Download, Stand
from desktop.language.names import name as language_name
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from ui.figures import Figures
from ui.panel.buttons import TextButton
from ui.settings.focus import SettlingButton
from ui.settings.rows import Row

_LEVELS: Final = {
    "test": N_("For trials"),
    "basic": N_("Basic"),
    "good": N_("Good"),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The model files as they are on the disk at one moment, and what is free."""

    installed: frozenset[str]
    begun: dict[str, int]
    recommended: str
    memory: int | None
    disk: int


class ModelLine(Row):
    """A row whose buttons are those that are of use for the model now."""

    got = Signal(str)
    stopped = Signal(str)
    used = Signal(str)
    removed = Signal(str)

    def __init__(self, model: LocalModel, figures: Figures) -> None:
        super().__init__(model.label.to(figures.language), also=_("model download file"))
        self.model = model
        self._figures = figures
        self._name = self.label.text()
        self._installed = False
        self._begun = 0
        self._under_way = False
        self.get = QPushButton(_("Get"))
        self.cancel = QPushButton(_("Stop"))
        self.use = SettlingButton(_("Use"))
        self.remove = TextButton(_("Remove"))
        for button, act in (
            (self.remove, self._ask),
            (self.use, lambda: self.used.emit(model.id)),
            (self.get, lambda: self.got.emit(model.id)),
            (self.cancel, lambda: self.stopped.emit(model.id)),
        ):
            button.clicked.connect(act)
            button.hide()
        self.put(self.remove, self.use, self.get, self.cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.hide()
        self.put_below(self.bar)
        facts = (
            _("{size} to fetch").format(size=figures.size(model.size)),
            _("{size} of free memory").format(size=figures.size(model.memory)),
            model.licence,
            self._languages(model.languages),
        )
        self.describe(
            f"{_(_LEVELS[model.level])}. {model.note.to(figures.language)}\n{' · '.join(facts)}"
        )

    def _languages(self, codes: Sequence[str]) -> str:
        return ", ".join(language_name(code, self._figures.language) for code in codes)

    def show_shelf(self, shelf: Shelf, in_use: str) -> None:
        """Show whether the file is there, and whether the model is in use or recommended."""
        id = self.model.id
        self._installed = id in shelf.installed
        self._begun = shelf.begun.get(id, 0)
        states = (
            (self._installed, _("on this computer")),
            (id == in_use, _("in use")),
            (id == shelf.recommended, _("recommended here")),
        )
        told = [words for holds, words in states if holds]
        mark = "● " if self._installed else "○ "
        self.label.setText(mark + " · ".join((self._name, *told)))
        self.use.setVisible(self._installed and id != in_use)
        self._buttons()
        if self._begun and not self._under_way and not self._installed and not self.note.text():
            self._say_begun()

    def show_download(self, now: Download) -> None:
        """Show how far the file is."""
        self._under_way = now.stand in UNDER_WAY
        self.bar.setVisible(self._under_way)
        self._buttons()
        match now.stand:
            case Stand.QUEUED:
                self.bar.setRange(0, 1000)
                self.bar.setValue(0)
                self.say(_("Waiting for the other download."))
            case Stand.GOING:
                self._show_progress(now)
            case Stand.DONE:
                use = (_("Use it"), lambda: self.used.emit(self.model.id))
                self.say(_("It is here and was checked."), "done", (use,))
            case Stand.STOPPED:
                self.say(_("Stopped; what has come is kept."))
            case Stand.FAILED:
                if now.error is not None:
                    self.say_error(now.error)

    def _show_progress(self, now: Download) -> None:
        told = now.progress
        if told is None or not told.total:
            return
        self._begun = told.done
        self.bar.setValue(told.done * 1000 // told.total)
        size = self._figures.size
        parts = [_("{done} of {total}").format(done=size(told.done), total=size(told.total))]
        if told.rate:
            parts.append(_("{size} a second").format(size=size(round(told.rate))))
        if told.remaining is not None:
            parts.append(_("{wait} left").format(wait=self._figures.wait(told.remaining)))
        self.say(" · ".join(parts))
        self.bar.setAccessibleDescription(self.note.text())

    def _say_begun(self) -> None:
        size = self._figures.size
        words = _("{done} of {total} are here; the rest can follow.")
        self.say(words.format(done=size(self._begun), total=size(self.model.size)))

    def _buttons(self) -> None:
        self.get.setText(_("Resume") if self._begun else _("Get"))
        self.get.setVisible(not self._installed and not self._under_way)
        self.cancel.setVisible(self._under_way)
        self.remove.setVisible((self._installed or self._begun > 0) and not self._under_way)
        for button in (self.get, self.cancel, self.use, self.remove):
            button.setAccessibleName(f"{button.text()}: {self._name}")

    def _ask(self) -> None:
        amount = self.model.size if self._installed else self._begun
        self.say(
            _("Remove the file? {size} are free again then; it can be fetched again.").format(
                size=self._figures.size(amount)
            ),
            "should",
            ((_("Remove"), lambda: self.removed.emit(self.model.id)), (_("Keep"), lambda: None)),
        )
        self.choices()[-1].setFocus()
