"""One process at a time may fetch a model file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from desktop.errors import ModelFileError

if sys.platform == "win32":
    import msvcrt

    def _lock(stream: BinaryIO) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold(path: Path, model: str) -> Iterator[None]:
    """Hold a file's lock; raise ModelFileError if another process has it.

    The system lets go of it when a process ends, however it ends; so the empty lock file stays.
    """
    lock = path.with_name(path.name + ".lock")
    lock.touch(mode=0o600)
    with lock.open("r+b") as stream:
        try:
            _lock(stream)
        except (BlockingIOError, PermissionError) as error:
            raise ModelFileError("file_busy", "file_wait", model=model) from error
        yield
