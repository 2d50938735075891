"""Which changes the schema has by now: known without the library that makes them.

A database that has them all is opened without it: it takes 11 MiB and 0.2 s.
"""

from sqlite3 import Connection
from typing import Final

CHANGES: Final = (
    "first_tables",
    "stars_and_filters",
    "documents_in_use",
    "errors_in_words",
    "days_of_use",
)
"""The names of the changes in `migrations.py`, in their order."""


def applied(connection: Connection) -> frozenset[str]:
    """Return the names of the changes that a database has, also of those that are not known."""
    kept = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    ).fetchone()
    if kept is None:
        return frozenset()
    rows = connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = 'calame'"
    ).fetchall()
    return frozenset(name for (name,) in rows)
