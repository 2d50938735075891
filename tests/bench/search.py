"""Search over a history of a million runs, newest first, as a person types.

`CALAME_BENCH_ROWS` changes the number of runs; the database is kept between two benches.
"""

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from desktop.model import Outcome
from desktop.paths import Paths
from desktop.store.connection import Store
from desktop.store.folding import owner
from desktop.store.marks import ALL, Filter, tokens
from desktop.store.records import written
from desktop.store.scope import EVERYONE
from tests.bench.figure import Figure

ROWS = int(os.environ.get("CALAME_BENCH_ROWS", "1000000"))
CHUNK = 20_000
WORDS_A_RUN = 120
ACTIONS = ("rewrite", "translate", "shorten", "tone", "summarise")
FIRST = datetime(2025, 1, 1, tzinfo=UTC)
FILTERS = (
    Filter(outcome=Outcome.INTERRUPTED),
    Filter(action="tone", engine="openai", outcome=Outcome.FAILED),
    Filter(since=FIRST, until=FIRST + timedelta(days=2)),
    Filter(since=FIRST + timedelta(days=360)),
    Filter(action="tone"),
)
"""The first matches one run in 50,000, the second one in 200, the third only the oldest runs."""
QUERIES = ("mot7", "mot1500", "mot12 mot40", "mot3", "mot2999 mot2998")


def filled(home: Path) -> Store:
    """Open a store with that many runs, whose words follow Zipf's law."""
    paths = Paths(home, home / "models")
    Store.open(paths).close()
    pick = random.Random(7)
    vocabulary = [f"mot{number}" for number in range(3000)]
    weights = [1 / (number + 1) for number in range(3000)]
    with closing(sqlite3.connect(paths.database)) as database:
        database.execute("PRAGMA synchronous = OFF")
        there = database.execute("SELECT count(*) FROM runs").fetchone()[0]
        for start in range(there, ROWS, CHUNK):
            drawn = pick.choices(vocabulary, weights, k=WORDS_A_RUN * 500)
            runs, words = [], []
            for row in range(start, min(start + CHUNK, ROWS)):
                at = pick.randrange(len(drawn) - WORDS_A_RUN)
                said = drawn[at : at + WORDS_A_RUN]
                text = " ".join(said)
                action = ACTIONS[row % len(ACTIONS)]
                engine = "openai" if row % 8 == 3 else "local"
                outcome = "failed" if row % 50 == 3 else "done"
                outcome = "interrupted" if row % 50_000 == 9 else outcome
                at_time = written(FIRST + timedelta(days=365 * row / ROWS))
                runs.append((row + 1, action, engine, outcome, at_time, text[:160], text))
                properties = tokens(action, engine, outcome, at_time, starred=False)
                words.append((row + 1, " ".join((owner(None), *properties, *dict.fromkeys(said)))))
            with database:
                database.executemany(
                    "INSERT INTO runs (id, session, action, engine, model, place, language,"
                    " outcome, started_at, source_opening, options, instruction, source)"
                    " VALUES (?, '', ?, ?, 'm', 'here', 'fr', ?, ?, ?, '{}', '', ?)",
                    runs,
                )
                database.executemany("INSERT INTO run_words (rowid, words) VALUES (?, ?)", words)
    return Store.open(paths)


def median(work: Callable[[str], object]) -> float:
    taken = []
    for _ in range(20):
        for query in QUERIES:
            began = time.perf_counter()
            work(query)
            taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def figures() -> Iterator[Figure]:
    """Measure the store's search against the same expression in raw SQLite."""
    home = Path(tempfile.gettempdir(), f"calame-bench-filtered-history-{ROWS}")
    store = filled(home)
    with closing(sqlite3.connect(home / "calame.db")) as raw:

        def bare(query: str) -> object:
            match = " AND ".join(f'"{word}"*' for word in query.split())
            return raw.execute(
                "SELECT rowid FROM run_words WHERE run_words MATCH ? ORDER BY rowid DESC LIMIT 50",
                (match,),
            ).fetchall()

        def calame(query: str, wanted: Filter = ALL) -> object:
            return store.search(query, wanted, client=EVERYONE, limit=50).result()

        median(bare), median(calame)
        floor, value = median(bare), median(calame)
        slowest = max(median(partial(calame, wanted=wanted)) for wanted in FILTERS)
    store.close()
    yield Figure("search", value, "ms", floor, 10.0, "value")
    yield Figure("search_filtered", slowest, "ms", floor, 10.0, "value")
