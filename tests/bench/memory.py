"""Resident memory of the idle window, before a run and after one."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import windows
from tests.bench.figure import Figure, in_turn
from tests.bench.start import prepared
from tests.fakes import ScriptedServer, Stream

SETTLE = """
    def after(window):
        def tell():
            print(resident(), flush=True)
            QApplication.instance().quit()
        QTimer.singleShot(2500, tell)
"""

RUN_ONCE = """
    def after(window):
        def tell():
            print(resident(), flush=True)
            QApplication.instance().quit()
        def wait():
            if window.commands["accept"].isEnabled():
                QTimer.singleShot(2500, tell)
            else:
                QTimer.singleShot(50, wait)
        def begin():
            if idle(window):
                window.commands["run"].trigger()
                wait()
            else:
                QTimer.singleShot(50, begin)
        begin()
"""

ANSWER = "D’autres mots pour dire la même chose, sur une page qui se remplit peu à peu."


def figures() -> Iterator[Figure]:
    """Measure both."""
    with tempfile.TemporaryDirectory() as place, ScriptedServer() as server:
        server.script(Stream([ANSWER]))
        folder = Path(place)
        home = prepared(folder)

        def resident(*parts: str) -> float:
            program = windows.source(*parts)
            return windows.run(program, home, str(folder / "text"), server.base_url)[-1]

        before, after, floor = in_turn(
            3,
            lambda: resident(windows.CALAME, windows.WATCH, SETTLE, windows.RUN_CALAME),
            lambda: resident(windows.CALAME, windows.WATCH, RUN_ONCE, windows.RUN_CALAME),
            lambda: resident(windows.BARE, windows.WATCH, SETTLE, windows.RUN_BARE),
        )
        yield Figure("memory_before", before, "MiB", floor, 1.5)
        yield Figure("memory_after", after, "MiB", floor, 2.5)
