"""Which processes still live: each holds a lock that the operating system frees when it goes.

A process id would not do: it is given to another process later, and says nothing across containers.
"""

import os
import secrets
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

from desktop.errors import StoreError

OPENING_SECONDS: Final = 60
"""How long one process waits while another opens, copies or migrates the database."""


class FileLock:
    """A file that one process at a time holds; it comes free by itself when the process ends."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    @classmethod
    def take(cls, path: Path, *, create: bool) -> "FileLock | None":
        """Lock a file without waiting; None if it is held, FileNotFoundError if it is not there."""
        flags = os.O_RDWR | (os.O_CREAT if create else 0)
        stream = os.fdopen(os.open(path, flags, 0o600), "r+b")
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            stream.close()
            return None
        except BaseException:
            stream.close()
            raise
        return cls(stream)

    def release(self) -> None:
        """Let the file go; a second call does nothing."""
        self._stream.close()


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
