"""The text beside a bare QPlainTextEdit: 10 MB open, a key in it, one paragraph of 300 kB."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop.paths import Paths
from desktop.store.connection import Store
from tests.bench import windows
from tests.bench.figure import Figure, in_turn

LINE = "Une phrase de *tous* les jours, ni **longue** ni courte, qui remplit la page du livre.\n"
TEXT = LINE * (10_000_000 // len(LINE.encode()))
SENTENCE = "Une phrase de tous les jours, ni longue ni courte, qui remplit la page. "
PARAGRAPH = (SENTENCE * 4200)[:300_000]

KEYS = """
    class Clock(QObject):
        painted = False

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                self.painted = True
            return False

    def after(window):
        text = window.editor if hasattr(window, "editor") else editor
        QTest.qWait(4000)
        clock = Clock(window)
        text.viewport().installEventFilter(clock)
        took = []
        for _ in range(60):
            clock.painted = False
            began = time.perf_counter()
            QTest.keyClick(text, "y")
            while not clock.painted:
                QApplication.processEvents()
            took.append(1000 * (time.perf_counter() - began))
            QTest.qWait(30)
        print(sorted(took)[len(took) // 2], flush=True)
        QTimer.singleShot(0, QApplication.instance().quit)
"""
"""The median of 60 keys, each from the key to its paint, once the window has come to rest."""

STALLS = """
    from PySide6.QtGui import QTextCursor

    def after(window):
        text = window.editor if hasattr(window, "editor") else editor
        QTest.qWait(1000)
        whole = open(sys.argv[1], encoding="utf-8").read()
        opened = text.open_text if hasattr(text, "open_text") else text.setPlainText
        longest = 0.0
        for act in (
            lambda: opened(whole),
            lambda: QTest.keyClick(text, "y"),
            lambda: text.moveCursor(QTextCursor.MoveOperation.End),
            lambda: QTest.keyClick(text, "y"),
            text.selectAll,
            text.copy,
            lambda: text.moveCursor(QTextCursor.MoveOperation.End),
            text.paste,
            text.undo,
            lambda: QTest.keyClick(text, "y"),
        ):
            began = time.perf_counter()
            act()
            for _ in range(3):
                QApplication.processEvents()
            longest = max(longest, 1000 * (time.perf_counter() - began))
            QTest.qWait(100)
        QApplication.clipboard().clear()
        print(longest, flush=True)
        QTimer.singleShot(0, QApplication.instance().quit)
"""
"""The longest of opening, typing, selecting, copying, pasting and undoing."""


def _home(folder: Path, text: str) -> Path:
    """Keep a text as the draft of a new home, and in a file for the floor."""
    home = folder / "home"
    store = Store.open(Paths(home, folder / "models"))
    store.drafts.save(text, 0).result()
    store.close()
    (folder / "text").write_text(text, encoding="utf-8")
    return home


def figures() -> Iterator[Figure]:
    """Measure the text."""
    bare, calame = (windows.BARE, windows.RUN_BARE), (windows.CALAME, windows.RUN_CALAME)

    def took(home: Path, parts: tuple[str, str], end: str) -> list[float]:
        program = windows.source(parts[0], windows.WATCH, end, parts[1])
        return windows.run(program, home, str(home.parent / "text"), "http://127.0.0.1:9/v1")

    with tempfile.TemporaryDirectory() as place:
        home = _home(Path(place), TEXT)

        def opening(parts: tuple[str, str]) -> float:
            began, usable = took(home, parts, windows.QUIT)
            return 1000 * (usable - began)

        opening(calame), opening(bare)
        value, floor = in_turn(5, lambda: opening(calame), lambda: opening(bare))
        yield Figure("open_10mb", value, "ms", floor, 1.3)
        value, floor = in_turn(
            3, lambda: took(home, calame, KEYS)[-1], lambda: took(home, bare, KEYS)[-1]
        )
        yield Figure("key_10mb", value, "ms", floor, 2.0)
    with tempfile.TemporaryDirectory() as place:
        home = _home(Path(place), PARAGRAPH)
        value, floor = in_turn(
            3, lambda: took(home, calame, STALLS)[-1], lambda: took(home, bare, STALLS)[-1]
        )
        yield Figure("paragraph_300kb", value, "ms", floor, 1.0)
