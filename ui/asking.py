"""The question before a text is sent: it stands as long as the engine that it names is meant."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.messages import gettext as _
from desktop.model import Consent, Target
from ui.engines import Engines
from ui.figures import Figures
from ui.panel.panel import Panel
from ui.panel.questions import ask_consent


class Asking(QObject):
    """Asks for the consent to send, and notices when the engine is changed meanwhile."""

    overtaken = Signal()
    """The engine was changed before the question was answered: the run is to be stopped."""

    def __init__(self, panel: Panel, engines: Engines, figures: Figures) -> None:
        super().__init__(panel)
        self._panel = panel
        self._engines = engines
        self._figures = figures
        self._meant: tuple[Target | None, bool] | None = None
        engines.changed.connect(self._follow)

    def ask(self, consent: Consent, answer: Callable[[bool], None]) -> None:
        """Name what would go where, and ask."""
        self._meant = self._now()
        self._panel.stage.clear()

        def settle(allowed: bool) -> None:
            self.forget()
            answer(allowed)

        ask_consent(self._panel.card, consent, self._figures, settle)

    def forget(self) -> None:
        """Ask nothing any more."""
        self._meant = None

    def _now(self) -> tuple[Target | None, bool]:
        target = self._engines.target()
        return target if isinstance(target, Target) else None, self._engines.offline

    def _follow(self) -> None:
        if self._meant is not None and self._meant != self._now():
            self.forget()
            self.overtaken.emit()
            self._panel.stage.say(_("The engine was changed: nothing was sent."))
