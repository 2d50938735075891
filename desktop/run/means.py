"""What every run works with, put together once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.catalog.actions import Action
from desktop.catalog.platforms import Platform
from desktop.catalog.repairs import Repairs
from desktop.engine.engines import Engines
from desktop.engine.targets import Targets
from desktop.events import Event
from desktop.settings import Preferences
from desktop.store.connection import Store


@dataclass(frozen=True, slots=True)
class Means:
    """The catalogue, the settings, the store, the engines, and who is told of what happens."""

    actions: Mapping[str, Action]
    platforms: Mapping[str, Platform]
    repairs: Repairs
    targets: Targets
    preferences: Preferences
    store: Store
    engines: Engines
    emit: Callable[[Event], None]
