"""Runs that ended with the process that carried them."""

from collections.abc import Set
from typing import TYPE_CHECKING

from desktop.model import Outcome
from desktop.store.search import index
from desktop.store.worker import writing

if TYPE_CHECKING:
    from sqlite3 import Connection


def mark_interrupted(database: "Connection", alive: Set[str]) -> None:
    """Mark the runs that still count as running but whose session is gone; what had come stays."""
    running = database.execute("SELECT id, session FROM runs WHERE outcome = 'running'")
    left = [run for run, session in running if session not in alive]
    if not left:
        return
    with writing(database):
        for run in left:
            database.execute("UPDATE runs SET outcome = ? WHERE id = ?", (Outcome.INTERRUPTED, run))
            index(database, run)
