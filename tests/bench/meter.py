"""Sixty keys a second in 1 MB that is counted for a platform, beside a bare editor.

What is told is the longest time in which the window did not get its turn, of the keys and of what
was done between them.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.paths import Paths
from desktop.store.connection import Store
from tests.bench import windows
from tests.bench.figure import Figure, in_turn

LINE = "Une phrase… de tous les jours\u202f: ni longue ni courte, voyez https://exemple.fr/page.\n"
TEXT = LINE * (1_000_000 // len(LINE.encode()))

TYPING = """
    def turn():
        began = time.perf_counter()
        QApplication.processEvents()
        return 1000 * (time.perf_counter() - began)

    def typed(text):
        QTest.qWait(4000)
        longest = 0.0
        for number in range(240):
            began = time.perf_counter()
            QTest.keyClick(text, " " if number % 6 == 5 else "y")
            QApplication.processEvents()
            longest = max(longest, 1000 * (time.perf_counter() - began))
            while time.perf_counter() - began < 1 / 60:
                longest = max(longest, turn())
                time.sleep(0.0005)
        print(longest, flush=True)
        QTimer.singleShot(0, QApplication.instance().quit)
"""

BARE_AFTER = """
    def after(window):
        typed(editor)
"""

CALAME_AFTER = """
    def after(window):
        measuring = window.measuring
        def count():
            if not idle(window):
                QTimer.singleShot(50, count)
            elif sys.argv[3]:
                measuring.library.have(begin)
            else:
                typed(window.editor)
        def begin():
            measuring.count_for(sys.argv[3])
            typed(window.editor)
        count()
"""
"""With a platform named, or without one."""


def figures() -> Iterator[Figure]:
    """Measure the longest stall with X, with SMS, and with no platform."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place) / "home"
        store = Store.open(Paths(home, Path(place) / "models"))
        store.drafts.save(TEXT, 0).result()
        store.close()
        (Path(place) / "text").write_text(TEXT, encoding="utf-8")
        bare = windows.source(windows.BARE, windows.WATCH, TYPING, BARE_AFTER, windows.RUN_BARE)
        calame = windows.source(
            windows.CALAME, windows.WATCH, TYPING, CALAME_AFTER, windows.RUN_CALAME
        )

        def took(program: str, platform: str = "") -> float:
            text = str(Path(place) / "text")
            return windows.run(program, home, text, "http://127.0.0.1:9/v1", platform)[-1]

        took(calame, "x"), took(bare)
        for name in ("x", "sms", ""):
            value, floor = in_turn(3, lambda name=name: took(calame, name), lambda: took(bare))
            yield Figure(f"meter_stall_{name or 'none'}", value, "ms", floor, 16.0, "value")
