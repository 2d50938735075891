"""Whether a file is still the one that was read: cheap to ask, and sure when it matters."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import FileError


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one content of a file from another."""

    device: int
    inode: int
    size: int
    modified: int
    digest: str

    @classmethod
    def of(cls, status: os.stat_result, content: bytes) -> "Stamp":
        """Return the stamp of a content that was read or written under this status."""
        digest = hashlib.sha256(content).hexdigest()
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, digest)

    def fits(self, status: os.stat_result) -> bool:
        """Tell whether a file surely has not changed, by its status alone."""
        return (self.device, self.inode, self.size, self.modified) == (
            status.st_dev,
            status.st_ino,
            status.st_size,
            status.st_mtime_ns,
        )


def look(path: Path, stamp: Stamp) -> Stamp | None:
    """Return the stamp that a file has now, the same one where nothing changed; None if it is gone.

    The content counts, not the date: of a file that was only touched the digest stays the same.
    Raises FileError where the file is there and cannot be read.
    """
    try:
        status = path.stat()
        if stamp.fits(status):
            return stamp
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError("file_unreadable", "file_rights", reason=error.strerror or "") from error
    return Stamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, digest)
