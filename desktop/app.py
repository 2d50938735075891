"""Composition root: paths, settings, catalog, store, engines and assistant put together once."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.assistant import Assistant
from desktop.bugs import Tell, nobody
from desktop.catalog.actions import Action, read_actions
from desktop.catalog.models import LocalModel, read_models
from desktop.catalog.platforms import Platform, read_platforms
from desktop.catalog.providers import Preset, read_presets
from desktop.catalog.repairs import read_repairs
from desktop.choice import EngineChoice
from desktop.engine.downloads import Downloads
from desktop.engine.engines import Engines
from desktop.engine.files import ModelFiles
from desktop.engine.loop import EngineLoop
from desktop.engine.room import cores, free_memory
from desktop.engine.targets import Targets
from desktop.errors import CatalogError
from desktop.events import Event
from desktop.keys import Keys
from desktop.messages import interface_language
from desktop.model import Target
from desktop.paths import Paths, resources
from desktop.run.means import Means
from desktop.settings import Preferences, Settings
from desktop.store.connection import Store
from desktop.store.retention import Retention

if TYPE_CHECKING:
    from desktop.engine.probe import Probe

SETTINGS_DECIDE: Final = EngineChoice()
"""No engine named: the one in the settings."""


@dataclass(frozen=True, slots=True)
class App:
    """Everything of Calame but its window; `choice` is the engine named on the command line.

    `mistakes` are the errors found in the person's own data files, which were left out.
    """

    paths: Paths
    choice: EngineChoice
    preferences: Preferences
    actions: Mapping[str, Action]
    platforms: Mapping[str, Platform]
    mistakes: tuple[CatalogError, ...]
    presets: Mapping[str, Preset]
    models: Mapping[str, LocalModel]
    files: ModelFiles
    keys: Keys
    store: Store
    engines: Engines
    downloads: Downloads
    assistant: Assistant
    _loop: EngineLoop
    _targets: Targets
    _closing: ExitStack

    @classmethod
    def open(
        cls,
        paths: Paths,
        emit: Callable[[Event], None],
        choice: EngineChoice = SETTINGS_DECIDE,
        tell: Tell = nobody,
        preferences: Preferences | None = None,
    ) -> "App":
        """Put everything together; raise UserError if a part of it cannot be used.

        `tell` hears of bugs in the threads of the store and of the engines; `preferences` are
        those that were read before.
        """
        paths.make_home()
        with ExitStack() as opened:
            preferences = preferences or Preferences(paths.settings)
            platforms, unread = read_platforms(resources() / "platforms", paths.platforms)
            actions, mistakes = read_actions(resources() / "actions", paths.actions, platforms)
            presets = read_presets(resources() / "providers")
            models = read_models(resources() / "models")
            targets = Targets(presets, models, interface_language())
            files = ModelFiles(paths.models, models)
            keys = Keys()
            store = Store.open(paths, tell)
            opened.callback(store.close)
            retention = Retention(store.runs, lambda: preferences.now.history_days)
            opened.callback(retention.close)
            engines = Engines(keys, files, targets)
            loop = EngineLoop(tell)
            opened.callback(loop.close)
            repairs = read_repairs(resources() / "repairs.toml")
            means = Means(actions, platforms, repairs, targets, preferences, store, engines, emit)
            assistant = Assistant(means, loop)
            opened.callback(assistant.close)
            return cls(
                paths=paths,
                choice=choice,
                preferences=preferences,
                actions=actions,
                platforms=platforms,
                mistakes=(*unread, *mistakes),
                presets=presets,
                models=models,
                files=files,
                keys=keys,
                store=store,
                engines=engines,
                downloads=Downloads(engines, loop, preferences),
                assistant=assistant,
                _loop=loop,
                _targets=targets,
                _closing=opened.pop_all(),
            )
        raise AssertionError("an ExitStack passes every exception on")

    @property
    def settings(self) -> Settings:
        """Return the settings as they are now."""
        return self.preferences.now

    def change_settings(self, **values: object) -> None:
        """Change settings by their names and save them; raise SettingsError if that fails."""
        self.preferences.change(**values)

    def target(self) -> Target:
        """Return the engine that the next run would use; raise EngineError if there is none."""
        return self._targets.resolve(self.choice, self.settings)

    def reach(self, engine: str) -> Target:
        """Return an engine as it is set up, its model empty if none is named.

        Raises EngineError if it has no address.
        """
        return self._targets.reach(EngineChoice(engine=engine), self.settings)

    def test_engine(self, engine: str) -> "Future[Probe]":
        """See whether an engine answers; the future raises UserError, and cancelling it stops."""
        return self._loop.submit(self._test(self.reach(engine)))

    async def _test(self, target: Target) -> "Probe":
        from desktop.engine.runner import Policy  # with asyncio, on the engine's thread

        policy = Policy(self.settings.offline, self.settings.mirror)
        return await self.engines.runner().test(target, policy)

    def local_model(self) -> LocalModel | None:
        """Return the model the local engine would use; None for another engine or an own file."""
        target = self.target()
        return self.models.get(target.model) if target.is_child else None

    def recommended_model(self) -> LocalModel:
        """Return the best model for the memory that is free now."""
        return self.files.recommended(free_memory(), cores())

    def close(self) -> None:
        """Stop every run, keep what came of it, end the engines, close the database."""
        self._closing.close()
