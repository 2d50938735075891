"""Several processes over one file: they write at once, and a killed one leaves a good database."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.errors import StoreError
from desktop.model import Outcome, Usage
from desktop.store.connection import Store
from desktop.store.last_draft import LastDraft, read_last_draft
from desktop.store.scope import EVERYONE
from desktop.store.worker import writing
from tests.store.opened import WAIT, begun, done, go, line, opened, places, process

if TYPE_CHECKING:
    from sqlite3 import Connection

WRITE_MANY = """
import sys
from pathlib import Path
from tests.store.opened import done, opened
with opened(Path(sys.argv[1])) as store:
    print("open", flush=True)
    sys.stdin.readline()
    for number in range(60):
        done(store, f"Autre processus {number}.")
"""

WRITE_UNTIL_KILLED = """
import sys
from pathlib import Path
from tests.store.opened import begun, done, opened
with opened(Path(sys.argv[1])) as store:
    left = begun(store, "Un texte en plan.")
    store.runs.keep(left, "Ce qui était venu").result()
    number = 0
    while True:
        number += 1
        store.drafts.save(f"Brouillon {number}.", number).result()
        print(left, done(store, "Un texte entier. " * 200), number, flush=True)
"""


def outcome(store: Store, run: int) -> tuple[Outcome, str]:
    record = store.runs.get(run, EVERYONE).result(WAIT)
    assert record is not None
    return record.outcome, record.partial


def check(store: Store) -> str:
    statement = "PRAGMA integrity_check"
    return store.submit(lambda database: str(database.execute(statement).fetchone()[0])).result(
        WAIT
    )


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    with opened(tmp_path) as store, process(WRITE_MANY, tmp_path) as other:
        assert line(other) == "open\n"
        go(other)
        for number in range(60):
            done(store, f"Ce processus {number}.")
        assert other.wait(WAIT) == 0
        hits = store.search("processus", client=EVERYONE, limit=1000).result(WAIT)
        assert sorted(hit.source for hit in hits) == sorted(
            f"{one} processus {number}." for one in ("Autre", "Ce") for number in range(60)
        )
        assert {hit.outcome for hit in hits} == {Outcome.DONE}


def test_a_killed_writer_leaves_a_good_database_with_all_it_was_told_is_stored(
    tmp_path: Path,
) -> None:
    with process(WRITE_UNTIL_KILLED, tmp_path) as writer:
        for _ in range(20):
            told = line(writer)
        writer.kill()
        while (later := line(writer)).endswith("\n"):
            told = later
    left, last, draft = (int(number) for number in told.split())

    recovered = read_last_draft(places(tmp_path).database)
    assert recovered is not None and recovered.cursor >= draft >= 20

    with opened(tmp_path) as store:
        assert outcome(store, last)[0] == Outcome.DONE
        assert outcome(store, left) == (Outcome.INTERRUPTED, "Ce qui était venu")
        found = store.search("était venu", client=None).result(WAIT)
        assert [hit.id for hit in found] == [left]
        assert check(store) == "ok"


def test_runs_of_a_process_that_lives_are_left_alone(tmp_path: Path) -> None:
    with process(WRITE_UNTIL_KILLED, tmp_path) as writer, opened(tmp_path) as store:
        theirs = int(line(writer).split()[0])
        ours = begun(store)
        with opened(tmp_path) as second:
            assert outcome(second, theirs)[0] == outcome(second, ours)[0] == Outcome.RUNNING
        writer.kill()
        writer.wait(WAIT)
        with opened(tmp_path) as third:
            assert outcome(third, theirs)[0] == Outcome.INTERRUPTED
            assert outcome(third, ours)[0] == Outcome.RUNNING
        store.runs.finish(ours, Outcome.CANCELLED, (), "Moitié", Usage(), None).result(WAIT)
        assert outcome(store, ours) == (Outcome.CANCELLED, "Moitié")


def test_a_run_left_at_closing_is_interrupted_at_the_next_opening(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = begun(store)
    with opened(tmp_path) as store:
        assert outcome(store, run) == (Outcome.INTERRUPTED, "")
    assert not list((places(tmp_path).home / "sessions").glob("*.lock"))


def test_the_draft_can_be_read_while_another_process_writes(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.drafts.save("Sur l’écran.", 4).result(WAIT)
        with closing(sqlite3.connect(places(tmp_path).database)) as other:
            other.execute("BEGIN IMMEDIATE")
            other.execute("UPDATE drafts SET text = 'pas encore'")
            draft = read_last_draft(places(tmp_path).database)
            other.rollback()
    assert draft is not None and draft.text == "Sur l’écran."


def test_a_database_that_stays_busy_is_told_and_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.opening.BUSY_SECONDS", 0.1)
    with opened(tmp_path) as store, closing(sqlite3.connect(places(tmp_path).database)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            store.drafts.save("attend", 0).result(WAIT)
        assert caught.value.id == "store_busy"
        other.rollback()
        store.drafts.save("passe", 0).result(WAIT)
        assert read_last_draft(places(tmp_path).database) == LastDraft("passe", 0, None)


def test_a_full_disk_is_told_and_keeps_what_was_stored(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.drafts.save("gardé", 0).result(WAIT)
        # SQLite's own limit on a database's pages, met as the end of a disk is met
        limit = "PRAGMA max_page_count = 60"
        store.submit(lambda database: database.execute(limit).fetchone()).result(WAIT)
        with pytest.raises(StoreError) as caught:
            store.drafts.save("trop " * 2**20, 0).result(WAIT)
        assert caught.value.id == "store_full"
        draft = store.drafts.read(None, client=None).result(WAIT)
        assert draft is not None and draft.text == "gardé"
        assert check(store) == "ok"


def test_what_a_transaction_has_read_stands_until_it_has_written(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.drafts.save("lu", 0).result(WAIT)

        def work(database: "Connection") -> None:
            connection = sqlite3.connect(places(tmp_path).database, timeout=0)
            with closing(connection) as other, writing(database):
                database.execute("SELECT text FROM drafts").fetchone()
                with pytest.raises(sqlite3.OperationalError, match="locked"):
                    other.execute("UPDATE drafts SET text = 'entre-temps'")
                database.execute("UPDATE drafts SET text = text || ' et écrit'")

        store.submit(work).result(WAIT)
    assert read_last_draft(places(tmp_path).database) == LastDraft("lu et écrit", 0, None)
