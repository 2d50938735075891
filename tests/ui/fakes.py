"""A core that does nothing by itself: tests see what was asked of it and say what it answers."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, TypeVar, cast

from desktop.catalog.actions import Action, read_actions
from desktop.catalog.models import LocalModel, read_models
from desktop.catalog.platforms import read_platforms
from desktop.catalog.providers import Preset, read_presets
from desktop.choice import EngineChoice
from desktop.errors import CatalogError
from desktop.model import Document, Place, Request, Target
from desktop.paths import Paths, resources
from desktop.settings import Loaded, Settings
from desktop.store.scope import Scope

if TYPE_CHECKING:
    from desktop.app import App

T = TypeVar("T")

LOCAL = Target("local", "On this computer", "", "qwen2.5-coder-1.5b", Place.HERE, False, 120.0)
HOSTED = Target(
    "openai",
    "OpenAI",
    "https://api.openai.com/v1",
    "gpt-6-luna",
    Place.INTERNET,
    True,
    20.0,
)


@dataclass
class RecordingAssistant:
    """Writes down every call."""

    requests: list[Request] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    consents: list[tuple[int, bool]] = field(default_factory=list)
    accepted: list[tuple[int, int, str, str]] = field(default_factory=list)

    def start(self, request: Request) -> int:
        self.requests.append(request)
        return len(self.requests)

    def cancel(self, run: int) -> None:
        self.cancelled.append(run)

    def consent(self, run: int, allowed: bool) -> None:
        self.consents.append((run, allowed))

    def accept(self, run: int, variant: int, text: str, verdict: str) -> None:
        self.accepted.append((run, variant, text, verdict))


def done(value: T) -> "Future[T]":
    """Return a future that has come."""
    future: Future[T] = Future()
    future.set_result(value)
    return future


@dataclass
class RecordingDrafts:
    """Keeps every draft that was saved."""

    saved: list[tuple[str, int]] = field(default_factory=list)

    def save(
        self,
        text: str,
        cursor: int,
        document: "int | Future[int] | None" = None,
        *,
        top: int = 0,
        unsaved: bool = False,
    ) -> "Future[None]":
        self.saved.append((text, cursor))
        return done(None)

    def mark(self, document_id: int, cursor: int, top: int) -> "Future[None]":
        return done(None)


@dataclass
class RecordingDocuments:
    """Makes one document, lists none, and keeps every version."""

    kept: list[str] = field(default_factory=list)

    def create(self, client_id: int | None, path: str = "", file_state: str = "") -> "Future[int]":
        return done(7)

    def list(
        self, query: str = "", *, client: Scope, removed: bool = False
    ) -> "Future[tuple[Document, ...]]":
        return done(())

    def keep(
        self, document: "int | Future[int]", text: str, run_id: int | None = None
    ) -> "Future[None]":
        self.kept.append(text)
        return done(None)

    def touch(self, document_id: int) -> "Future[None]":
        return done(None)


@dataclass(frozen=True)
class FakeApp:
    """The face of the core that the window sees, with the shipped catalog."""

    actions: Mapping[str, Action]
    presets: Mapping[str, Preset]
    models: Mapping[str, LocalModel]
    assistant: RecordingAssistant
    drafts: RecordingDrafts
    documents: RecordingDocuments
    targets: dict[str, Target]
    values: dict[str, object]
    choice: EngineChoice = field(default_factory=EngineChoice)
    mistakes: tuple[CatalogError, ...] = ()
    paths: Paths = field(default_factory=lambda: Paths(Path("none"), Path("none")))

    @property
    def store(self) -> SimpleNamespace:
        return SimpleNamespace(documents=self.documents, drafts=self.drafts)

    @property
    def settings(self) -> SimpleNamespace:
        return SimpleNamespace(**{**asdict(Settings()), **self.values})

    @property
    def preferences(self) -> SimpleNamespace:
        return SimpleNamespace(watch=lambda watcher: lambda: None, loaded=Loaded(Settings()))

    def change_settings(self, **values: object) -> None:
        self.values.update(values)

    def target(self) -> Target:
        return self.targets[self.choice.engine or str(self.values["engine"])]

    def reach(self, engine: str) -> Target:
        return self.targets[engine]

    def local_model(self) -> LocalModel:
        return self.models["qwen2.5-coder-1.5b"]

    def recommended_model(self) -> LocalModel:
        return self.models["qwen3.5-4b"]

    def core(self) -> "App":
        """Return itself as what the window takes it for."""
        return cast("App", self)


def make_app(**changes: object) -> FakeApp:
    """Make a core with the shipped actions and presets."""
    platforms, _ = read_platforms(resources() / "platforms")
    actions, _ = read_actions(resources() / "actions", resources() / "none", platforms)
    presets = read_presets(resources() / "providers")
    app = FakeApp(
        actions=actions,
        presets=presets,
        models=read_models(resources() / "models"),
        assistant=RecordingAssistant(),
        drafts=RecordingDrafts(),
        documents=RecordingDocuments(),
        targets={
            "local": LOCAL,
            **{
                preset.id: replace(HOSTED, engine=preset.id, label=preset.label.en)
                for preset in presets.values()
                if preset.id != "local"
            },
        },
        values={
            "engine": "local",
            "offline": False,
            "engine_urls": {},
            "language": "",
            **{"text_face": "serif", "text_size": 17},
        },
    )
    return replace(app, **changes)  # type: ignore[arg-type]  # tests name known fields
