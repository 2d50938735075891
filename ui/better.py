"""The offer of a model that does better than the one that answered."""

from PySide6.QtCore import QObject, Signal

from desktop.catalog.models import LocalModel
from ui.engines import Engines
from ui.figures import Figures
from ui.panel.panel import Panel
from ui.panel.questions import offer_model


class BetterModel(QObject):
    """Names a model when it is asked for and takes it into use."""

    taken = Signal(object)
    """The engine that the next request should name."""

    def __init__(self, panel: Panel, engines: Engines, figures: Figures) -> None:
        super().__init__(panel)
        self._panel = panel
        self._engines = engines
        self._figures = figures
        panel.caution.better_models.connect(self._offer)

    def _offer(self) -> None:
        model = self._engines.better()
        offer_model(self._panel.card, model, self._figures, lambda: self._use(model))

    def _use(self, model: LocalModel | None) -> None:
        if model is not None and self._engines.use(model):
            self.taken.emit(self._engines.choice())
