"""The index over the history's words: what goes into it and how it is asked."""

import json
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.model import Outcome
from desktop.store.folding import expression, owner, words
from desktop.store.marks import Filter, terms, tokens
from desktop.store.records import Hit, written
from desktop.store.rows import named
from desktop.store.scope import Scope, condition

if TYPE_CHECKING:
    from sqlite3 import Connection

_COLUMNS = (
    "runs.id, client_id, document_id, action, engine, model, language, outcome, error_id, "
    "started_at, source_opening, answer_opening, options, "
    "EXISTS (SELECT 1 FROM stars WHERE stars.run_id = runs.id) AS starred"
)


def index(database: "Connection", run: int) -> None:
    """Put a run's words and properties as they are now into the index, as part of a transaction."""
    client, action, engine, outcome, started_at, starred, *texts = database.execute(
        "SELECT client_id, action, engine, outcome, started_at, "
        "EXISTS (SELECT 1 FROM stars WHERE run_id = runs.id), source, instruction, partial "
        "FROM runs WHERE id = ?",
        (run,),
    ).fetchone()
    answers = database.execute("SELECT text FROM answers WHERE run_id = ?", (run,)).fetchall()
    texts.extend(text for (text,) in answers)
    distinct = dict.fromkeys(word for text in texts for word in words(text))
    properties = tokens(action, engine, outcome, started_at, starred=bool(starred))
    database.execute(
        "INSERT OR REPLACE INTO run_words (rowid, words) VALUES (?, ?)",
        (run, " ".join((owner(client), *properties, *distinct))),
    )


def find(
    database: "Connection",
    query: str,
    wanted: Filter,
    *,
    client: Scope,
    limit: int,
    before: int | None,
) -> list[Hit]:
    """Find runs as `Store.search` promises."""
    within, parameters = _conditions(wanted, client)
    match = expression(query, client, terms(wanted))
    if match:
        # ordered by the index's own rowid, so that it is read from its end and no further than
        # the limit; the other conditions repeat, exactly, what the expression selects
        table, row = "run_words CROSS JOIN runs ON runs.id = run_words.rowid", "run_words.rowid"
        within += " AND run_words MATCH ?"
        parameters.append(match)
    else:
        table, row = "runs", "runs.id"
    if before is not None:
        within += f" AND {row} < ?"
        parameters.append(before)
    rows = named(
        database,
        f"SELECT {_COLUMNS} FROM {table} WHERE {within} ORDER BY {row} DESC LIMIT ?",
        [*parameters, limit],
    )
    return [
        Hit(
            id=row["id"],
            client_id=row["client_id"],
            document_id=row["document_id"],
            action=row["action"],
            engine=row["engine"],
            model=row["model"],
            language=row["language"],
            outcome=Outcome(row["outcome"]),
            error_id=row["error_id"],
            started_at=datetime.fromisoformat(row["started_at"]),
            source=row["source_opening"],
            answer=row["answer_opening"],
            options=json.loads(row["options"]),
            starred=bool(row["starred"]),
        )
        for row in rows
    ]


def _conditions(wanted: Filter, client: Scope) -> tuple[str, list[str | int | None]]:
    within, scope = condition(client, "runs.client_id")
    conditions = [within]
    parameters: list[str | int | None] = [*scope]
    for sql, value in (
        ("runs.action = ?", wanted.action),
        ("runs.engine = ?", wanted.engine),
        ("runs.outcome = ?", wanted.outcome),
        ("runs.started_at >= ?", wanted.since and written(wanted.since)),
        ("runs.started_at < ?", wanted.until and written(wanted.until)),
    ):
        if value:
            conditions.append(sql)
            parameters.append(value)
    if wanted.starred:
        conditions.append("starred")
    return " AND ".join(conditions), parameters
