"""The draft saved last, read with the standard library alone: the first paint waits for it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.store.texts import first_line


@dataclass(frozen=True, slots=True)
class LastDraft:
    """The text that stood in the editor, with its places and what its document is called.

    `cursor` is an offset, `top` the paragraph that stood at the top; `unsaved` tells that the text
    is ahead of the document's file.
    """

    text: str
    cursor: int
    document_id: int | None
    top: int = 0
    title: str = ""
    path: str = ""
    unsaved: bool = False

    @property
    def name(self) -> str:
        """Return what the document is called: as it was named, as its file, or as it begins."""
        return self.title or Path(self.path).name or first_line(self.text)


def read_last_draft(database: Path) -> LastDraft | None:
    """Return the last draft; None where there is none or the file is missing, busy or damaged.

    Reads what a killed process left in the write-ahead log too, and never waits for a lock. The
    database may still have an older schema: it is migrated only after the first paint.
    """
    try:
        address = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, timeout=0, uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            for row in connection.execute(
                "SELECT documents.*, drafts.* FROM drafts "
                "LEFT JOIN documents ON documents.id = document_id ORDER BY drafts.id DESC"
            ):
                if _value(row, "removed_at") is None:
                    return LastDraft(
                        text=row["text"],
                        cursor=row["cursor"],
                        document_id=row["document_id"],
                        top=_value(row, "top") or 0,
                        title=row["title"] or "",
                        path=row["path"] or "",
                        unsaved=bool(_value(row, "unsaved")),
                    )
    except (sqlite3.Error, OSError):
        return None
    return None


def is_unused(database: Path) -> bool:
    """Return whether no text was ever kept; a file that cannot be read may hold some."""
    if not database.exists():
        return True
    try:
        address = f"{database.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, timeout=0, uri=True)) as connection:
            held = "SELECT EXISTS(SELECT 1 FROM drafts) OR EXISTS(SELECT 1 FROM documents)"
            return bool(connection.execute(held).fetchone() == (0,))
    except (sqlite3.Error, OSError):
        return False


def _value(row: sqlite3.Row, column: str) -> int | None:
    """Return a value of a column that an older schema does not have."""
    found: int | None = row[column] if column in row.keys() else None  # noqa: SIM118 - no mapping
    return found
