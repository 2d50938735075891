"""What a headless command says on standard error: progress in one line, errors, findings."""

import sys
import time
from typing import Final

from desktop.errors import UserError
from desktop.events import Progressed, Stage
from desktop.messages import advice, finding, sentence
from desktop.messages import gettext as _
from desktop.model import Finding, Severity
from desktop.run.clean import legible

EVERY: Final = 5.0
"""Seconds between two lines of progress where the error stream is no terminal."""

MEGABYTE: Final = 1_000_000

SHAPES: Final = {Severity.MUST: "●", Severity.SHOULD: "▲", Severity.HINT: "○"}
"""How much a finding matters, in one sign."""


class Console:
    """The error stream, with one line of progress that a terminal rewrites."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._line = 0
        self._said_at = -EVERY
        self._stage: Stage | None = None

    def progress(self, told: Progressed) -> None:
        """Show what a run is busy with."""
        now = time.monotonic()
        if not self._terminal and told.stage is self._stage and now - self._said_at < EVERY:
            return
        self._stage, self._said_at = told.stage, now
        self._rewrite(stage_words(told))

    def count(self, words: str) -> None:
        """Show how far long work has come, in a line that the next one replaces."""
        now = time.monotonic()
        if self._terminal or now - self._said_at >= EVERY:
            self._said_at = now
            self._rewrite(words)

    def _rewrite(self, text: str) -> None:
        if self._terminal:
            sys.stderr.write("\r" + text.ljust(self._line))
            self._line = len(text)
        else:
            sys.stderr.write(text + "\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line of progress away."""
        if self._terminal and self._line:
            sys.stderr.write("\r" + " " * self._line + "\r")
            self._line = 0

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self.clear()
        print(legible(text), file=sys.stderr, flush=True)

    def error(self, error: UserError) -> None:
        """Say what happened and what to do next."""
        self.say(sentence(error))
        if advice(error):
            self.say(advice(error))

    def finding(self, found: Finding) -> None:
        """Say one thing there is to verify."""
        self.say(f"{SHAPES[found.severity]} {finding(found)}")


def stage_words(told: Progressed) -> str:
    """Say in one line what a run is busy with."""
    match told.stage:
        case Stage.FETCHING:
            return _("Getting {model}: {done} of {total} MB, {rate} MB/s, {left} s left").format(
                model=told.subject,
                done=round(told.done / MEGABYTE),
                total=round(told.total / MEGABYTE),
                rate=f"{told.rate / MEGABYTE:.1f}",
                left="?" if told.remaining is None else round(told.remaining),
            )
        case Stage.STARTING:
            return _("Starting the model on this computer…")
        case Stage.QUEUED:
            return _("Waiting for the engine to be free…")
        case Stage.READING:
            return _("Reading the text…")
        case Stage.WAITING:
            reason = sentence(told.reason) if told.reason is not None else ""
            return _("{reason} Trying again in {seconds} s.").format(
                reason=reason, seconds=round(told.remaining or 0)
            )
