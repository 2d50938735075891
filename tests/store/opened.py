"""Stores for tests, here and in other processes, and the values that go into them."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model import (
    Answer,
    Finding,
    Outcome,
    Place,
    Request,
    Seconds,
    Severity,
    Target,
    Usage,
)
from desktop.paths import Paths
from desktop.store.connection import Store

if TYPE_CHECKING:
    from sqlite3 import Connection

ROOT = Path(__file__).resolve().parents[2]
WAIT = 60
"""Seconds after which a future or a process that has not come is taken for lost."""

TARGET = Target(
    engine="local",
    label="On this computer",
    base_url="http://127.0.0.1:1",
    model="starter",
    place=Place.HERE,
    needs_key=False,
    timeout=60.0,
)
FINDING = Finding(
    "numbers", Severity.MUST, "number_missing", {"number": "12,5", "count": 2}, ((0, 4),), ((1, 2),)
)


def places(folder: Path) -> Paths:
    return Paths(folder / "home", folder / "models")


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    store = Store.open(places(folder))
    try:
        yield store
    finally:
        store.close()


def blank_page(home: Path) -> None:
    """Make a home in which a text was written and taken away, unless there is one: no sample."""
    if home.is_file() or (home / "calame.db").exists():
        return
    store = Store.open(Paths(home, home / "models"))
    try:
        store.drafts.save("", 0).result(WAIT)
    finally:
        store.close()


def begun(store: Store, text: str = "Le texte.", client: int | None = None, **more: str) -> int:
    """Begin a run and return its id; `more` may hold an instruction."""
    request = Request(
        action="rewrite",
        text=text,
        options={"tone": "friendly"},
        instruction=more.get("instruction", ""),
        client_id=client,
    )
    return store.runs.begin(request, TARGET, "fr").result(WAIT)


def done(
    store: Store, text: str = "Le texte.", client: int | None = None, answer: str = "Un texte."
) -> int:
    """Store a whole run and return its id."""
    run = begun(store, text, client)
    store.runs.finish(
        run,
        Outcome.DONE,
        (Answer(answer, (FINDING,)),),
        "",
        Usage(100, 20, 60),
        Seconds(0.5, 2.0),
    ).result(WAIT)
    return run


def add_document(store: Store, client: int | None) -> int:
    def work(database: "Connection") -> int:
        cursor = database.execute(
            "INSERT INTO documents (client_id, title, created_at) VALUES (?, 'Page', '2026-01-01')",
            (client,),
        )
        return int(cursor.lastrowid or 0)

    return store.submit(work).result(WAIT)


@contextmanager
def process(code: str, folder: Path) -> "Iterator[subprocess.Popen[str]]":
    """Run Python code in a process of its own; `folder` is its first argument."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def line(started: "subprocess.Popen[str]") -> str:
    """Wait for the next line that a process writes."""
    assert started.stdout is not None
    return started.stdout.readline()


def go(started: "subprocess.Popen[str]") -> None:
    """Let a process go on that waits for a line."""
    assert started.stdin is not None
    started.stdin.write("go\n")
    started.stdin.flush()
