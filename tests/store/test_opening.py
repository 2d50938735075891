"""Opening the database: made private, brought up to date with a copy, refused where it must be."""

import hashlib
import os
import shutil
import sqlite3
import stat
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from desktop.errors import StoreError
from desktop.messages import advice, sentence
from desktop.model import Outcome
from desktop.store import migrations, sessions
from desktop.store import schema as store_schema
from desktop.store.connection import Store
from desktop.store.marks import Filter
from desktop.store.scope import EVERYONE
from tests.store.opened import WAIT, begun, done, go, line, opened, places, process

DATA = Path(__file__).resolve().parents[1] / "data"
KNOWN = migrations.CHANGES
NAMES = store_schema.CHANGES


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(folder: Path) -> StoreError:
    with pytest.raises(StoreError) as caught:
        Store.open(places(folder))
    for words in (sentence(caught.value), advice(caught.value)):
        assert " " in words and "{" not in words
    return caught.value


def schema(store: Store) -> tuple[int, list[str]]:
    def work(database: sqlite3.Connection) -> tuple[int, list[str]]:
        wrapped = Database(database, execute_plugins=False)
        applied = [change.name for change in migrations.CHANGES.applied(wrapped)]
        return database.execute("PRAGMA user_version").fetchone()[0], applied

    return store.submit(work).result(WAIT)


def grown(monkeypatch: pytest.MonkeyPatch, count: int, fails: bool = False) -> None:
    """Let this version of Calame know `count` schema changes more; the last may fail half-way."""
    changes = Migrations("calame")
    with closing(Database(memory=True)) as empty:
        for known in KNOWN.pending(empty):
            changes(name=known.name, transactional=known.transactional)(known.fn)
    for number in range(count):

        def change(database: Database, number: int = number) -> None:
            database.execute(f"CREATE TABLE extra_{number} (id INTEGER PRIMARY KEY)")
            if fails and number == count - 1:
                database.execute("INSERT INTO no_such_table VALUES (1)")

        changes(name=f"extra_{number}")(change)
    monkeypatch.setattr(migrations, "CHANGES", changes)
    added = tuple(f"extra_{number}" for number in range(count))
    monkeypatch.setattr(store_schema, "CHANGES", NAMES + added)


def test_the_names_of_the_changes_are_those_of_the_migrations() -> None:
    with closing(Database(memory=True)) as empty:
        names = tuple(change.name for change in KNOWN.pending(empty))
    assert names == NAMES


def test_every_schema_has_a_sample_in_the_data_folder(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        number, _ = schema(store)
        done(store, "L’hôtel garde son cœur.", answer="L’hôtel a gardé son cœur.")
        store.runs.keep(begun(store, "Un texte laissé en plan."), "Un texte").result(WAIT)
        store.drafts.save("Un brouillon.", 3, store.documents.create(None)).result(WAIT)
    sample = DATA / f"schema-{number}.db"
    if not sample.exists():
        shutil.copy(places(tmp_path).database, sample)
        pytest.fail(f"{sample.name} was missing and has been written: commit it")


@pytest.mark.parametrize("sample", sorted(DATA.glob("schema-*.db")), ids=lambda path: path.stem)
def test_a_database_of_every_schema_opens_with_its_content(sample: Path, tmp_path: Path) -> None:
    places(tmp_path).home.mkdir()
    shutil.copy(sample, places(tmp_path).database)
    with opened(tmp_path) as store:
        hits = store.search("hotel", client=None).result(WAIT)
        assert [hit.source for hit in hits] == ["L’hôtel garde son cœur."]
        record = store.runs.get(hits[0].id, EVERYONE).result(WAIT)
        assert record is not None and record.answers[0].text == "L’hôtel a gardé son cœur."
        left = store.search("laissé", client=None).result(WAIT)
        assert [(hit.outcome, hit.answer) for hit in left] == [("interrupted", "Un texte")]
        wanted = Filter(action="rewrite", engine="local", outcome=Outcome.INTERRUPTED)
        assert store.search("", wanted, client=None).result(WAIT) == left
        assert store.search("", replace(wanted, engine="other"), client=None).result(WAIT) == []
        (document,) = store.documents.list(client=None).result(WAIT)
        assert (document.name, document.path) == ("Un brouillon.", "")
        draft = store.drafts.read(document.id, client=None).result(WAIT)
        assert draft is not None and (draft.text, draft.cursor) == ("Un brouillon.", 3)
        assert (
            store.submit(
                lambda database: database.execute("PRAGMA integrity_check").fetchone()[0]
            ).result(WAIT)
            == "ok"
        )


def test_opening_again_changes_no_schema_and_copies_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = schema(store)
        run = done(store)
    with opened(tmp_path) as store:
        assert schema(store) == first
        assert store.runs.get(run, None).result(WAIT) is not None
    assert first[0] == len(first[1]) > 0
    assert not places(tmp_path).backups.exists()


def test_a_database_is_copied_before_its_schema_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        run = done(store, "Gardé.")
        before = schema(store)
    grown(monkeypatch, 1)
    with opened(tmp_path) as store:
        assert schema(store)[0] == before[0] + 1
        kept = store.runs.get(run, None).result(WAIT)
        assert kept is not None and kept.source == "Gardé."
    (copy,) = places(tmp_path).backups.iterdir()
    monkeypatch.undo()
    places(tmp_path / "copy").home.mkdir(parents=True)
    shutil.copy(copy, places(tmp_path / "copy").database)
    with opened(tmp_path / "copy") as store:
        assert schema(store) == before
        assert store.runs.get(run, None).result(WAIT) is not None


def test_the_three_newest_copies_stay_beside_what_a_person_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path):
        pass
    for count in range(1, 6):
        grown(monkeypatch, count)
        with opened(tmp_path):
            (places(tmp_path).backups / "mine.db").touch()
    names = sorted(path.name for path in places(tmp_path).backups.iterdir())
    with closing(Database(memory=True)) as empty:
        known = len(KNOWN.pending(empty))
    copies = [f"schema{known + count}.db" for count in (2, 3, 4)]
    assert [name.split("-")[-1] for name in names] == [*copies, "mine.db"]


def test_a_change_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as store:
        run = done(store)
        before = schema(store)
    grown(monkeypatch, 2, fails=True)
    assert refused(tmp_path).id == "store_unusable"
    monkeypatch.undo()
    with opened(tmp_path) as store:
        assert schema(store) == before
        tables = store.submit(lambda database: Database(database).table_names()).result(WAIT)
        assert not [table for table in tables if table.startswith("extra")]
        assert store.runs.get(run, None).result(WAIT) is not None


def test_a_copy_that_cannot_be_made_stops_the_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path):
        pass
    places(tmp_path).backups.write_text("a file where the folder should be")
    unchanged = digest(places(tmp_path).database)
    grown(monkeypatch, 1)
    assert refused(tmp_path).id == "store_copy_failed"
    assert digest(places(tmp_path).database) == unchanged


@pytest.mark.parametrize(
    "newer",
    [
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('calame', 'from_the_future', '2030-01-01')",
        "PRAGMA user_version = 99",
    ],
    ids=["unknown change", "higher number"],
)
def test_a_database_of_a_newer_calame_is_refused_unchanged(newer: str, tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        done(store)
    database = places(tmp_path).database
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(newer)
    unchanged = digest(database)
    error = refused(tmp_path)
    assert error.id == "store_newer"
    assert "Nothing was changed" in advice(error)
    assert digest(database) == unchanged
    assert not places(tmp_path).backups.exists()


def test_a_file_that_is_no_database_is_refused_and_stays(tmp_path: Path) -> None:
    places(tmp_path).home.mkdir()
    places(tmp_path).database.write_bytes(b"not a database at all, " * 400)
    unchanged = digest(places(tmp_path).database)
    assert refused(tmp_path).id == "store_damaged"
    assert digest(places(tmp_path).database) == unchanged


def test_a_database_with_its_middle_overwritten_is_told_as_damaged(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        for _ in range(40):
            done(store, "Un texte assez long pour remplir des pages. " * 40)
    database = places(tmp_path).database
    size = database.stat().st_size
    with database.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * (size - 4096))
    assert refused(tmp_path).id == "store_damaged"
    assert database.stat().st_size == size


def test_a_folder_in_the_place_of_the_database_is_told_as_unusable(tmp_path: Path) -> None:
    places(tmp_path).database.mkdir(parents=True)
    assert refused(tmp_path).id == "store_unusable"


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_home_and_files_are_their_owners_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = os.umask(0)
    try:
        with opened(tmp_path) as store:
            done(store)
        places(tmp_path).home.chmod(0o755)
        places(tmp_path).database.chmod(0o644)
        grown(monkeypatch, 1)
        with opened(tmp_path) as store:
            done(store)
            paths = [places(tmp_path).home, *places(tmp_path).home.rglob("*")]
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in paths}
            folders = {path.name for path in paths if path.is_dir()}
    finally:
        os.umask(old)
    assert {"home", "backups", "sessions"} <= folders
    assert {"calame.db", "calame.db-wal", "calame.db-shm"} <= set(modes)
    assert any("-schema" in name for name in modes)
    assert modes == {name: 0o700 if name in folders else 0o600 for name in modes}


OPEN_AND_WRITE = """
import sys
from pathlib import Path
from tests.store.opened import done, opened
print("ready", flush=True)
sys.stdin.readline()
with opened(Path(sys.argv[1])) as store:
    done(store)
"""


def test_processes_may_open_a_new_database_at_the_same_moment(tmp_path: Path) -> None:
    with ExitStack() as stack:
        processes = [stack.enter_context(process(OPEN_AND_WRITE, tmp_path)) for _ in range(4)]
        for one in processes:
            assert line(one) == "ready\n"
        for one in processes:
            go(one)
        assert [one.wait(WAIT) for one in processes] == [0] * 4
    with opened(tmp_path) as store:
        assert len(store.search("", client=EVERYONE).result(WAIT)) == 4


def test_only_one_process_at_a_time_opens_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = places(tmp_path).home / "sessions"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sessions, "OPENING_SECONDS", 0.1)
    with sessions.Turn(folder):
        assert refused(tmp_path).id == "store_busy"
        assert not places(tmp_path).database.exists()
    with opened(tmp_path) as store:
        assert done(store)


def test_a_commit_is_on_disk_and_keys_are_watched(tmp_path: Path) -> None:
    with opened(tmp_path) as store:

        def pragmas(database: sqlite3.Connection) -> list[object]:
            names = ("journal_mode", "synchronous", "foreign_keys")
            return [database.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

        assert store.submit(pragmas).result(WAIT) == ["wal", 2, 1]


def test_a_closed_store_waits_for_its_work_and_takes_no_more(tmp_path: Path) -> None:
    store = Store.open(places(tmp_path))
    pending = [store.drafts.save("mot " * 10_000, number) for number in range(20)]
    store.close()
    store.close()
    assert all(one.done() and one.exception() is None for one in pending)
    with pytest.raises(StoreError) as caught:
        store.drafts.save("trop tard", 0).result(WAIT)
    assert caught.value.id == "store_closed"
    with opened(tmp_path) as again:
        draft = again.drafts.read(None, client=None).result(WAIT)
        assert draft is not None and draft.cursor == 19


def test_the_copy_just_made_stays_though_the_clock_went_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = places(tmp_path).backups
    folder.mkdir(parents=True, mode=0o700)
    for year in (2097, 2098, 2099):
        (folder / f"calame-{year}0101T000000000000Z-schema1.db").write_bytes(b"")
    shutil.copy(DATA / "schema-1.db", places(tmp_path).database)
    Store.open(places(tmp_path)).close()
    copies = sorted(copy.name[:11] for copy in folder.glob("calame-*.db"))
    assert len(copies) == 3
    assert copies[0] < "calame-2097"
