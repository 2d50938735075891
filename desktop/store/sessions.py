"""Which processes still live: each holds a lock that the operating system frees when it goes."""

import secrets
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from desktop.errors import StoreError
from desktop.locks import FileLock

OPENING_SECONDS: Final = 60
"""How long one process waits while another opens, copies or migrates the database."""


class Turn:
    """The turn to open the database, held by one process at a time; use it with `with`."""

    def __init__(self, folder: Path) -> None:
        deadline = time.monotonic() + OPENING_SECONDS
        while (lock := FileLock.take(folder / "opening", create=True)) is None:
            if time.monotonic() > deadline:
                raise StoreError("store_busy", "store_busy_close", seconds=OPENING_SECONDS)
            time.sleep(0.02)
        self._lock = lock

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._lock.release()


class Session:
    """One opening of the store, alive until it is closed or its process ends.

    Claimed and looked for only in one's `Turn`, so that a file is never seen before it is locked.
    """

    def __init__(self, folder: Path) -> None:
        self.name = secrets.token_hex(8)
        self._path = folder / f"{self.name}.lock"
        lock = FileLock.take(self._path, create=True)
        assert lock is not None, "the name is new, so nobody else holds it"
        self._lock = lock

    def close(self) -> None:
        """End the session."""
        self._lock.release()
        with suppress(OSError):
            self._path.unlink()


def sweep(folder: Path) -> None:
    """Remove what sessions left behind whose process is gone."""
    for path in folder.glob("*.lock"):
        with suppress(OSError):
            lock = FileLock.take(path, create=False)
            if lock:
                lock.release()
                path.unlink()


def living(folder: Path) -> frozenset[str]:
    """Return the names of the sessions that go on, of this process and of others."""
    return frozenset(path.stem for path in folder.glob("*.lock"))
