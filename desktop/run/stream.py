"""Receive the answer to one piece, showing it as it comes: at most one event in 30 ms."""

import asyncio
import time
from typing import Final

from desktop.events import Delta, Rewound
from desktop.run.clean import clean_begun, legible
from desktop.run.job import Job, Piece
from desktop.run.restore import restore_begun

COALESCE: Final = 0.030
"""Seconds between two events; one event a token froze a window for 0.4 to 6.3 s, measured."""

PATIENCE: Final = 0.4
"""Seconds that what may be an introduction is held back before it is shown after all."""

VARIANT_TEMPERATURE: Final = 0.6
"""At 0.8 the starter model turned amounts into others; at 0.2 variants are the same."""

REPAIR_TEMPERATURE: Final = 0.5

CHARACTERS_A_TOKEN: Final = 3.3
"""French 3.34, English 3.46, measured."""


def show(job: Job, text: str) -> None:
    """Make the variant under way read as `text`, by the least that has to be said."""
    if text == job.shown:
        return
    if not text.startswith(job.shown):
        common = 0
        for ours, theirs in zip(job.shown, text, strict=False):
            if ours != theirs:
                break
            common += 1
        job.emit(Rewound(job.run, job.variant, common))
        job.shown = job.shown[:common]
    if len(text) > len(job.shown):
        job.emit(Delta(job.run, job.variant, text[len(job.shown) :]))
    job.shown = text


def _parameters(job: Job, piece: Piece) -> dict[str, object]:
    temperature = job.action.temperature
    if piece.attempt > 1:
        temperature = max(temperature, REPAIR_TEMPERATURE)
    elif job.variant:
        temperature = max(temperature, VARIANT_TEMPERATURE)
    parameters: dict[str, object] = {"temperature": temperature, **job.target.sampling}
    if job.variant or piece.attempt > 1:
        parameters["seed"] = 1000 * job.variant + piece.attempt
    if job.target.is_child:
        parameters["max_tokens"] = 160 + round(3 * len(piece.masked) / CHARACTERS_A_TOKEN)
    return parameters


async def receive(job: Job, piece: Piece) -> None:
    """Stream one piece's answer into `piece.raw`; what came stays there when this raises."""
    piece.attempt += 1
    piece.raw, piece.finish = "", ""
    parts: list[str] = []
    pace = _Pace(job, piece, parts)
    try:
        async for chunk in job.complete(piece.messages, _parameters(job, piece)):
            if chunk.usage is not None:
                job.usage += chunk.usage
            piece.finish = chunk.finish or piece.finish
            if chunk.text:
                parts.append(chunk.text)
                pace.tell()
    finally:
        pace.stop()


class _Pace:
    """Shows what has come at once if the last showing is long enough ago, else a little later."""

    def __init__(self, job: Job, piece: Piece, parts: list[str]) -> None:
        self._job = job
        self._piece = piece
        self._parts = parts
        self._lead = job.done + piece.lead
        self._loop = asyncio.get_running_loop()
        self._began_at = 0.0
        self._shown_at = -COALESCE
        self._later: asyncio.TimerHandle | None = None

    def tell(self) -> None:
        """Take note that something has come."""
        if self._job.first_token is None:
            self._job.first_token = time.monotonic() - self._job.began
        self._show_at(self._shown_at + COALESCE)

    def _show_at(self, due: float) -> None:
        if self._later is not None:
            if self._later.when() <= due:
                return
            self._later.cancel()
        if due <= self._loop.time():
            self._show()
        else:
            self._later = self._loop.call_at(due, self._show)

    def _show(self) -> None:
        self._later = None
        now = self._shown_at = self._loop.time()
        self._began_at = self._began_at or now
        left = self._began_at + PATIENCE - now
        piece = self._piece
        piece.raw = legible("".join(self._parts))
        begun = clean_begun(piece.raw, piece.masked, patient=left > 0)
        if not begun and left > 0:
            self._later = self._loop.call_at(now + left, self._show)
        show(self._job, self._lead + restore_begun(begun, piece.tokens))
        self._job.keep(self._job.shown)

    def stop(self) -> None:
        """Show what is left to show; nothing follows."""
        if self._later is not None:
            self._later.cancel()
        self._show()
        if self._later is not None:
            self._later.cancel()
