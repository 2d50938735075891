"""What SQLite reports that a person can do something about, as errors told to that person."""

import sqlite3
from typing import Final

from desktop.errors import StoreError

BUSY_SECONDS: Final = 10
"""How long a statement waits for another process to finish its own."""

_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_NO_ROOM: Final = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_SHMMAP})
"""What a full disk makes of the memory that processes share beside the database."""
_UNUSABLE: Final = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)


def unusable(reason: str) -> StoreError:
    """Return the error of a database that cannot be opened or written."""
    return StoreError("store_unusable", "store_unusable_check", reason=reason)


def worded(error: sqlite3.Error) -> StoreError | None:
    """Return the error to tell the person; None where the mistake is Calame's own."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in _BUSY:
        return StoreError("store_busy", "store_busy_close", seconds=BUSY_SECONDS)
    if code in _DAMAGED:
        return StoreError("store_damaged", "store_damaged_copies")
    if code == sqlite3.SQLITE_FULL or getattr(error, "sqlite_errorcode", 0) in _NO_ROOM:
        return StoreError("store_full", "store_full_space")
    if code in _UNUSABLE:
        return unusable(error.sqlite_errorname)
    return None
