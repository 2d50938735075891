"""Runs that are too old go by themselves, as the settings say."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.app import App
from desktop.store.retention import Retention
from tests.store.opened import WAIT, done, opened, places
from tests.store.test_history_filters import date_back

EVENT_WAIT = 30


def test_each_look_asks_for_the_days_anew(tmp_path: Path) -> None:
    asked: list[int] = []
    looked = threading.Event()

    def days() -> int:
        asked.append(0 if len(asked) < 2 else 10)
        if len(asked) > 4:
            looked.set()
        return asked[-1]

    with opened(tmp_path) as store:
        old, new = done(store), done(store)
        date_back(store, old, datetime.now(UTC) - timedelta(days=11))
        date_back(store, new, datetime.now(UTC) - timedelta(days=9))
        retention = Retention(store.runs, days, every=0.05)
        assert looked.wait(EVENT_WAIT)
        retention.close()
        count = len(asked)
        assert [hit.id for hit in store.search("", client=None).result(WAIT)] == [new]
        assert len(asked) == count


def test_the_program_removes_at_its_start_what_the_settings_say(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        old, starred, new = done(store), done(store), done(store)
        store.runs.star(starred, True, None).result(WAIT)
        for run in (old, starred):
            date_back(store, run, datetime.now(UTC) - timedelta(days=31))

    def left() -> list[int]:
        app = App.open(places(tmp_path), lambda event: None)
        found = app.store.search("", client=None).result(WAIT)
        if app.settings.history_days:
            while len(found) > 2:
                found = app.store.search("", client=None).result(WAIT)
        else:
            app.change_settings(history_days=30)
        app.close()
        return [hit.id for hit in found]

    assert left() == [new, starred, old]
    assert left() == [new, starred]
