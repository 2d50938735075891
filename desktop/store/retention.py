"""How long the history is kept: runs that are too old go at the start, and then once a day."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from typing import Final

from desktop.store.runs import Runs

DAY: Final = 86_400.0
"""Seconds between two looks."""


class Retention:
    """Removes what is older than a number of days; `days` is asked anew each time, 0 is for ever.

    Where the database cannot be written then, the next day tries again.
    """

    def __init__(self, runs: Runs, days: Callable[[], int], every: float = DAY) -> None:
        self._runs = runs
        self._days = days
        self._every = every
        self._closed = threading.Event()
        self._removing: Future[int] | None = None
        self._thread = threading.Thread(target=self._watch, name="calame-retention", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, also in the middle of a long removal."""
        self._closed.set()
        self._thread.join()
        if self._removing is not None:
            self._removing.cancel()

    def _watch(self) -> None:
        while not self._closed.is_set():
            days = self._days()
            if self._removing is None or self._removing.done():
                self._removing = self._runs.age(datetime.now(UTC), days)
            self._closed.wait(self._every)
