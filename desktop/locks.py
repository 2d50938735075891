"""Files that one process at a time holds.

The operating system frees them when the process goes, however it goes. A process id would not do:
it is given to another process later, and says nothing across containers.
"""

import os
import sys
from pathlib import Path
from typing import BinaryIO


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
