"""What stands in the editor, journaled as it is written."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.store.documents import Known, known
from desktop.store.records import instant, now
from desktop.store.scope import Scope, condition
from desktop.store.texts import first_line, storable
from desktop.store.worker import Worker, writing

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it was last typed.

    `cursor` is the offset that was saved with it, `top` the paragraph that stood at the top.
    """

    text: str
    cursor: int
    saved_at: datetime
    top: int = 0


class Drafts:
    """One draft for each document, and one for the text that belongs to none yet."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def save(
        self,
        text: str,
        cursor: int,
        document: "Known | None" = None,
        *,
        top: int = 0,
        unsaved: bool = False,
    ) -> "Future[None]":
        """Store a draft in place of the document's one before; `unsaved` if its file is behind.

        The first draft may come before its document has its id.
        """

        def work(database: "Connection") -> None:
            document_id = None if document is None else known(document)
            kept = storable(text)
            with writing(database):
                # replacing gives the row a new id, so that the highest is the last draft
                database.execute(
                    "INSERT OR REPLACE INTO drafts (document_id, text, cursor, top, saved_at) "
                    "VALUES (?, ?, ?, ?, ?)",
                    (document_id, kept, cursor, top, now()),
                )
                database.execute(
                    "UPDATE documents SET opening = ?, unsaved = ?, used_at = ? WHERE id = ?",
                    (first_line(kept), unsaved, instant(), document_id),
                )

        return self._worker.submit(work)

    def mark(self, document_id: int, cursor: int, top: int) -> "Future[None]":
        """Store the places of a draft whose text has not changed."""

        def work(database: "Connection") -> None:
            with writing(database):
                database.execute(
                    "UPDATE drafts SET cursor = ?, top = ? WHERE document_id = ?",
                    (cursor, top, document_id),
                )

        return self._worker.submit(work)

    def read(self, document_id: int | None, *, client: Scope) -> "Future[Draft | None]":
        """Return a document's draft; None where there is none or the document is not the client's.

        The draft that belongs to no document belongs to no client either.
        """
        within, parameters = condition(client, "documents.client_id")
        if document_id is not None and parameters:
            within += " AND documents.id IS NOT NULL"

        def work(database: "Connection") -> Draft | None:
            row = database.execute(
                "SELECT text, cursor, saved_at, top FROM drafts "
                "LEFT JOIN documents ON documents.id = drafts.document_id "
                f"WHERE drafts.document_id IS ? AND {within}",
                (document_id, *parameters),
            ).fetchone()
            return Draft(row[0], row[1], datetime.fromisoformat(row[2]), row[3]) if row else None

        return self._worker.submit(work)
