"""What leaves the history: runs one by one, all of a client's, those too old; and what stays."""

import threading
from collections.abc import Mapping
from concurrent.futures import CancelledError
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.model import Answer, Outcome, Usage
from desktop.store.connection import Store
from desktop.store.marks import Filter
from desktop.store.records import Verdict
from desktop.store.scope import EVERYONE
from tests.store.opened import WAIT, add_document, begun, done, opened, places
from tests.store.test_history_filters import date_back

if TYPE_CHECKING:
    from sqlite3 import Connection

TABLES = ("runs", "answers", "stars", "document_versions", "run_words")


def content(store: Store) -> Mapping[str, list[tuple[object, ...]]]:
    def work(database: "Connection") -> Mapping[str, list[tuple[object, ...]]]:
        return {
            table: database.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid").fetchall()
            for table in TABLES
        }

    return store.submit(work).result(WAIT)


def rich(store: Store, text: str = "Une campagne d’été.", client: int | None = None) -> int:
    """Store a run with two answers, one of them judged, a star, and a document's version."""
    document = add_document(store, client)
    run = begun(store, text, client, instruction="Plus court.")
    answers = (Answer("Une campagne."), Answer("La campagne."))
    store.runs.finish(run, Outcome.DONE, answers, "", Usage(3, 2, 1), None).result(WAIT)
    store.runs.verdict(run, 1, Verdict.PARTLY, "La campagne d’été.").result(WAIT)
    store.runs.star(run, True, client).result(WAIT)

    def work(database: "Connection") -> None:
        database.execute("UPDATE runs SET document_id = ? WHERE id = ?", (document, run))
        database.execute(
            "INSERT INTO document_versions (document_id, run_id, at, text) VALUES (?, ?, '', '')",
            (document, run),
        )

    store.submit(work).result(WAIT)
    return run


def test_an_erased_run_comes_back_exactly_as_it_was(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        done(store)
        run, plain = rich(store), done(store, "Autre chose.")
        before = content(store)
        erased = store.runs.delete([run, plain], None).result(WAIT)
        assert len(erased) == 2
        gone = content(store)
        assert [len(gone[table]) for table in TABLES] == [1, 1, 0, 1, 1]
        assert store.search("campagne", client=None).result(WAIT) == []
        assert store.runs.get(run, EVERYONE).result(WAIT) is None

        store.runs.restore(erased).result(WAIT)
        assert content(store) == before
        (hit,) = store.search("campagne", Filter(starred=True), client=None).result(WAIT)
        assert hit.id == run


def test_a_run_comes_back_without_its_document_where_that_has_gone(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = rich(store)
        erased = store.runs.delete([run], None).result(WAIT)
        store.submit(lambda database: database.execute("DELETE FROM documents").rowcount)
        store.runs.restore(erased).result(WAIT)
        record = store.runs.get(run, None).result(WAIT)
        assert record is not None and record.document_id is None and record.starred


def test_only_the_runs_of_the_client_that_have_ended_are_erased(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        own, other, running = done(store, client=1), done(store, client=2), begun(store, client=1)
        for scope in (None, 3):
            assert store.runs.delete([own, other, running, 99], scope).result(WAIT) == ()
        assert len(store.runs.delete([own, other, running], 1).result(WAIT)) == 1
        left = [hit.id for hit in store.search("", client=EVERYONE).result(WAIT)]
        assert left == [running, other]


def test_all_of_a_client_go_in_steps_that_are_told(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for _ in range(250):
            done(store, "À effacer.", client=1)
        kept = done(store, "À garder.", client=2)
        running = begun(store, "En cours.", client=1)
        store.runs.star(1, True, 1).result(WAIT)
        told: list[int] = []
        assert store.runs.delete_all(1, told.append).result(WAIT) == 250
        assert told == sorted(told) and told[-1] == 250 and len(told) > 1
        left = [hit.id for hit in store.search("", client=EVERYONE).result(WAIT)]
        assert left == [running, kept]
        assert store.search("effacer", client=EVERYONE).result(WAIT) == []
        assert [hit.id for hit in store.search("garder", client=2).result(WAIT)] == [kept]
        check = "INSERT INTO run_words (run_words) VALUES ('integrity-check')"
        store.submit(lambda database: database.execute(check).rowcount).result(WAIT)


def test_other_work_comes_in_between_and_cancelling_keeps_the_rest(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for _ in range(600):
            begun(store)
        store.submit(lambda database: database.execute("UPDATE runs SET outcome = 'done'").rowcount)
        between: list[int] = []
        first = threading.Event()

        def told(gone: int) -> None:
            if not first.is_set():
                counted = store.runs.count(None)
                counted.add_done_callback(lambda done: between.append(done.result().runs))
                first.set()

        work = store.runs.delete_all(None, told)
        assert first.wait(WAIT)
        work.cancel()
        left = store.runs.count(None).result(WAIT).runs
        with pytest.raises(CancelledError):
            work.result(WAIT)
        assert 0 < left < 600
        assert 0 < between[0] < 600
        assert store.runs.count(None).result(WAIT).runs == left


def test_runs_too_old_go_but_not_those_with_a_star_or_under_way(tmp_path: Path) -> None:
    today = datetime(2026, 11, 24, 15, tzinfo=UTC)
    moment = datetime(2026, 10, 25, tzinfo=UTC)
    with opened(tmp_path) as store:
        assert store.runs.age(today - timedelta(days=1), 0).result(WAIT) == 0
        old, starred, running, new = done(store), rich(store), begun(store), done(store, client=4)
        for run in (old, starred, running):
            date_back(store, run, moment - timedelta(seconds=1))
        date_back(store, new, moment + timedelta(seconds=1))
        assert store.runs.age(today, 30).result(WAIT) == 1
        left = [hit.id for hit in store.search("", client=EVERYONE).result(WAIT)]
        assert left == [new, running, starred]


def test_what_was_erased_is_nowhere_in_the_files(tmp_path: Path) -> None:
    secret = "Zanzibarissime"
    with opened(tmp_path) as store:
        for number in range(40):
            done(store, f"{secret} {number} " + "page " * 3000, answer=f"Réponse {secret}")
        assert store.runs.delete_all(None, lambda gone: None).result(WAIT) == 40
        files = list(places(tmp_path).home.glob("calame.db*"))
        assert files
        for file in files:
            content = file.read_bytes().lower()
            assert secret.lower().encode() not in content


@pytest.mark.parametrize("at_once", [True, False])
def test_space_is_given_back_also_by_a_database_of_an_older_calame(
    tmp_path: Path, at_once: bool
) -> None:
    def size() -> int:
        return places(tmp_path).database.stat().st_size

    def undo(database: "Connection") -> None:
        database.execute("PRAGMA auto_vacuum = NONE").fetchall()
        database.execute("VACUUM")
        database.execute("DELETE FROM _sqlite_migrations WHERE name = 'stars_and_filters'")
        database.execute("DROP TABLE stars")
        database.execute("DROP INDEX runs_started")

    if not at_once:
        with opened(tmp_path) as store:
            store.submit(undo).result(WAIT)
    with opened(tmp_path) as store:
        empty = size()
        for _ in range(30):
            done(store, "page " * 20_000)
        store.submit(
            lambda database: database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        ).result(WAIT)
        assert size() > empty + 2_000_000
        store.runs.delete_all(None, lambda gone: None).result(WAIT)
        assert size() < empty + 200_000
