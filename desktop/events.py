"""What a run can say to whoever started it: one typed union, dispatched by `match`.

`run` is the handle that `Assistant.start` returned; `record` is the run's row in the history.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop.errors import UserError
from desktop.model import Answer, Consent, Finding, Seconds, Target, Usage


class Stage(StrEnum):
    """What a run is busy with before words come."""

    FETCHING = "fetching"
    """A model file is on its way: `done` and `total` in bytes."""
    STARTING = "starting"
    """The local engine loads its model."""
    QUEUED = "queued"
    """The engine works on another run."""
    READING = "reading"
    """The engine reads the prompt."""
    WAITING = "waiting"
    """The server asked to wait: `remaining` counts down, `reason` says why."""


@dataclass(frozen=True, slots=True)
class Started:
    """The run is in the history and on its way to an engine."""

    run: int
    record: int
    target: Target


@dataclass(frozen=True, slots=True)
class Progressed:
    """The run is in a stage that takes time; times are in seconds, amounts in bytes."""

    run: int
    stage: Stage
    done: int = 0
    total: int = 0
    remaining: float | None = None
    rate: float = 0.0
    reason: UserError | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Text would leave the machine for an engine the first time; `Assistant.consent` answers."""

    run: int
    consent: Consent


@dataclass(frozen=True, slots=True)
class Delta:
    """Text to append to a variant of the answer."""

    run: int
    variant: int
    text: str


@dataclass(frozen=True, slots=True)
class Rewound:
    """A variant falls back to its first `length` characters: a passage is tried again."""

    run: int
    variant: int
    length: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to verify in one finished variant."""

    run: int
    variant: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """All variants are whole and stored."""

    run: int
    record: int
    target: Target
    answers: tuple[Answer, ...]
    usage: Usage
    seconds: Seconds


@dataclass(frozen=True, slots=True)
class Failed:
    """The run ended on an error; `partial` is what had come, already stored."""

    run: int
    record: int | None
    error: UserError
    partial: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The person stopped the run; `partial` is what had come, already stored."""

    run: int
    record: int | None
    partial: str


Event = Started | Progressed | Asked | Delta | Rewound | Checked | Finished | Failed | Cancelled
