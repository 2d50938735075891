"""From a file to a database that is safe to use: private, current, copied before it changes."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.errors import StoreError
from desktop.paths import Paths
from desktop.store.backups import back_up
from desktop.store.failures import BUSY_SECONDS, unusable, worded
from desktop.store.worker import writing

if TYPE_CHECKING:
    from sqlite_utils import Database

LARGEST_JOURNAL: Final = 32 * 2**20
"""Bytes that the write-ahead log keeps on disk once its content has moved into the database."""


def connect(paths: Paths) -> "Database":
    """Open the database, made or brought up to date where needed.

    Raises StoreError, with the file as it was, when it is damaged, unusable or of a newer Calame.
    """
    from sqlite_utils import Database

    try:
        _make_private(paths.database)
        connection = sqlite3.connect(paths.database, timeout=BUSY_SECONDS)
    except OSError as error:
        raise unusable(error.strerror or "") from error
    except sqlite3.Error as error:
        raise worded(error) or unusable(type(error).__name__) from error
    try:
        database = Database(connection, execute_plugins=False, recursive_triggers=False)
        _prepare(database, paths.backups)
    except sqlite3.Error as error:
        connection.close()
        raise worded(error) or unusable(str(error)) from error
    except BaseException:
        connection.close()
        raise
    return database


def _prepare(database: "Database", backups: Path) -> None:
    from desktop.store.migrations import CHANGES, known_changes

    known = known_changes()
    applied = {change.name for change in CHANGES.applied(database)}
    schema = int(database.execute("PRAGMA user_version").fetchone()[0])
    if applied - known or schema > len(known):
        raise StoreError(
            "store_newer", "store_newer_kept", found=max(schema, len(applied)), known=len(known)
        )
    if not applied:
        # before anything is written: later it takes a VACUUM
        database.execute("PRAGMA auto_vacuum = INCREMENTAL").fetchall()
    # why: see erasing.py
    database.execute("PRAGMA secure_delete = ON").fetchall()
    database.execute("PRAGMA journal_mode = WAL").fetchall()
    # a commit is on disk when it returns: with NORMAL a power cut takes the last ones
    database.execute("PRAGMA synchronous = FULL")
    database.execute(f"PRAGMA journal_size_limit = {LARGEST_JOURNAL}").fetchall()
    if CHANGES.pending(database):
        if applied:
            back_up(database.conn, schema, backups)
        with writing(database):
            CHANGES.apply(database)
            database.execute(f"PRAGMA user_version = {len(known)}")
        if not database.execute("PRAGMA auto_vacuum").fetchone()[0]:
            # of an older Calame; where there is no room for it, space is only used again
            with suppress(sqlite3.OperationalError):
                database.execute("PRAGMA auto_vacuum = INCREMENTAL").fetchall()
                database.execute("VACUUM")
    # after the changes: a table cannot be transformed while keys that refer to it are watched
    database.execute("PRAGMA foreign_keys = ON")


def _make_private(database: Path) -> None:
    """Leave the file and what SQLite keeps beside it readable by their owner alone."""
    # made here and not by SQLite, which would give it the process's usual permissions for a moment;
    # an existing file is never opened: closing it would drop this process's locks on the database
    with suppress(FileExistsError):
        os.close(os.open(database, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    if os.name == "posix":
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                database.with_name(database.name + suffix).chmod(0o600)
