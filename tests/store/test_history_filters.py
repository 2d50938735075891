"""Filtering the history: each property alone and with others, by days, within a client."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import StoreError
from desktop.model import Outcome, Request, Usage
from desktop.store.connection import Store
from desktop.store.marks import ALL, Filter, beginnings, period
from desktop.store.scope import EVERYONE
from tests.store.opened import TARGET, WAIT, begun, done, opened

if TYPE_CHECKING:
    from sqlite3 import Connection

DAYS = st.dates(date(1999, 1, 1), date(2101, 12, 31))


def stored(
    store: Store,
    text: str = "Le texte.",
    action: str = "rewrite",
    engine: str = "local",
    outcome: Outcome = Outcome.DONE,
    client: int | None = None,
) -> int:
    request = Request(action=action, text=text, client_id=client)
    run = store.runs.begin(request, replace(TARGET, engine=engine), "fr").result(WAIT)
    store.runs.finish(run, outcome, (), "", Usage(), None).result(WAIT)
    return run


def date_back(store: Store, run: int, moment: datetime) -> None:
    """Let a run have begun at another time, as if it had been stored then."""
    from desktop.store.records import written
    from desktop.store.search import index

    def work(database: "Connection") -> None:
        database.execute("UPDATE runs SET started_at = ? WHERE id = ?", (written(moment), run))
        index(database, run)

    store.submit(work).result(WAIT)


def found(store: Store, query: str, wanted: Filter) -> list[int]:
    return [hit.id for hit in store.search(query, wanted, client=None).result(WAIT)]


def test_each_filter_alone_and_together_with_words(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        first = stored(store, "Une offre.", "translate", "openai")
        second = stored(store, "Une offre.", "translate", "local", Outcome.FAILED)
        third = stored(store, "Une lettre.", "rewrite", "openai", Outcome.CANCELLED)
        store.runs.star(second, True, None).result(WAIT)
        for wanted, expected in (
            (ALL, [third, second, first]),
            (Filter(action="translate"), [second, first]),
            (Filter(engine="openai"), [third, first]),
            (Filter(outcome=Outcome.CANCELLED), [third]),
            (Filter(starred=True), [second]),
            (Filter(action="translate", engine="openai"), [first]),
            (Filter(action="trans"), []),
            (Filter(engine="openai", outcome=Outcome.FAILED), []),
        ):
            assert found(store, "", wanted) == expected
            in_offers = [run for run in expected if run != third]
            assert found(store, "off", wanted) == in_offers


def test_a_filter_follows_how_a_run_ends_and_its_star(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = begun(store)
        assert found(store, "texte", Filter(outcome=Outcome.DONE)) == []
        store.runs.finish(run, Outcome.DONE, (), "", Usage(), None).result(WAIT)
        assert found(store, "texte", Filter(outcome=Outcome.DONE)) == [run]
        assert found(store, "texte", Filter(outcome=Outcome.RUNNING)) == []
        left = begun(store)
        for starred in (True, True, False, False):
            store.runs.star(run, starred, None).result(WAIT)
            record = store.runs.get(run, None).result(WAIT)
            assert record is not None and record.starred is starred
            assert found(store, "", Filter(starred=True)) == [run] * starred
            assert [hit.starred for hit in store.search("", client=None).result(WAIT)] == [
                False,
                starred,
            ]
    with opened(tmp_path) as store:
        assert found(store, "", Filter(outcome=Outcome.INTERRUPTED)) == [left]


def test_a_star_is_only_given_by_the_client_of_the_run(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = done(store, client=7)
        for scope in (None, 8):
            with pytest.raises(StoreError):
                store.runs.star(run, True, scope).result(WAIT)
        store.runs.star(run, True, 7).result(WAIT)
        for scope, there in ((None, False), (8, False), (7, True), (EVERYONE, True)):
            hits = store.search("", Filter(starred=True), client=scope).result(WAIT)
            assert bool(hits) == there
            counted = store.runs.count(scope).result(WAIT)
            assert (counted.runs, counted.starred) == (int(there), int(there))


@pytest.mark.parametrize("odd", ["my-action", "my_action", "l'été", 'a" OR "b', "", "*", "A B"])
def test_ids_of_ones_own_actions_may_hold_any_sign(tmp_path: Path, odd: str) -> None:
    with opened(tmp_path) as store:
        run = stored(store, action=odd)
        stored(store, action="my.action")
        expected = [run] if odd else [run + 1, run]
        assert found(store, "", Filter(action=odd)) == expected


def test_a_period_is_of_whole_days_here(tmp_path: Path) -> None:
    today = date(2026, 3, 1)
    with opened(tmp_path) as store:
        runs = [done(store, f"Texte {number}.") for number in range(40)]
        for number, run in enumerate(runs):
            at = datetime(2026, 3, 1).astimezone() - timedelta(days=39 - number)
            date_back(store, run, at)
        for since, until, expected in (
            (today, today, runs[39:]),
            (today - timedelta(days=6), today, runs[33:]),
            (today - timedelta(days=6), None, runs[33:]),
            (None, today - timedelta(days=39), runs[:1]),
            (date(2026, 2, 1), date(2026, 2, 28), runs[11:39]),
            (date(2026, 2, 28), date(2026, 2, 1), []),
            (None, None, runs),
        ):
            start, end = period(since, until)
            for query in ("", "texte"):
                wanted = Filter(since=start, until=end)
                assert found(store, query, wanted) == expected[::-1]


def test_a_clock_that_went_back_hides_nothing(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        early, late = done(store, "Un."), done(store, "Deux.")
        date_back(store, early, datetime(2030, 6, 1, tzinfo=UTC))
        date_back(store, late, datetime(2026, 6, 1, tzinfo=UTC))
        wanted = Filter(since=datetime(2029, 1, 1, tzinfo=UTC))
        assert found(store, "", wanted) == [early]


@given(moments=st.lists(st.datetimes(datetime(1999, 1, 1), datetime(2101, 1, 1)), max_size=6))
@settings(max_examples=25)
def test_the_two_ends_of_a_period_are_exact(
    tmp_path_factory: pytest.TempPathFactory, moments: Sequence[datetime]
) -> None:
    with opened(tmp_path_factory.mktemp("period")) as store:
        at = [moment.replace(microsecond=0, tzinfo=UTC) for moment in moments]
        runs = [done(store) for _ in at]
        for run, moment in zip(runs, at, strict=True):
            date_back(store, run, moment)
        for since, until in pairwise(at):
            expected = [run for run, m in zip(runs, at, strict=True) if since <= m < until]
            assert found(store, "", Filter(since=since, until=until)) == expected[::-1]


@given(first=DAYS, last=DAYS, other=DAYS)
def test_beginnings_cover_the_days_of_a_period_and_no_other(
    first: date, last: date, other: date
) -> None:
    covered = list(beginnings(first, last))
    for day in (first, last, other):
        written = day.strftime("%Y%m%d")
        hits = [beginning for beginning in covered if written.startswith(beginning)]
        assert len(hits) == (first <= day <= last)
    assert len(covered) <= 9 * 8 * 2


def test_hits_of_a_filter_come_page_by_page(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        runs = [stored(store, action=f"a{number % 3}") for number in range(24)]
        seen: list[int] = []
        before = None
        while page := store.search(
            "", Filter(action="a1"), client=None, limit=3, before=before
        ).result(WAIT):
            seen.extend(hit.id for hit in page)
            before = page[-1].id
        assert seen == runs[1::3][::-1]


def test_a_filter_is_read_from_the_index_and_never_by_going_through_all_runs(
    tmp_path: Path,
) -> None:
    """Watch what SQLite reads, so that a rare match in a long history stays a short search."""
    statements: list[str] = []
    with opened(tmp_path) as store:
        stored(store)

        def plans(database: "Connection") -> list[str]:
            database.set_trace_callback(statements.append)
            from desktop.store.search import find

            wanted = Filter(
                action="rewrite",
                outcome=Outcome.FAILED,
                since=datetime(2020, 1, 1, tzinfo=UTC),
                starred=True,
            )
            for query in ("", "texte"):
                find(database, query, wanted, client=None, limit=5, before=9)
            find(database, "", ALL, client=EVERYONE, limit=5, before=9)
            database.set_trace_callback(None)
            return [
                row[3]
                for sql in statements
                if sql.startswith("SELECT runs.id")
                for row in database.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
            ]

        steps = store.submit(plans).result(WAIT)
    assert sum("run_words VIRTUAL TABLE INDEX" in step for step in steps) == 2
    assert not [step for step in steps if "TEMP B-TREE" in step]
    assert not [step for step in steps if step.startswith("SCAN") and "run_words" not in step]
