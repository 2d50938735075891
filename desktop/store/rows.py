"""Rows whose columns are read by name."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection


def named(
    database: "Connection", sql: str, parameters: Sequence[str | int | None]
) -> Iterator[sqlite3.Row]:
    """Run a query and iterate over its rows."""
    cursor = database.execute(sql, parameters)
    cursor.row_factory = sqlite3.Row
    return cursor
