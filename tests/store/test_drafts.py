"""What stands in the editor comes back as it was, also by the standard library alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.store.connection import Store
from desktop.store.last_draft import LastDraft, read_last_draft
from tests.store.opened import ROOT, WAIT, add_document, opened, places


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drafts")


@pytest.fixture(scope="module")
def store(folder: Path):
    with opened(folder) as open_store:
        yield open_store


@given(text=st.text(), cursor=st.integers(0, 2**31))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_draft_comes_back_as_it_was(store: Store, folder: Path, text: str, cursor: int) -> None:
    store.drafts.save(text, cursor).result(WAIT)
    draft = store.drafts.read(None, client=None).result(WAIT)
    assert draft is not None and (draft.text, draft.cursor) == (text, cursor)
    assert read_last_draft(places(folder).database) == LastDraft(text, cursor, None)


def test_the_last_draft_is_the_one_saved_last_whichever_its_document(tmp_path: Path) -> None:
    database = places(tmp_path).database
    with opened(tmp_path) as store:
        document = add_document(store, None)
        for text, where in (
            ("un", None),
            ("deux", document),
            ("trois", None),
            ("quatre", document),
        ):
            store.drafts.save(text, 1, where).result(WAIT)
            name = "Page" if where else ""
            assert read_last_draft(database) == LastDraft(text, 1, where, title=name)
        first = store.drafts.read(None, client=None).result(WAIT)
        second = store.drafts.read(document, client=None).result(WAIT)
        assert first is not None and second is not None
        assert (first.text, second.text) == ("trois", "quatre")
    assert read_last_draft(database) == LastDraft("quatre", 1, document, title="Page")


def test_a_draft_of_ten_megabytes_comes_back(tmp_path: Path) -> None:
    text = "Un été à la plage. " * (10 * 2**20 // 21)
    assert len(text.encode()) > 9 * 2**20
    with opened(tmp_path) as store:
        for cursor in range(3):
            store.drafts.save(text, cursor).result(WAIT)
        draft = store.drafts.read(None, client=None).result(WAIT)
        assert draft is not None and draft.text == text
        assert read_last_draft(places(tmp_path).database) == LastDraft(text, 2, None)
    assert places(tmp_path).database.stat().st_size < 2.5 * len(text.encode())


def test_half_an_emoji_does_not_stop_the_journal(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.drafts.save("ici \ud83d là", 2).result(WAIT)
    assert read_last_draft(places(tmp_path).database) == LastDraft("ici \ufffd là", 2, None)


def test_no_file_and_no_draft_give_none(tmp_path: Path) -> None:
    database = places(tmp_path).database
    assert read_last_draft(database) is None
    assert not database.exists()
    with opened(tmp_path):
        assert read_last_draft(database) is None


@pytest.mark.parametrize(
    "content", [b"", b"no database " * 1000, b"SQLite format 3\x00" + b"\xff" * 9000]
)
def test_a_file_that_is_no_database_gives_none_and_stays(content: bytes, tmp_path: Path) -> None:
    database = tmp_path / "été # 100%.db"
    database.write_bytes(content)
    assert read_last_draft(database) is None
    assert database.read_bytes() == content


def test_a_locked_file_gives_none_at_once(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with opened(tmp_path) as store:
        store.drafts.save("pris", 0).result(WAIT)
    database = places(tmp_path).database
    with closing(sqlite3.connect(database)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE drafts SET cursor = 1")
        assert read_last_draft(database) is None
        other.rollback()
    assert read_last_draft(database) == LastDraft("pris", 0, None)


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("desktop.store.last_draft", ["sqlite_utils", "desktop.store.connection", "concurrent"]),
        ("desktop.store.connection", ["sqlite_utils"]),
    ],
)
def test_importing_it_before_the_first_paint_loads_little(module: str, absent: list[str]) -> None:
    code = f"import sys, {module}; print([name for name in {absent!r} if name in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"
