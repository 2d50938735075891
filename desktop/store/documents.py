"""The documents: listed by their last use, set aside and brought back, with their earlier texts."""

from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from desktop.model import Document, Version
from desktop.store.folding import fold
from desktop.store.records import instant, now
from desktop.store.rows import document_of, named
from desktop.store.scope import Scope, condition
from desktop.store.texts import first_line, storable
from desktop.store.worker import Worker, writing

if TYPE_CHECKING:
    import sqlite3
    from sqlite3 import Connection

KEPT_VERSIONS: Final = 50
"""The most earlier texts of one document."""
KEPT_SIGNS: Final = 20_000_000
"""The most characters that the earlier texts of one document take together."""
REMOVED_DAYS: Final = 30
"""Days that a removed document can still be brought back."""

Known = int | Future[int]
"""A document's id, or the future of the `Documents.create` that gives it.

The store works in one thread: what was submitted after it finds the future done.
"""

_COLUMNS: Final = (
    "documents.id, client_id, title, coalesce(path, '') AS path, file_state, opening, unsaved, "
    "created_at, used_at"
)
_HERE: Final = "removed_at IS NULL"
_REMOVED: Final = "removed_at IS NOT NULL"


class Documents:
    """Makes, lists, binds and removes documents; each read names whose documents it may see."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def create(self, client_id: int | None, path: str = "", file_state: str = "") -> "Future[int]":
        """Make a document, with its file where it has one, and return its id."""

        def work(database: "Connection") -> int:
            with writing(database):
                return _insert(database, client_id, path, file_state)

        return self._worker.submit(work)

    def list(
        self, query: str = "", *, client: Scope, limit: int = 500, removed: bool = False
    ) -> "Future[tuple[Document, ...]]":
        """Return the documents whose name, path or text holds every word of a query.

        The one used last comes first, or of the removed ones that which was removed last.
        Documents that never had a text or a file are left out.
        """
        here, order = (_REMOVED, "removed_at DESC, ") if removed else (_HERE, "")
        within, parameters = condition(client, "client_id")
        wanted = fold(query).split()

        def work(database: "Connection") -> tuple[Document, ...]:
            rows = named(
                database,
                f"SELECT {_COLUMNS} FROM documents WHERE {here} AND {within} AND (path != '' "
                "OR title != '' OR opening != '' OR EXISTS (SELECT 1 FROM document_versions "
                f"WHERE document_id = documents.id)) ORDER BY {order}used_at DESC, "
                # within one millisecond: a draft gets a new id each time it is written
                "(SELECT id FROM drafts WHERE document_id = documents.id) DESC, documents.id DESC",
                parameters,
            )
            found = []
            for row in rows:
                if wanted and not _holds(database, row, wanted):
                    continue
                found.append(document_of(row))
                if len(found) == limit:
                    break
            return tuple(found)

        return self._worker.submit(work)

    def get(self, document_id: int, *, client: Scope) -> "Future[Document | None]":
        """Return a document; None where there is none, it was removed or is not the client's."""
        return self._one("documents.id = ?", document_id, client)

    def at(self, path: str, *, client: Scope) -> "Future[Document | None]":
        """Return the client's document that has this file."""
        return self._one("path = ?", path, client)

    def rename(self, document_id: int, title: str) -> "Future[None]":
        """Give a document a name of its own; an empty one leaves it its file's or its words'."""
        return self._change(
            "UPDATE documents SET title = ? WHERE id = ?", storable(title), document_id
        )

    def attach(
        self, document: Known, path: str, file_state: str, *, unsaved: bool = False
    ) -> "Future[None]":
        """Bind a document to the file that its text was just read from or written to.

        Another document that had this file goes on without one.
        """

        def work(database: "Connection") -> None:
            document_id = known(document)
            with writing(database):
                database.execute(
                    "UPDATE documents SET path = NULL, file_state = '', unsaved = 0 "
                    "WHERE path = ? AND id != ?",
                    (storable(path), document_id),
                )
                database.execute(
                    "UPDATE documents SET path = ?, file_state = ?, unsaved = ?, used_at = ? "
                    "WHERE id = ?",
                    (storable(path), file_state, unsaved, now(), document_id),
                )

        return self._worker.submit(work)

    def touch(self, document_id: int) -> "Future[None]":
        """Make a document the one that the next start shows; its place in the list stays."""
        return self._change(
            "UPDATE drafts SET id = (SELECT max(id) + 1 FROM drafts) WHERE document_id = ? "
            "AND id != (SELECT max(id) FROM drafts)",
            document_id,
        )

    def remove(self, document_id: int) -> "Future[None]":
        """Set a document aside; after `REMOVED_DAYS` the next removal erases it. Files stay."""
        at = datetime.now(UTC)
        old = (at - timedelta(days=REMOVED_DAYS)).isoformat(timespec="milliseconds")

        def work(database: "Connection") -> None:
            with writing(database):
                database.execute(
                    "UPDATE documents SET removed_at = ? WHERE id = ?", (instant(), document_id)
                )
                database.execute(
                    "DELETE FROM drafts WHERE document_id IN "
                    "(SELECT id FROM documents WHERE removed_at < ?)",
                    (old,),
                )
                database.execute("DELETE FROM documents WHERE removed_at < ?", (old,))

        return self._worker.submit(work)

    def bring_back(self, document_id: int) -> "Future[None]":
        """Undo a removal."""
        return self._change("UPDATE documents SET removed_at = NULL WHERE id = ?", document_id)

    def keep(self, document: Known, text: str, run_id: int | None = None) -> "Future[None]":
        """Keep a text as a version, unless it is the newest one already; the oldest go."""

        def work(database: "Connection") -> None:
            document_id, kept = known(document), storable(text)
            with writing(database):
                if not _is_newest(database, document_id, kept):
                    database.execute(
                        "INSERT INTO document_versions (document_id, run_id, at, text) "
                        "SELECT id, ?, ?, ? FROM documents WHERE id = ?",
                        (run_id, now(), kept, document_id),
                    )
                    _thin(database, document_id)

        return self._worker.submit(work)

    def versions(self, document_id: int, *, client: Scope) -> "Future[tuple[Version, ...]]":
        """Return a document's earlier texts, the newest first, without the texts themselves."""
        within, parameters = condition(client, "client_id")

        def work(database: "Connection") -> tuple[Version, ...]:
            rows = named(
                database,
                "SELECT document_versions.id, document_id, run_id, at, "
                "substr(text, 1, 1000) AS beginning, length(text) AS length FROM document_versions "
                f"JOIN documents ON documents.id = document_id WHERE document_id = ? AND {within} "
                "ORDER BY document_versions.id DESC",
                (document_id, *parameters),
            )
            return tuple(
                Version(
                    row["id"],
                    row["document_id"],
                    row["run_id"],
                    datetime.fromisoformat(row["at"]),
                    first_line(row["beginning"]),
                    row["length"],
                )
                for row in rows
            )

        return self._worker.submit(work)

    def version(self, version_id: int, *, client: Scope) -> "Future[str | None]":
        """Return an earlier text; None where there is none or it is not the client's."""
        within, parameters = condition(client, "client_id")

        def work(database: "Connection") -> str | None:
            row = database.execute(
                "SELECT text FROM document_versions JOIN documents ON documents.id = document_id "
                f"WHERE document_versions.id = ? AND {within}",
                (version_id, *parameters),
            ).fetchone()
            return str(row[0]) if row else None

        return self._worker.submit(work)

    def _one(self, which: str, value: int | str, client: Scope) -> "Future[Document | None]":
        within, parameters = condition(client, "client_id")

        def work(database: "Connection") -> Document | None:
            rows = named(
                database,
                f"SELECT {_COLUMNS} FROM documents WHERE {which} AND {_HERE} AND {within} "
                "ORDER BY used_at DESC LIMIT 1",
                (value, *parameters),
            )
            row = next(rows, None)
            return document_of(row) if row else None

        return self._worker.submit(work)

    def _change(self, sql: str, *parameters: str | int) -> "Future[None]":
        def work(database: "Connection") -> None:
            with writing(database):
                database.execute(sql, parameters)

        return self._worker.submit(work)


def known(document: Known) -> int:
    """Return a document's id, in the store's thread."""
    return document.result(0) if isinstance(document, Future) else document


def _insert(database: "Connection", client_id: int | None, path: str, file_state: str) -> int:
    made = database.execute(
        "INSERT INTO documents (client_id, title, path, file_state, created_at, used_at) "
        "VALUES (?, '', ?, ?, ?, ?)",
        (client_id, storable(path), file_state, now(), now()),
    ).lastrowid
    assert made is not None
    return made


def _holds(database: "Connection", row: "sqlite3.Row", wanted: "list[str]") -> bool:
    """Tell whether a document holds every wanted word; its text is read only if it has to be."""
    near = fold(" ".join((row["title"], row["path"], row["opening"])))
    missing = [word for word in wanted if word not in near]
    if not missing:
        return True
    draft = database.execute(
        "SELECT text FROM drafts WHERE document_id = ?", (row["id"],)
    ).fetchone()
    text = fold(draft[0]) if draft else ""
    return all(word in text for word in missing)


def _is_newest(database: "Connection", document_id: int, text: str) -> bool:
    newest = database.execute(
        "SELECT text = ? FROM document_versions WHERE document_id = ? ORDER BY id DESC LIMIT 1",
        (text, document_id),
    ).fetchone()
    return bool(newest and newest[0])


def _thin(database: "Connection", document_id: int) -> None:
    """Erase the oldest versions that are too many or too large together; the newest stays."""
    rows = database.execute(
        "SELECT id, length(text) FROM document_versions WHERE document_id = ? ORDER BY id DESC",
        (document_id,),
    ).fetchall()
    signs = 0
    for place, (version, length) in enumerate(rows):
        signs += length
        if place and (place >= KEPT_VERSIONS or signs > KEPT_SIGNS):
            database.execute(
                "DELETE FROM document_versions WHERE document_id = ? AND id <= ?",
                (document_id, version),
            )
            return
