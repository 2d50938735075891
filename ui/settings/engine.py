"""The section of the engine: which one, where it is, whether it answers, what was agreed to."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QButtonGroup

from desktop.catalog.providers import Preset
from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.model import Place, Target
from desktop.settings import Settings
from ui.engines import SHAPES
from ui.figures import Figures
from ui.settings.consents import Consents
from ui.settings.fields import Fields
from ui.settings.marks import RadioMark
from ui.settings.rows import Row, Section
from ui.settings.saving import Saving
from ui.settings.server import AddressRow, ConnectionRow, ModelRow
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App

LOCAL: Final = "local"


def _where(place: Place) -> str:
    match place:
        case Place.HERE:
            return _("On this computer: nothing leaves it.")
        case Place.NETWORK:
            return _("In your network: text leaves this computer, and Calame asks first.")
        case Place.INTERNET:
            return _("On the internet: text is sent there, and Calame asks first.")


class EngineRow(Row):
    """One engine to choose: its place in a shape and in words, and what it needs."""

    def __init__(self, preset: Preset, language: str, theme: Theme) -> None:
        super().__init__(preset.label.to(language), also=_("engine provider"))
        self.preset = preset
        self.button = RadioMark(theme)
        self.button.setAccessibleName(self.label.text())
        self.label.setBuddy(self.button)
        self._top.insertWidget(0, self.button)
        self._top.setSpacing(8)

    def show_place(self, target: Target | None) -> None:
        """Show where the engine is; None for one without an address."""
        if target is None:
            self.describe(
                f"{SHAPES[None]} "
                + _("A server that speaks the OpenAI protocol. It needs an address.")
            )
        else:
            needs = (
                _("It needs a key.")
                if self.preset.needs_key
                else _("It needs a model file: see “Models”.")
                if target.is_child
                else _("It has to be running.")
            )
            self.describe(f"{SHAPES[target.place]} {_where(target.place)} {needs}")
        self.button.setAccessibleDescription(self.help.text())


class EngineSection(Section):
    """Chooses the engine and says whether it works."""

    def __init__(self, fields: Fields, saving: Saving, language: str, theme: Theme) -> None:
        super().__init__(
            "engine",
            _("Engine"),
            _("What writes the answers. It is on this computer unless you choose otherwise."),
        )
        self._saving = saving
        self._language = language
        self._theme = theme
        self._app: App | None = None
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self.engines: list[EngineRow] = []
        self.address = AddressRow(saving)
        self.model = ModelRow(saving)
        self.test = ConnectionRow(Figures(language))
        self.test.found.connect(self.model.offer)
        self.model.asked.connect(self.test.start)
        for row in (self.address, self.model, self.test):
            self.add(row)
        fields.add_to(self)
        self.consents = Consents(saving, self)
        saving.changed.connect(self._show)

    def attach(self, app: "App") -> None:
        """Fill it."""
        self._app = app
        for place, preset in enumerate(app.presets.values()):
            row = EngineRow(preset, self._language, self._theme)
            self._group.addButton(row.button, place)
            self.engines.append(row)
            self.add(row, before=self.address)
        self.test.attach(app)
        self.model.attach(app)
        self.consents.attach(app, self._language)

    def wants(self, row: Row) -> bool:  # noqa: D102 - a section's
        if row in (self.address, self.model):
            return self._saving.now.engine != LOCAL
        return True

    def _choose(self, place: int) -> None:
        row = self.engines[place]
        before = self._saving.now.engine
        if row.preset.id == before:
            return

        def undo() -> None:
            self._saving.save({"engine": before}, lambda: None, row.say_error)

        def done() -> None:
            self._saving.offer_undo(row, _("In use"), {"engine": row.preset.id}, undo)

        def failed(error: UserError) -> None:
            self._show(self._saving.now)
            row.say_error(error)

        self._saving.save({"engine": row.preset.id}, done, failed)

    def _show(self, settings: Settings) -> None:
        if self._app is None:
            return
        for row in self.engines:
            chosen = row.preset.id == settings.engine
            row.button.setChecked(chosen)
            if not chosen:
                row.say("")
            row.show_place(self._target(row.preset.id))
        preset = self._app.presets.get(settings.engine)
        if preset is not None:
            self.address.show_engine(preset, settings)
            self.model.show_engine(preset, settings)
            self.test.show_engine(preset.id, preset.label.to(self._language))
        for other in (self.address, self.model):
            self.sift(other)

    def _target(self, engine: str) -> Target | None:
        assert self._app is not None
        try:
            return self._app.reach(engine)
        except UserError:
            return None
