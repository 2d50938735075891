"""A run whose engine is killed under it: started again, or told, and what had come is kept."""

import os
import queue
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.events import Cancelled, Delta, Event, Failed, Finished
from desktop.model import Outcome, Request
from desktop.paths import Paths
from desktop.store.scope import EVERYONE
from tests import model_cache

LONG = 120
TEXT = " ".join(["Our shop opens on Monday at nine and sells beautiful handmade chairs."] * 4)


def engines() -> list[int]:
    found = []
    for task in Path("/proc/self/task").iterdir():
        for pid in (task / "children").read_text().split():
            with suppress(OSError):
                if b"--engine-child" in Path("/proc", pid, "cmdline").read_bytes():
                    found.append(int(pid))
    return found


class Killer(threading.Thread):
    """Kills every engine as soon as it is there, so many times in all."""

    def __init__(self, times: int) -> None:
        super().__init__(daemon=True)
        self.killed: list[int] = []
        self._times = times
        self.start()

    def run(self) -> None:
        while len(self.killed) < self._times:
            for pid in engines():
                if pid not in self.killed:
                    os.kill(pid, signal.SIGKILL)
                    self.killed.append(pid)
            time.sleep(0.002)


class Desk:
    """The core over SmolLM2 and what its runs say."""

    def __init__(self, home: Path) -> None:
        model_cache.smollm2()
        self.said: queue.Queue[Event] = queue.Queue()
        choice = EngineChoice("local", "", model_cache.SMOLLM2)
        self.app = App.open(Paths(home, model_cache.folder()), self.said.put, choice)

    def start(self) -> None:
        self.app.assistant.start(Request("rewrite", TEXT, engine=self.app.choice))

    def until(self, *kinds: type[Event]) -> Event:
        while not isinstance(event := self.said.get(timeout=LONG), kinds):
            pass
        return event


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.app.close()
    assert engines() == []


def test_an_engine_killed_while_it_answers_is_told_and_what_came_is_kept(desk: Desk) -> None:
    desk.start()
    shown = ""
    while len(shown) < 12:
        event = desk.until(Delta)
        assert isinstance(event, Delta)
        shown += event.text
    (engine,) = engines()
    os.kill(engine, signal.SIGKILL)
    ended = desk.until(Failed, Finished, Cancelled)
    assert isinstance(ended, Failed), "the answer is too short to kill the engine in its middle"
    assert (ended.error.id, bool(ended.error.hint)) == ("stream_cut", True)
    assert ended.partial.startswith(shown)
    assert ended.record is not None
    record = desk.app.store.runs.get(ended.record, EVERYONE).result(LONG)
    assert record is not None
    assert (record.outcome, record.partial) == (Outcome.FAILED, ended.partial)

    desk.start()
    assert isinstance(desk.until(Failed, Finished, Cancelled), Finished)


def test_an_engine_killed_three_times_while_it_starts_is_started_a_fourth_time(desk: Desk) -> None:
    killer = Killer(3)
    desk.start()
    ended = desk.until(Failed, Finished, Cancelled)
    assert isinstance(ended, Finished), ended
    assert len(killer.killed) == 3
    assert ended.answers[0].text


def test_an_engine_killed_four_times_while_it_starts_is_given_up_and_said(desk: Desk) -> None:
    killer = Killer(4)
    desk.start()
    ended = desk.until(Failed, Finished, Cancelled)
    assert isinstance(ended, Failed), ended
    assert len(killer.killed) == 4
    assert (ended.error.id, ended.error.hint) == ("local_engine_failed", "local_engine_smaller")
    assert ended.partial == ""

    desk.start()
    assert isinstance(desk.until(Failed, Finished, Cancelled), Finished)
