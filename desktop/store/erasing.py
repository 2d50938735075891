"""What leaves the history: single runs, which can be put back, and many at once, which cannot.

What is erased is not to be found in the file afterwards. `PRAGMA secure_delete` is on
(`opening.py`): SQLite overwrites what it deletes and the pages it frees, where its `FAST` would
leave the overflow pages, and so the long texts, as they were. Erasing many gives the freed pages
back to the disk and empties the write-ahead log. The index keeps the words of an erased run,
without their order, until SQLite merges the part they stand in; that is done at once where much was
erased, while for one run of a large history it would mean to write the whole index anew. FTS5's own
`secure-delete` is not used: SQLite before 3.42 cannot search such a database.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desktop.store.records import written
from desktop.store.rows import named
from desktop.store.scope import Scope, condition
from desktop.store.search import index
from desktop.store.worker import writing

if TYPE_CHECKING:
    from sqlite3 import Connection

TURN: Final = 0.05
"""Seconds that a transaction of a long erasure takes; others write in between."""
_PAGES: Final = 400
"""Pages merged, or given back, in one go."""
_MUCH: Final = 0.1
"""The share of all runs from which the index is merged after an erasure."""

Row = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Erased:
    """An erased run with all that hung on it: its answers, its star, the versions it made."""

    run: Row
    answers: tuple[Row, ...]
    starred_at: str | None
    versions: tuple[int, ...]


def erase(database: "Connection", records: Sequence[int], client: Scope) -> tuple[Erased, ...]:
    """Erase runs as `Runs.delete` promises."""
    within, parameters = condition(client, "client_id")
    erased = []
    with writing(database):
        for record in records:
            found = named(
                database,
                f"SELECT * FROM runs WHERE id = ? AND outcome <> 'running' AND {within}",
                (record, *parameters),
            )
            for row in found:
                erased.append(_whole(database, dict(row)))
                database.execute("DELETE FROM runs WHERE id = ?", (record,))
    return tuple(erased)


def restore(database: "Connection", erased: Sequence[Erased]) -> None:
    """Put runs back as `Runs.restore` promises."""
    with writing(database):
        for one in erased:
            run = dict(one.run)
            there = database.execute(
                "SELECT id FROM documents WHERE id = ?", (run["document_id"],)
            ).fetchone()
            run["document_id"] = run["document_id"] if there else None
            _insert(database, "runs", run)
            for answer in one.answers:
                _insert(database, "answers", answer)
            if one.starred_at is not None:
                _insert(database, "stars", {"run_id": run["id"], "at": one.starred_at})
            for version in one.versions:
                database.execute(
                    "UPDATE document_versions SET run_id = ? WHERE id = ?", (run["id"], version)
                )
            index(database, int(run["id"] or 0))


def erase_all(database: "Connection", client: Scope) -> Iterator[int]:
    """Erase the runs of a scope, but those that go on; yield how many are gone, turn by turn."""
    within, parameters = condition(client, "client_id")
    yield from _erase_where(
        database,
        f"SELECT id FROM runs WHERE id > ? AND outcome <> 'running' AND {within} "
        "ORDER BY id LIMIT 200",
        parameters,
    )


def erase_older(database: "Connection", moment: datetime) -> Iterator[int]:
    """Erase the runs from before a moment, but those with a star and those that go on."""
    yield from _erase_where(
        database,
        "SELECT id FROM runs WHERE id > ? AND started_at < ? AND outcome <> 'running' "
        "AND NOT EXISTS (SELECT 1 FROM stars WHERE run_id = runs.id) ORDER BY id LIMIT 200",
        (written(moment),),
    )


def _erase_where(
    database: "Connection", select: str, parameters: Sequence[str | int | None]
) -> Iterator[int]:
    last = gone = 0
    while runs := [run for (run,) in database.execute(select, (last, *parameters)).fetchall()]:
        while runs:
            until = time.monotonic() + TURN
            with writing(database):
                while runs and time.monotonic() < until:
                    last = runs.pop(0)
                    gone += database.execute("DELETE FROM runs WHERE id = ?", (last,)).rowcount
            yield gone
    if gone:
        yield from (gone for _ in _give_back(database, gone))


def _give_back(database: "Connection", gone: int) -> Iterator[None]:
    """Merge the index where much has gone from it, then hand free pages back to the disk."""
    left = database.execute("SELECT count(*) FROM runs").fetchone()[0]
    if gone >= _MUCH * (gone + left):
        yield from _merge(database)
    while database.execute("PRAGMA freelist_count").fetchone()[0]:
        before = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA incremental_vacuum({_PAGES})").fetchall()
        if database.execute("PRAGMA page_count").fetchone()[0] == before:
            break
        yield
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _merge(database: "Connection") -> Iterator[None]:
    """Merge the whole index in steps; the words of erased runs go with it."""
    pages = -_PAGES
    while True:
        before = database.total_changes
        with writing(database):
            database.execute(
                "INSERT INTO run_words (run_words, rank) VALUES ('merge', ?)", (pages,)
            )
        # FTS5 counts the command itself as one change
        if database.total_changes - before < 2:
            return
        pages = _PAGES
        yield


def _whole(database: "Connection", run: Row) -> Erased:
    record = int(run["id"] or 0)
    answers = named(database, "SELECT * FROM answers WHERE run_id = ?", (record,))
    star = database.execute("SELECT at FROM stars WHERE run_id = ?", (record,)).fetchone()
    versions = database.execute("SELECT id FROM document_versions WHERE run_id = ?", (record,))
    return Erased(
        run=run,
        answers=tuple(dict(answer) for answer in answers),
        starred_at=star[0] if star else None,
        versions=tuple(version for (version,) in versions.fetchall()),
    )


def _insert(database: "Connection", table: str, row: Row) -> None:
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))
