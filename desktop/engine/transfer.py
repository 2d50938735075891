"""How far a download is, told at most ten times a second, and why a source gave nothing."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

INTERVAL: Final = 0.1
"""Seconds between two reports."""

WINDOW: Final = 5.0
"""Seconds over which the rate is taken."""


STEADY: Final = 1.0
"""Seconds of measuring before a remaining time is told."""


class Source(StrEnum):
    """Where the bytes of a model come from."""

    PUBLISHER = "publisher"
    MIRROR = "mirror"
    CARRIER = "carrier"


class Reason(StrEnum):
    """Why a source did not give the file."""

    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    BROKEN = "broken"
    """It stopped after some bytes had come."""
    ANOTHER_FILE = "another file"
    """What it has is not the file that was pinned."""


class SourceError(Exception):
    """A source gave nothing, or not the whole; `detail` names the cause for the record.

    `status` is the HTTP status of a refusal, 0 where there is none.
    """

    def __init__(self, reason: Reason, detail: str = "", *, status: int = 0) -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.status = status


@dataclass(frozen=True, slots=True)
class Transfer:
    """How far a file is: amounts in bytes, `rate` in bytes a second, `remaining` in seconds.

    `remaining` is None while nothing can be said.
    """

    done: int
    total: int
    rate: float
    remaining: float | None
    source: Source


class Meter:
    """Turns a count of bytes into reports that are not too many."""

    def __init__(
        self,
        total: int,
        report: Callable[[Transfer], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total = total
        self._report = report
        self._clock = clock
        self._source = Source.PUBLISHER
        self._samples: deque[tuple[float, int]] = deque()
        self._told = 0.0

    def begin(self, source: Source, done: int) -> None:
        """Start counting from a place in the file, and say so."""
        self._source = source
        self._samples.clear()
        self._samples.append((self._clock(), done))
        self._tell(done)

    def reach(self, done: int) -> None:
        """Note how many bytes there are now; report when it is time or all have come."""
        now = self._clock()
        if now - self._told < INTERVAL and done < self._total:
            return
        if done < self._samples[-1][1]:
            self._samples.clear()
        self._samples.append((now, done))
        while now - self._samples[0][0] > WINDOW and len(self._samples) > 2:
            self._samples.popleft()
        self._tell(done)

    def _tell(self, done: int) -> None:
        now, _ = self._samples[-1]
        since, before = self._samples[0]
        self._told = now
        rate = (done - before) / (now - since) if now > since else 0.0
        steady = rate > 0 and now - since >= STEADY
        remaining = (self._total - done) / rate if steady else None
        self._report(Transfer(done, self._total, rate, remaining, self._source))
