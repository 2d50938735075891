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
        store.runs.age(datetime.now(UTC) - timedelta(days=1), 0).result(WAIT)
        date_back(store, old, datetime.now(UTC) - timedelta(days=12))
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
        store.runs.age(datetime.now(UTC) - timedelta(days=1), 0).result(WAIT)
        for run in (old, starred):
            date_back(store, run, datetime.now(UTC) - timedelta(days=32))

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


TODAY = datetime(2026, 11, 24, 15, tzinfo=UTC)
AHEAD = datetime(2036, 1, 1, 9, tzinfo=UTC)


def test_a_clock_that_leaps_years_ahead_for_once_erases_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = done(store)
        date_back(store, run, TODAY)
        assert store.runs.age(TODAY, 7).result(WAIT) == 0
        assert store.runs.age(AHEAD, 7).result(WAIT) == 0
        # a run of the wrong day bears out nothing of that day
        ahead = done(store)
        date_back(store, ahead, AHEAD)
        assert store.runs.age(AHEAD + timedelta(hours=8), 7).result(WAIT) == 0
        # the clock is right again: the day ahead is forgotten, and does not count once more
        assert store.runs.age(TODAY + timedelta(days=1), 7).result(WAIT) == 0
        assert store.runs.age(AHEAD + timedelta(days=1), 7).result(WAIT) == 0
        assert [hit.id for hit in store.search("", client=None).result(WAIT)] == [ahead, run]


def test_after_a_pause_what_is_due_goes_on_the_second_day_of_use(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        date_back(store, done(store), TODAY)
        later = TODAY + timedelta(days=60)
        assert store.runs.age(TODAY, 30).result(WAIT) == 0
        assert store.runs.age(later, 30).result(WAIT) == 0
        assert store.runs.age(later + timedelta(days=2), 30).result(WAIT) == 1


def test_the_first_look_of_a_newer_calame_takes_the_last_run_for_a_day_of_use(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as store:
        old, new = done(store), done(store)
        date_back(store, old, TODAY - timedelta(days=40))
        date_back(store, new, TODAY - timedelta(days=1))
        assert store.runs.age(TODAY, 30).result(WAIT) == 1
        assert [hit.id for hit in store.search("", client=None).result(WAIT)] == [new]
