"""One run as its steps see it: what was asked, the passages it is cut into, what came of each."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from desktop.catalog.actions import Action
from desktop.catalog.platforms import Platform
from desktop.catalog.repairs import Repairs
from desktop.events import Event, Progressed
from desktop.model import Consent, Finding, Message, Request, Target, Usage

if TYPE_CHECKING:
    from desktop.engine.chunks import Chunk
    from desktop.typography.profiles import Profile


class Session(Protocol):
    """An engine made ready for this run."""

    @property
    def target(self) -> Target:
        """The engine as it was reached."""
        ...


@dataclass(slots=True)
class Piece:
    """One stretch of the text: kept as it is, or prose that is sent.

    `lead` and `tail` are kept around `body`; `width` is the column at which hard-wrapped prose is
    wrapped again, 0 for prose that was not.
    """

    body: str
    lead: str = ""
    tail: str = ""
    prose: bool = True
    width: int = 0
    masked: str = ""
    tokens: Mapping[str, str] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    note: str = ""
    attempt: int = 0
    raw: str = ""
    cleaned: str = ""
    finish: str = ""
    answer: str = ""
    problems: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Job:
    """The state of one run; `shown` is what the person sees of the variant under way.

    `admit` raises if the engine may not be reached, before anything is asked or sent.
    """

    run: int
    request: Request
    action: Action
    options: Mapping[str, str]
    target: Target
    source_language: str
    answer_language: str
    repairs: Repairs
    emit: Callable[[Event], None]
    admit: Callable[[], Awaitable[object]]
    prepare: Callable[[], Awaitable[None]]
    complete: Callable[[Sequence[Message], Mapping[str, object]], "AsyncIterator[Chunk]"]
    ask: Callable[[Consent], Awaitable[bool]]
    keep: Callable[[str], None]
    consented: bool
    platform: Platform | None = None
    typography: "Profile | None" = None
    variant: int = 0
    pieces: list[Piece] = field(default_factory=list)
    done: str = ""
    shown: str = ""
    usage: Usage = field(default_factory=Usage)
    began: float = field(default_factory=time.monotonic)
    first_token: float | None = None

    @property
    def prompt_language(self) -> str:
        """The language of the instructions: the answer's if Calame has it, else the text's."""
        for language in (self.answer_language, self.source_language):
            if language in self.action.prompts:
                return language
        return "en"

    def report(self, progressed: Progressed) -> None:
        """Say what the run is busy with."""
        self.emit(progressed)
