"""From the start of the process to a window that shows the last text and takes a key."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.paths import Paths
from desktop.store.connection import Store
from tests.bench import windows
from tests.bench.figure import Figure, in_turn

TEXT = "Une phrase de tous les jours, ni longue ni courte, qui remplit la page.\n" * 280


def prepared(folder: Path) -> Path:
    """Keep a draft of 20 kB in a new home, and the same text in a file for the floor."""
    home = folder / "home"
    store = Store.open(Paths(home, folder / "models"))
    store.drafts.save(TEXT, 0).result()
    store.close()
    (folder / "text").write_text(TEXT, encoding="utf-8")
    return home


def figures() -> Iterator[Figure]:
    """Measure the start."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        home = prepared(folder)
        bare = windows.source(windows.BARE, windows.WATCH, windows.QUIT, windows.RUN_BARE)
        calame = windows.source(windows.CALAME, windows.WATCH, windows.QUIT, windows.RUN_CALAME)

        def took(program: str) -> float:
            began, usable = windows.run(
                program, home, str(folder / "text"), "http://127.0.0.1:9/v1"
            )
            return 1000 * (usable - began)

        took(bare), took(calame)
        value, floor = in_turn(9, lambda: took(calame), lambda: took(bare))
        yield Figure("start", value, "ms", floor, 1.5)
