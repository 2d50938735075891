"""Model files are fetched one after the other on the engine's loop, with Cancel and resume."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from desktop.catalog.models import LocalModel
from desktop.engine.downloads import Download, Downloads, Stand
from desktop.engine.engines import Engines
from desktop.engine.files import ModelFiles
from desktop.engine.loop import EngineLoop
from desktop.engine.targets import Targets
from desktop.keys import Keys
from desktop.settings import Preferences
from tests.engine.pinned import payload, pin
from tests.engine.range_server import PATH, Script, serving

DATA = payload(200_000)


class Station:
    """Downloads of two models, and what was told of them."""

    def __init__(self, home: Path, *models: LocalModel) -> None:
        known = {model.id: model for model in models}
        self.files = ModelFiles(home / "models", known)
        self.preferences = Preferences(home / "settings.json")
        self.told: list[Download] = []
        self._changed = threading.Condition()
        self.loop = EngineLoop()
        engines = Engines(Keys(), self.files, Targets({}, known))
        self.downloads = Downloads(engines, self.loop, self.preferences)
        self.unwatch = self.downloads.watch(self._hear)

    def _hear(self, now: Download) -> None:
        with self._changed:
            self.told.append(now)
            self._changed.notify_all()

    def wait(self, model: str, stand: Stand) -> Download:
        with self._changed:
            came = self._changed.wait_for(
                lambda: any((now.model, now.stand) == (model, stand) for now in self.told), 20
            )
            assert came, self.told
            return next(now for now in self.told if (now.model, now.stand) == (model, stand))


@contextmanager
def station(home: Path, *models: LocalModel) -> Iterator[Station]:
    made = Station(home, *models)
    try:
        yield made
    finally:
        made.loop.close()


def test_a_download_is_told_until_the_file_is_there(tmp_path: Path) -> None:
    with serving(Script(DATA)) as base, station(tmp_path, pin(DATA, base + PATH)) as here:
        here.downloads.get("little")
        here.wait("little", Stand.DONE)
        going = here.wait("little", Stand.GOING)
        assert going.progress is not None and going.progress.total == len(DATA)
        assert here.files.path_of("little") is not None
        assert here.downloads.now()["little"].stand is Stand.DONE


def test_several_wait_for_each_other(tmp_path: Path) -> None:
    gate = threading.Event()
    slow = Script(DATA, gate=gate)
    with ExitStack() as stack:
        first = stack.enter_context(serving(slow))
        second = stack.enter_context(serving(Script(DATA)))
        here = stack.enter_context(
            station(tmp_path, pin(DATA, first + PATH), pin(DATA, second + PATH, id="other"))
        )
        here.downloads.get("little")
        assert slow.waiting.wait(20)
        here.downloads.get("other")
        assert here.downloads.now()["other"].stand is Stand.QUEUED
        gate.set()
        here.wait("other", Stand.DONE)
        assert {now.model for now in here.told if now.stand is Stand.DONE} == {"little", "other"}


def test_a_cancelled_download_keeps_what_came_and_goes_on_from_there(tmp_path: Path) -> None:
    gate = threading.Event()
    script = Script(DATA, gate=gate)
    with serving(script) as base, station(tmp_path, pin(DATA, base + PATH)) as here:
        here.downloads.get("little")
        assert script.waiting.wait(20)
        here.wait("little", Stand.GOING)
        here.downloads.cancel("little")
        assert here.downloads.now()["little"].stand is Stand.STOPPED
        gate.set()
        script.gate = None
        here.downloads.get("little")
        here.wait("little", Stand.DONE)
        stands = [now.stand for now in here.told]
        assert stands[stands.index(Stand.STOPPED) + 1] is Stand.QUEUED
        assert here.files.begun("little") == 0


def test_one_that_waits_is_cancelled_before_it_began(tmp_path: Path) -> None:
    gate = threading.Event()
    slow, never = Script(DATA, gate=gate), Script(DATA)
    with ExitStack() as stack:
        first = stack.enter_context(serving(slow))
        second = stack.enter_context(serving(never))
        here = stack.enter_context(
            station(tmp_path, pin(DATA, first + PATH), pin(DATA, second + PATH, id="other"))
        )
        here.downloads.get("little")
        assert slow.waiting.wait(20)
        here.downloads.get("other")
        here.downloads.cancel("other")
        gate.set()
        here.wait("little", Stand.DONE)
        assert here.downloads.now()["other"].stand is Stand.STOPPED
        assert never.asked == []


@pytest.mark.parametrize("offline", [True, False])
def test_what_fails_is_told(tmp_path: Path, offline: bool) -> None:
    script = Script(DATA, status=503)
    with serving(script) as base, station(tmp_path, pin(DATA, base + PATH)) as here:
        here.preferences.change(offline=offline)
        here.downloads.get("little")
        error = here.wait("little", Stand.FAILED).error
        assert error is not None
        assert error.id == ("model_offline" if offline else "file_refused")
        assert bool(script.asked) is not offline


def test_who_no_longer_watches_is_told_nothing(tmp_path: Path) -> None:
    with serving(Script(DATA)) as base, station(tmp_path, pin(DATA, base + PATH)) as here:
        other: list[Download] = []
        here.downloads.watch(other.append)
        here.unwatch()
        here.downloads.get("little")
        while not any(now.stand is Stand.DONE for now in other):
            threading.Event().wait(0.01)
        assert here.told == []
