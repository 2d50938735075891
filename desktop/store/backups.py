"""Copies of the database, made before its schema changes."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop.errors import StoreError

KEPT: Final = 3
"""How many copies stay; a copy is as large as the database."""


def back_up(connection: sqlite3.Connection, schema: int, folder: Path) -> Path:
    """Copy the database into the folder and return the copy; the oldest copies go.

    Raises StoreError, with nothing left behind, when the copy cannot be made.
    """
    # the time comes first, so that names sort by age
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = folder / f"calame-{at}-schema{schema}.db"
    unfinished = copy.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in folder.glob("calame-*.part"):
            left.unlink()
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(unfinished)) as target:
            connection.backup(target)
        unfinished.replace(copy)
        # the new one stays even if it seems the oldest, after the clock was put back
        others = sorted(found for found in folder.glob("calame-*.db") if found != copy)
        for old in others[: 1 - KEPT]:
            old.unlink()
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            unfinished.unlink()
        reason = getattr(error, "sqlite_errorname", "") or getattr(error, "strerror", "") or ""
        raise StoreError("store_copy_failed", "store_copy_space", reason=reason) from error
    return copy
