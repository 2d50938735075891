"""From a file to a database that is safe to use: private, current, copied before it changes."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop.errors import StoreError
from desktop.paths import Paths
from desktop.store import schema
from desktop.store.backups import back_up
from desktop.store.failures import BUSY_SECONDS, unusable, worded
from desktop.store.worker import writing

LARGEST_JOURNAL: Final = 32 * 2**20
"""Bytes that the write-ahead log keeps on disk once its content has moved into the database."""


def connect(paths: Paths) -> sqlite3.Connection:
    """Open the database, made or brought up to date where needed.

    Raises StoreError, with the file as it was, when it is damaged, unusable or of a newer Calame.
    """
    try:
        _make_private(paths.database)
        # no transactions but those of `writing`
        connection = sqlite3.connect(paths.database, timeout=BUSY_SECONDS, isolation_level=None)
    except OSError as error:
        raise unusable(error.strerror or "") from error
    except sqlite3.Error as error:
        raise worded(error) or unusable(type(error).__name__) from error
    try:
        _prepare(connection, paths.backups)
    except sqlite3.Error as error:
        connection.close()
        raise worded(error) or unusable(str(error)) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, backups: Path) -> None:
    known, applied = frozenset(schema.CHANGES), schema.applied(connection)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if applied - known or version > len(known):
        raise StoreError(
            "store_newer", "store_newer_kept", found=max(version, len(applied)), known=len(known)
        )
    if not applied:
        # before anything is written: later it takes a VACUUM
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL").fetchall()
    # why: see erasing.py
    connection.execute("PRAGMA secure_delete = ON").fetchall()
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    # a commit is on disk when it returns: with NORMAL a power cut takes the last ones
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA journal_size_limit = {LARGEST_JOURNAL}").fetchall()
    if applied != known:
        if applied:
            back_up(connection, version, backups)
        _change(connection)
    # after the changes: a table cannot be transformed while keys that refer to it are watched
    connection.execute("PRAGMA foreign_keys = ON")


def _change(connection: sqlite3.Connection) -> None:
    """Make the changes that are pending, all or none."""
    from sqlite_utils import Database  # only where there is something to change

    from desktop.store.migrations import CHANGES

    database = Database(connection, execute_plugins=False, recursive_triggers=False)
    with writing(connection):
        CHANGES.apply(database)
        connection.execute(f"PRAGMA user_version = {len(schema.CHANGES)}")
    if not connection.execute("PRAGMA auto_vacuum").fetchone()[0]:
        # of an older Calame; where there is no room for it, space is only used again
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA auto_vacuum = INCREMENTAL").fetchall()
            connection.execute("VACUUM")


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
