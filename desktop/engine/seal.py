"""Remembering that a file was verified, so that a start need not hash a gigabyte again."""

import hashlib
import json
from pathlib import Path


def size_of(path: Path) -> int:
    """Return a file's size in bytes, 0 where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def seal_of(path: Path) -> Path:
    """Return where the note about a file stands."""
    return path.with_name(path.name + ".seal")


def is_sealed(path: Path, sha256: str) -> bool:
    """Tell whether a file was verified against a hash and was not touched since."""
    try:
        noted: object = json.loads(seal_of(path).read_text(encoding="utf-8"))
        there = path.stat()
    except (OSError, ValueError):
        return False
    return noted == {"size": there.st_size, "mtime": there.st_mtime_ns, "sha256": sha256}


def seal(path: Path, sha256: str) -> None:
    """Note that a file was verified against a hash."""
    there = path.stat()
    note = seal_of(path)
    note.touch(mode=0o600)
    note.write_text(
        json.dumps({"size": there.st_size, "mtime": there.st_mtime_ns, "sha256": sha256}),
        encoding="utf-8",
    )


def is_genuine(path: Path, size: int, sha256: str) -> bool:
    """Tell whether a file is the one of this hash; it is hashed once, which takes seconds."""
    try:
        if path.stat().st_size != size:
            return False
        if is_sealed(path, sha256):
            return True
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        if found == sha256:
            seal(path, sha256)
    except OSError:
        return False
    return found == sha256
