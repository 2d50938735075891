"""The index over the history's words: what goes into it and how it is asked."""

from datetime import datetime
from typing import TYPE_CHECKING

from desktop.model import Outcome
from desktop.store.folding import expression, owner, words
from desktop.store.records import Hit
from desktop.store.rows import named
from desktop.store.scope import Scope, condition

if TYPE_CHECKING:
    from sqlite_utils import Database

_COLUMNS = (
    "runs.id, client_id, document_id, action, engine, model, language, outcome, started_at, "
    "source_opening, answer_opening"
)


def index(database: "Database", run: int) -> None:
    """Put a run's words into the index as they stand now, in the caller's transaction."""
    client, *texts = database.execute(
        "SELECT client_id, source, instruction, partial FROM runs WHERE id = ?", (run,)
    ).fetchone()
    answers = database.execute("SELECT text FROM answers WHERE run_id = ?", (run,)).fetchall()
    texts.extend(text for (text,) in answers)
    distinct = dict.fromkeys(word for text in texts for word in words(text))
    database.execute(
        "INSERT OR REPLACE INTO run_words (rowid, words) VALUES (?, ?)",
        (run, " ".join((owner(client), *distinct))),
    )


def find(
    database: "Database", query: str, *, client: Scope, limit: int, before: int | None
) -> list[Hit]:
    """Find runs as `Store.search` promises."""
    within, parameters = condition(client, "runs.client_id")
    wanted: list[str | int | None] = []
    match = expression(query, client)
    if match:
        # ordered by the index's own rowid, so that it is read from its end and no further than
        # the limit; the condition on the client repeats what the expression already selects
        table, row = "run_words CROSS JOIN runs ON runs.id = run_words.rowid", "run_words.rowid"
        within += " AND run_words MATCH ?"
        wanted.append(match)
    else:
        table, row = "runs", "runs.id"
    if before is not None:
        within += f" AND {row} < ?"
        wanted.append(before)
    rows = named(
        database,
        f"SELECT {_COLUMNS} FROM {table} WHERE {within} ORDER BY {row} DESC LIMIT ?",
        [*parameters, *wanted, limit],
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
            started_at=datetime.fromisoformat(row["started_at"]),
            source=row["source_opening"],
            answer=row["answer_opening"],
        )
        for row in rows
    ]
