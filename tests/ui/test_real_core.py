"""The window over the whole core, with an engine of the tests' own on loopback."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.model import EngineChoice
from desktop.paths import Paths
from tests.fakes import ScriptedServer, Silent, Status, Stream
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from ui.bridge import Bridge
from ui.phase import Phase

TEXT = "Un titre\n\nThis is a sentence that is really much too long for what it says.\n\nThe end."
PASSAGE = "This is a sentence that is really much too long for what it says."


@contextmanager
def opened(qtbot: QtBot, home: Path, server: ScriptedServer) -> Iterator[Desk]:
    bridge = Bridge()
    choice = EngineChoice(base_url=server.base_url, model="m")
    app = App.open(Paths(home, home / "models"), bridge.emit, choice)
    try:
        desk = open_desk(qtbot, TEXT, attached=False)
        bridge.deliver(desk.companion.flow.receive)
        desk.window.attach(app)
        desk.put_cursor("sentence")
        yield desk
    finally:
        app.close()
        QApplication.processEvents()


def test_words_are_shown_as_they_come_and_accepted_in_one_step(
    qtbot: QtBot, tmp_path: Path
) -> None:
    gate = threading.Event()
    with ScriptedServer() as server:
        server.script(Stream(["This sentence ", "is too long."], gate=gate))
        with opened(qtbot, tmp_path, server) as desk:
            desk.press(Qt.Key.Key_Return, CONTROL)
            answer = desk.companion.panel.answer
            qtbot.waitUntil(lambda: "This sentence" in answer.text(), timeout=20_000)
            assert "too long" not in answer.text()
            gate.set()
            qtbot.waitUntil(lambda: desk.companion.flow.phase is Phase.READY, timeout=20_000)
            assert answer.text() == "This sentence is too long."
            desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
            assert desk.text == TEXT.replace(PASSAGE, "This sentence is too long.")
            desk.press(Qt.Key.Key_Z, CONTROL)
            assert desk.text == TEXT


def test_escape_before_the_first_word_frees_the_server_and_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with ScriptedServer() as server:
        server.script(Silent(), Stream(["A short sentence says it."]))
        with opened(qtbot, tmp_path, server) as desk:
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: bool(server.requests), timeout=20_000)
            desk.press(Qt.Key.Key_Escape)
            assert desk.window.commands["run"].isEnabled()
            server.wait_until_client_left()
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: desk.companion.flow.phase is Phase.READY, timeout=20_000)
            assert desk.companion.panel.answer.text() == "A short sentence says it."


def test_a_refusal_is_told_and_the_text_untouched(qtbot: QtBot, tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.script(Status(404))
        with opened(qtbot, tmp_path, server) as desk:
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(desk.companion.panel.card.isVisible, timeout=20_000)
            assert desk.companion.panel.card.title.text()
            assert desk.text == TEXT
            assert desk.window.commands["run"].isEnabled()
