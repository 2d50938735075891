"""Owns the runs that are under way; each lives on the engine's thread (`desktop.run.life`)."""

import itertools
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.engine.loop import EngineLoop
from desktop.model import Request
from desktop.run.means import Means
from desktop.store.records import Verdict

if TYPE_CHECKING:
    from desktop.run.life import Life

CLOSE_SECONDS: Final = 5.0
"""How long closing waits for runs to be stored and for the engines to end."""


@dataclass(slots=True)
class _Ticket:
    """What is remembered of a run; its life stays after the end, for the verdict."""

    future: "Future[None] | None" = None
    life: "Life | None" = None
    stopped: bool = False

    def stop(self) -> None:
        """Cancel the run, or keep it from beginning."""
        self.stopped = True
        if self.life is not None:
            self.life.stop()


class Assistant:
    """Starts runs, tells of them through the means' `emit` (from another thread), stops them."""

    def __init__(self, means: Means, loop: EngineLoop) -> None:
        self._means = means
        self._loop = loop
        self._handles = itertools.count(1)
        self._tickets: dict[int, _Ticket] = {}

    def start(self, request: Request) -> int:
        """Start a run and return its handle at once; events follow."""
        run = next(self._handles)
        ticket = self._tickets[run] = _Ticket()
        ticket.future = self._loop.submit(self._live(run, ticket, request))
        return run

    def cancel(self, run: int) -> None:
        """Stop a run; `Cancelled` follows, unless it has already ended."""
        ticket = self._tickets.get(run)
        if ticket is not None:
            self._loop.call(ticket.stop)

    def consent(self, run: int, allowed: bool) -> None:
        """Answer what `Asked` asked."""
        ticket = self._tickets.get(run)
        if ticket is not None and ticket.life is not None:
            life = ticket.life
            self._loop.call(lambda: life.consent(allowed))

    def accept(self, run: int, variant: int, text: str, verdict: str) -> None:
        """Keep in the history what became of an answer: `accepted`, `partly` or `rejected`."""
        ticket = self._tickets.get(run)
        if ticket is not None and ticket.life is not None and ticket.life.record is not None:
            runs = self._means.store.runs
            runs.verdict(ticket.life.record, variant, Verdict(verdict), text)

    def close(self) -> None:
        """Cancel what runs, wait until it is stored, end the engines."""
        futures = [ticket.future for ticket in self._tickets.values() if ticket.future is not None]
        for run in self._tickets:
            self.cancel(run)
        wait(futures, CLOSE_SECONDS)
        if self._loop.is_started:
            self._loop.submit(self._means.engines.close()).result(CLOSE_SECONDS)

    async def _live(self, run: int, ticket: _Ticket, request: Request) -> None:
        from desktop.run.life import Life  # with asyncio and the steps, at the first run

        ticket.life = Life(run, request, self._means)
        await ticket.life.live(stopped=ticket.stopped)
