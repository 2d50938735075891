"""The menu of engines, and the engine that the next run would use."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.catalog.models import LocalModel
from desktop.choice import EngineChoice
from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.messages import sentence
from desktop.model import Place, Target
from desktop.settings import Settings
from ui.watch import Watch

if TYPE_CHECKING:
    from desktop.app import App


SHAPES: Final = {Place.HERE: "●", Place.NETWORK: "◐", Place.INTERNET: "▲", None: "○"}
"""Where an engine is; None for one that has no address."""


def engine_words(target: Target, *, offline: bool) -> str:
    """Say where text goes, with a shape that says it again."""
    match target.place:
        case Place.HERE:
            if target.is_child:
                words = "● " + _("On this computer")
            else:
                words = "● " + _("{engine} · on this computer").format(engine=target.label)
            return _("{words} · offline").format(words=words) if offline else words
        case Place.NETWORK:
            words = "◐ " + _("Your network · {engine}").format(engine=target.label)
        case Place.INTERNET:
            words = "▲ " + target.label
    if offline:
        return _("{words} · offline, nothing is sent").format(words=words)
    return _("{words} · text is sent").format(words=words)


def author_words(target: Target, model: str) -> str:
    """Say which engine and model wrote an answer, and where."""
    if target.is_child:
        return _("{model} · on this computer").format(model=model)
    match target.place:
        case Place.HERE:
            words = _("{engine}, {model} · on this computer")
        case Place.NETWORK:
            words = _("{engine}, {model} · on your network")
        case Place.INTERNET:
            words = _("{engine}, {model} · text was sent")
    return words.format(engine=target.label, model=model)


class Engines(QObject):
    """Lets a person choose an engine; what was named on the command line holds until then."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, menu: QMenu, offline: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._menu = menu
        self._offline = offline
        self._group = QActionGroup(self)
        self._app: App | None = None
        self._language = ""
        self._watch = Watch(self)
        self._watch.changed.connect(self._follow)

    def attach(self, app: "App", language: str) -> None:
        """Fill the menu."""
        self._app, self._language = app, language
        first = self._menu.actions()[0]
        for preset in app.presets.values():
            action = QAction(self._group)
            action.setCheckable(True)
            action.setData(preset.id)
            action.triggered.connect(self._choose)
            self._menu.insertAction(first, action)
        self._menu.insertSeparator(first)
        self._chosen = app.settings.engine
        self._watch.attach(app)

    def choice(self) -> EngineChoice:
        """Return what a request should name."""
        return self._app.choice if self._app is not None else EngineChoice()

    def target(self) -> Target | UserError:
        """Return the engine that the next run would use, or the reason why there is none."""
        assert self._app is not None
        try:
            return self._app.target()
        except UserError as error:
            return error

    @property
    def offline(self) -> bool:
        """Return whether every engine beyond this machine is refused."""
        return self._app is not None and self._app.settings.offline

    def words(self) -> tuple[str, str, bool]:
        """Return the engine in words, its model or what is wrong, and whether to warn of it."""
        target = self.target()
        if isinstance(target, UserError):
            return "▲ " + _("No engine"), sentence(target), True
        words = engine_words(target, offline=self.offline)
        return words, target.model, target.place is not Place.HERE

    def author(self, target: Target) -> str:
        """Say which engine and model wrote an answer, and where."""
        assert self._app is not None
        known = self._app.models.get(target.model) if target.is_child else None
        if known is not None:
            return author_words(target, known.label.to(self._language))
        return author_words(target, Path(target.model).name if target.is_child else target.model)

    def better(self) -> LocalModel | None:
        """Return a model that this machine can carry and that is better than the one in use."""
        assert self._app is not None
        model = self._app.recommended_model()
        return None if model == self._app.local_model() else model

    def use(self, model: LocalModel) -> bool:
        """Use a local model from now on; tell whether that could be kept."""
        return self._change(engine="local", local_model=model.id, own_model="")

    def switch_offline(self) -> None:
        """Refuse every engine beyond this machine, or no longer."""
        if self._app is not None and not self._change(offline=self._offline.isChecked()):
            self._offline.setChecked(self.offline)

    def _choose(self) -> None:
        chosen = self._group.checkedAction()
        self._change(engine=str(chosen.data()))

    def _change(self, **values: object) -> bool:
        assert self._app is not None
        try:
            self._app.change_settings(**values)
        except UserError as error:
            self.failed.emit(error)
            return False
        if "engine" in values:
            self._choose_by_settings()
        self._show()
        return True

    def _follow(self, settings: Settings) -> None:
        """Show what was changed elsewhere, as on the page of the settings."""
        if settings.engine != self._chosen:
            self._choose_by_settings()
        self._chosen = settings.engine
        for action in self._group.actions():
            action.setEnabled(self._can_be_chosen(str(action.data()), settings))
            action.setText(self._labelled(str(action.data())))
        self._show()

    def _labelled(self, engine: str) -> str:
        """Return an engine's name behind the shape that tells where it is."""
        assert self._app is not None
        name = self._app.presets[engine].label.to(self._language)
        try:
            place = self._app.reach(engine).place
        except UserError:
            return f"{SHAPES[None]} {name}"
        return f"{SHAPES[place]} {name}"

    def _can_be_chosen(self, engine: str, settings: Settings) -> bool:
        assert self._app is not None
        named = engine in ("local", self._app.choice.engine)
        return named or bool(self._app.presets[engine].base_url or settings.engine_urls.get(engine))

    def _choose_by_settings(self) -> None:
        """Let go of what the command line named."""
        assert self._app is not None
        self._app = replace(self._app, choice=EngineChoice())

    def _show(self) -> None:
        target = self.target()
        self._offline.setChecked(self.offline)
        for action in self._group.actions():
            named = isinstance(target, Target) and action.data() == target.engine
            action.setChecked(named)
        self.changed.emit()
