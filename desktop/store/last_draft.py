"""The draft saved last, read with the standard library alone: the first paint waits for it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class LastDraft:
    """The text that stood in the editor, with the offset of the cursor that was saved with it."""

    text: str
    cursor: int
    document_id: int | None


def read_last_draft(database: Path) -> LastDraft | None:
    """Return the last draft; None where there is none or the file is missing, busy or damaged.

    Reads what a killed process left in the write-ahead log too, and never waits for a lock.
    """
    try:
        address = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, timeout=0, uri=True)) as connection:
            row = connection.execute(
                "SELECT text, cursor, document_id FROM drafts ORDER BY id DESC LIMIT 1"
            ).fetchone()
    except (sqlite3.Error, OSError):
        return None
    return LastDraft(*row) if row else None
