"""Rows whose columns are read by name."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.model import Document

if TYPE_CHECKING:
    from sqlite3 import Connection


def named(
    database: "Connection", sql: str, parameters: Sequence[str | int | None]
) -> Iterator[sqlite3.Row]:
    """Run a query and iterate over its rows."""
    cursor = database.execute(sql, parameters)
    cursor.row_factory = sqlite3.Row
    return cursor


def document_of(row: sqlite3.Row) -> Document:
    """Return the document that a row tells of."""
    return Document(
        id=row["id"],
        client_id=row["client_id"],
        title=row["title"],
        path=row["path"],
        file_state=row["file_state"],
        opening=row["opening"],
        unsaved=bool(row["unsaved"]),
        created_at=datetime.fromisoformat(row["created_at"]),
        used_at=datetime.fromisoformat(row["used_at"] or row["created_at"]),
    )
