"""The history: every run with its text, its answers and its end, whichever that was."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.errors import StoreError, UserError
from desktop.model import Answer, Outcome, Place, Request, Seconds, Target, Usage
from desktop.store.ageing import age
from desktop.store.erasing import Erased, erase, erase_all, restore
from desktop.store.records import (
    Count,
    RunRecord,
    StoredAnswer,
    Verdict,
    decode_error,
    decode_findings,
    encode_error,
    encode_findings,
    now,
)
from desktop.store.rows import named
from desktop.store.scope import Scope, condition
from desktop.store.search import index
from desktop.store.texts import opening, storable
from desktop.store.worker import Worker, writing

if TYPE_CHECKING:
    from sqlite3 import Connection


class Runs:
    """Writes a run as it goes on, and reads it back."""

    def __init__(self, worker: Worker, session: str) -> None:
        self._worker = worker
        self._session = session

    def begin(self, request: Request, target: Target, language: str) -> "Future[int]":
        """Store a run that starts now and return its id."""

        def work(database: "Connection") -> int:
            source = storable(request.text)
            values = {
                "client_id": request.client_id,
                "document_id": request.document_id,
                "session": self._session,
                "action": request.action,
                "engine": target.engine,
                "model": target.model,
                "place": target.place,
                "language": language,
                "outcome": Outcome.RUNNING,
                "started_at": now(),
                "source_opening": opening(source),
                "options": json.dumps(dict(request.options)),
                "instruction": storable(request.instruction),
                "source": source,
            }
            columns, marks = ", ".join(values), ", ".join("?" * len(values))
            with writing(database):
                run = database.execute(
                    f"INSERT INTO runs ({columns}) VALUES ({marks})", tuple(values.values())
                ).lastrowid
                assert run is not None
                index(database, run)
            return run

        return self._worker.submit(work)

    def keep(self, record: int, partial: str) -> "Future[None]":
        """Store what has come of an answer so far; nothing happens once the run has ended.

        The whole row is written each time: once a second is often enough.
        """

        def work(database: "Connection") -> None:
            text = storable(partial)
            with writing(database):
                database.execute(
                    "UPDATE runs SET partial = ?, answer_opening = ? "
                    "WHERE id = ? AND outcome = 'running'",
                    (text, opening(text), record),
                )

        return self._worker.submit(work)

    def finish(
        self,
        record: int,
        outcome: Outcome,
        answers: Sequence[Answer],
        partial: str,
        usage: Usage,
        seconds: Seconds | None,
        error: UserError | None = None,
    ) -> "Future[None]":
        """Store how a run ended, with its answers and what had come of one that is not whole.

        The future raises StoreError when the run has been erased meanwhile.
        """

        def work(database: "Connection") -> None:
            texts = [storable(answer.text) for answer in answers]
            rest = storable(partial)
            values = {
                "outcome": outcome,
                "error_id": error.id if error else "",
                "error": encode_error(error) if error else "",
                "partial": rest,
                "answer_opening": opening(texts[0] if texts else rest),
                "prompt_tokens": usage.prompt,
                "completion_tokens": usage.completion,
                "cached_tokens": usage.cached,
                "first_token_seconds": seconds.first_token if seconds else None,
                "total_seconds": seconds.total if seconds else None,
                "ended_at": now(),
            }
            changes = ", ".join(f"{column} = ?" for column in values)
            with writing(database):
                changed = database.execute(
                    f"UPDATE runs SET {changes} WHERE id = ?", (*values.values(), record)
                )
                _require_one(changed.rowcount)
                database.execute("DELETE FROM answers WHERE run_id = ?", (record,))
                for variant, (text, answer) in enumerate(zip(texts, answers, strict=True)):
                    database.execute(
                        "INSERT INTO answers (run_id, variant, text, findings) VALUES (?, ?, ?, ?)",
                        (record, variant, text, encode_findings(answer.findings)),
                    )
                index(database, record)

        return self._worker.submit(work)

    def verdict(self, record: int, variant: int, verdict: Verdict, text: str) -> "Future[None]":
        """Store what became of an answer, with the text that was taken over in the end.

        The future raises StoreError when the run has been erased meanwhile.
        """

        def work(database: "Connection") -> None:
            with writing(database):
                changed = database.execute(
                    "UPDATE answers SET verdict = ?, accepted_text = ? "
                    "WHERE run_id = ? AND variant = ?",
                    (verdict, storable(text), record, variant),
                )
                _require_one(changed.rowcount)

        return self._worker.submit(work)

    def get(self, record: int, client: Scope) -> "Future[RunRecord | None]":
        """Return a run; None where there is none or it is not the client's."""
        return self._worker.submit(lambda database: _read(database, record, client))

    def star(self, record: int, starred: bool, client: Scope) -> "Future[None]":
        """Give a run a star, or take it away; what has a star is kept for ever.

        The future raises StoreError when there is no such run or it is not the client's.
        """
        within, parameters = condition(client, "client_id")

        def work(database: "Connection") -> None:
            with writing(database):
                there = database.execute(
                    f"SELECT id FROM runs WHERE id = ? AND {within}", (record, *parameters)
                ).fetchall()
                _require_one(len(there))
                if starred:
                    database.execute(
                        "INSERT OR IGNORE INTO stars (run_id, at) VALUES (?, ?)", (record, now())
                    )
                else:
                    database.execute("DELETE FROM stars WHERE run_id = ?", (record,))
                index(database, record)

        return self._worker.submit(work)

    def delete(self, records: Sequence[int], client: Scope) -> "Future[tuple[Erased, ...]]":
        """Erase runs of a client and return what `restore` puts back.

        A run that still goes on stays: its answer would have nowhere to go.
        """
        return self._worker.submit(lambda database: erase(database, records, client))

    def restore(self, erased: Sequence[Erased]) -> "Future[None]":
        """Put back what `delete` erased, under the same ids and in the index too.

        Documents that have gone meanwhile are no longer referred to.
        """
        return self._worker.submit(lambda database: restore(database, erased))

    def delete_all(self, client: Scope, told: Callable[[int], None]) -> "Future[int]":
        """Erase every run of a scope for good, stars or not; `told` hears how many are gone.

        Cancelling the future stops it where it is. Runs that still go on stay.
        """
        return self._worker.steps(lambda database: erase_all(database, client), told)

    def age(self, today: datetime, days: int) -> "Future[int]":
        """Erase everyone's runs that are older than so many days for good, but those with a star.

        `today` is what the clock says; it is remembered, and counts once another day bears it out
        (`ageing.py`). With 0 days nothing is erased. Returns how many runs are gone.
        """
        return self._worker.steps(lambda database: age(database, today, days), lambda gone: None)

    def count(self, client: Scope) -> "Future[Count]":
        """Return how many runs a scope has, and how many of them have a star."""
        within, parameters = condition(client, "client_id")

        def work(database: "Connection") -> Count:
            return Count(
                *database.execute(
                    f"SELECT (SELECT count(*) FROM runs WHERE {within}), (SELECT count(*) "
                    f"FROM stars JOIN runs ON runs.id = stars.run_id WHERE {within})",
                    (*parameters, *parameters),
                ).fetchone()
            )

        return self._worker.submit(work)


def _require_one(changed: int) -> None:
    if changed != 1:
        raise StoreError("store_run_gone", "store_run_gone_text")


def _read(database: "Connection", record: int, client: Scope) -> RunRecord | None:
    within, parameters = condition(client, "client_id")
    row = next(
        named(
            database,
            "SELECT *, EXISTS (SELECT 1 FROM stars WHERE run_id = runs.id) AS starred "
            f"FROM runs WHERE id = ? AND {within}",
            (record, *parameters),
        ),
        None,
    )
    if row is None:
        return None
    usage = Usage(row["prompt_tokens"], row["completion_tokens"], row["cached_tokens"])
    total, ended_at = row["total_seconds"], row["ended_at"]
    return RunRecord(
        id=row["id"],
        client_id=row["client_id"],
        document_id=row["document_id"],
        action=row["action"],
        options=json.loads(row["options"]),
        instruction=row["instruction"],
        engine=row["engine"],
        model=row["model"],
        place=Place(row["place"]),
        language=row["language"],
        source=row["source"],
        outcome=Outcome(row["outcome"]),
        error_id=row["error_id"],
        error=decode_error(row["error_id"], row["error"]) if row["error"] else None,
        partial=row["partial"],
        usage=usage,
        seconds=None if total is None else Seconds(row["first_token_seconds"], total),
        started_at=datetime.fromisoformat(row["started_at"]),
        ended_at=None if ended_at is None else datetime.fromisoformat(ended_at),
        answers=_answers(database, record),
        starred=bool(row["starred"]),
    )


def _answers(database: "Connection", record: int) -> tuple[StoredAnswer, ...]:
    rows = named(database, "SELECT * FROM answers WHERE run_id = ? ORDER BY variant", (record,))
    return tuple(
        StoredAnswer(
            variant=row["variant"],
            text=row["text"],
            findings=decode_findings(row["findings"]),
            verdict=None if row["verdict"] is None else Verdict(row["verdict"]),
            accepted_text=row["accepted_text"],
        )
        for row in rows
    )
