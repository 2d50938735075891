"""Frozen values that travel through a run: what is asked, what is answered, what is found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desktop.choice import EngineChoice

Parameters = Mapping[str, str | int | float]


class Severity(StrEnum):
    """How much a finding matters, from what has to be mended to a hint."""

    MUST = "must"
    SHOULD = "should"
    HINT = "hint"


class Place(StrEnum):
    """Where an engine runs, computed from its address and model and never declared."""

    HERE = "here"
    NETWORK = "network"
    INTERNET = "internet"


class Outcome(StrEnum):
    """How a run ended; INTERRUPTED when the program went away under it."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to verify in an answer; `id` and `parameters` are worded by `messages.finding`.

    Spans are half-open pairs of code point offsets in the source and in the answer.
    """

    check: str
    severity: Severity
    id: str
    parameters: Parameters = field(default_factory=dict)
    source_spans: tuple[tuple[int, int], ...] = ()
    answer_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation with a model; `role` is `system`, `user` or `assistant`."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Target:
    """One engine, wholly resolved: where it is, which model, what it needs.

    `timeout` is the longest silence between two chunks, in seconds.
    """

    engine: str
    label: str
    base_url: str
    model: str
    place: Place
    needs_key: bool
    timeout: float
    sampling: Parameters = field(default_factory=dict)

    @property
    def is_child(self) -> bool:
        """Whether Calame itself runs this engine, as a child process."""
        return self.engine == "local"


@dataclass(frozen=True, slots=True)
class Request:
    """What a person asks: an action over a text, with the action's options.

    `language` is the text's own (ISO 639-1) and is detected when empty.
    """

    action: str
    text: str
    options: Mapping[str, str] = field(default_factory=dict)
    instruction: str = ""
    variants: int = 1
    language: str = ""
    engine: EngineChoice = EngineChoice()
    client_id: int | None = None
    document_id: int | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the engine reports them; `cached` prompt tokens were not evaluated again."""

    prompt: int = 0
    completion: int = 0
    cached: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        """Add the tokens of two requests."""
        return Usage(
            self.prompt + other.prompt,
            self.completion + other.completion,
            self.cached + other.cached,
        )


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long a run took, in seconds from its start; `first_token` is None if none came."""

    first_token: float | None
    total: float


@dataclass(frozen=True, slots=True)
class Answer:
    """One variant of the answer, whole, with what there is to verify in it.

    `repairs` counts the requests that were made beyond the first to mend it.
    """

    text: str
    findings: tuple[Finding, ...] = ()
    repairs: int = 0


@dataclass(frozen=True, slots=True)
class Consent:
    """What a person is asked before text leaves the machine for an engine the first time."""

    engine: str
    label: str
    host: str
    model: str
    characters: int
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a person's, with or without a file; its words stand in its draft.

    `title` is the name it was given, `opening` how its text begins, `file_state` what the exchange
    layer remembers of its file, and `unsaved` whether the text is ahead of that file. Times are in
    UTC; `used_at` is when it was last opened or written in.
    """

    id: int
    client_id: int | None
    title: str
    path: str
    file_state: str
    opening: str
    unsaved: bool
    created_at: datetime
    used_at: datetime

    @property
    def name(self) -> str:
        """Return what it is called: as it was named, as its file, or as it begins."""
        return self.title or Path(self.path).name or self.opening


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier text of a document; `run_id` is the run whose answer was accepted then."""

    id: int
    document_id: int
    run_id: int | None
    at: datetime
    opening: str
    length: int
