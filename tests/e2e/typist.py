"""A program that writes by itself, in the real window: `python -m tests.e2e.typist SEED LOG URL`.

It types, starts documents, goes from one to another, and with an odd seed asks for answers and
accepts them, at moments that the seed decides, until somebody kills it. What stood in the editor,
and when, goes into a log that survives it: one JSON object a line, with the time of the machine's
monotonic clock.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.choice import EngineChoice
from desktop.paths import locate
from ui.application import run
from ui.main_window import MainWindow

BEAT = 0.1
"""Seconds between two beats: a longer gap is time in which the machine gave this program none."""


class Typist:
    """The hands, and the log of what they did."""

    def __init__(self, seed: int, log: Path) -> None:
        self._chance = random.Random(seed)
        self._asks = seed % 2 == 1
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._beats = QTimer()
        self._beats.setInterval(int(BEAT * 1000))
        self._beats.timeout.connect(lambda: self._note("beat"))

    def begin(self) -> None:
        """Wait until the window can do everything, then write."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        if not found or not found[0].commands["run"].isEnabled():
            QTimer.singleShot(20, self.begin)
            return
        self._window = found[0]
        self._editor = self._window.editor
        self._editor.textChanged.connect(self._note_text)
        QTest.keyClicks(self._editor, "first words ")
        if self._asks:
            self._window.commands["run"].trigger()
        self._wait()

    def _wait(self) -> None:
        """Wait for the first answer: it brings the engine's libraries into memory."""
        if self._asks and not self._window.commands["accept"].isEnabled():
            QTimer.singleShot(20, self._wait)
            return
        self._beats.start()
        self._note("beat")
        print("ready", flush=True)
        self._act()

    def _act(self) -> None:
        commands = self._window.commands
        throw = self._chance.random()
        if commands["accept"].isEnabled():
            commands["accept"].trigger()
            self._note("accepted")
        elif throw < 0.02:
            self._leave("new")
        elif throw < 0.04:
            self._leave("next_document")
        elif throw < 0.1 and self._asks and commands["run"].isEnabled() and self._editor.passage():
            commands["run"].trigger()
        else:
            letters = self._chance.choices("abcdefghij", k=self._chance.randint(1, 8))
            QTest.keyClicks(self._editor, "".join(letters) + self._chance.choice((" ", "\r")))
        QTimer.singleShot(self._chance.randint(10, 90), self._act)

    def _leave(self, command: str) -> None:
        document = self._window.cabinet.desk.current.id
        if document is not None:
            self._note("left", document=document, text=self._editor.text())
        self._window.commands[command].trigger()

    def _note_text(self) -> None:
        if text := self._editor.text():
            self._note("text", text=text)

    def _note(self, kind: str, **values: int | str) -> None:
        line = json.dumps({"at": time.monotonic(), "kind": kind, **values})
        os.write(self._log, line.encode() + b"\n")


if __name__ == "__main__":
    typist = Typist(int(sys.argv[1]), Path(sys.argv[2]))
    QTimer.singleShot(0, typist.begin)
    sys.exit(run(locate(), EngineChoice(base_url=sys.argv[3], model="test-model")))
