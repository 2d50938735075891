"""The window over the whole core, with an engine of the tests' own on loopback."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.model import EngineChoice
from desktop.paths import Paths
from tests.fakes import ScriptedServer, Silent, Status, Stream
from tests.ui.desk import CONTROL, SHIFT
from ui.bridge import Bridge
from ui.flow import Phase
from ui.main_window import MainWindow
from ui.theme import Theme

TEXT = "Un titre\n\nThis is a sentence that is really much too long for what it says.\n\nThe end."
PASSAGE = "This is a sentence that is really much too long for what it says."


@contextmanager
def opened(qtbot: QtBot, home: Path, server: ScriptedServer) -> Iterator[MainWindow]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Theme(application, "light"), "en")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    bridge = Bridge()
    bridge.deliver(window.flow.receive)
    choice = EngineChoice(base_url=server.base_url, model="m")
    app = App.open(Paths(home, home / "models"), bridge.emit, choice)
    try:
        window.attach(app)
        window.editor.open_text(TEXT, TEXT.index("sentence"))
        window.editor.setFocus()
        yield window
    finally:
        app.close()
        QApplication.processEvents()


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window.editor, key, modifiers)


def test_words_are_shown_as_they_come_and_accepted_in_one_step(
    qtbot: QtBot, tmp_path: Path
) -> None:
    gate = threading.Event()
    with ScriptedServer() as server:
        server.script(Stream(["This sentence ", "is too long."], gate=gate))
        with opened(qtbot, tmp_path, server) as window:
            press(window, Qt.Key.Key_Return, CONTROL)
            answer = window.panel.answer
            qtbot.waitUntil(lambda: "This sentence" in answer.text(), timeout=20_000)
            assert "too long" not in answer.text()
            gate.set()
            qtbot.waitUntil(lambda: window.flow.phase is Phase.READY, timeout=20_000)
            assert answer.text() == "This sentence is too long."
            press(window, Qt.Key.Key_Return, CONTROL | SHIFT)
            assert window.editor.text() == TEXT.replace(PASSAGE, "This sentence is too long.")
            press(window, Qt.Key.Key_Z, CONTROL)
            assert window.editor.text() == TEXT


def test_escape_before_the_first_word_frees_the_server_and_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with ScriptedServer() as server:
        server.script(Silent(), Stream(["A short sentence says it."]))
        with opened(qtbot, tmp_path, server) as window:
            press(window, Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: bool(server.requests), timeout=20_000)
            press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            assert window.commands["run"].isEnabled()
            server.wait_until_client_left()
            press(window, Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: window.flow.phase is Phase.READY, timeout=20_000)
            assert window.panel.answer.text() == "A short sentence says it."


def test_a_refusal_is_told_and_the_text_untouched(qtbot: QtBot, tmp_path: Path) -> None:
    with ScriptedServer() as server:
        server.script(Status(404))
        with opened(qtbot, tmp_path, server) as window:
            press(window, Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(window.panel.card.isVisible, timeout=20_000)
            assert window.panel.card.title.text()
            assert window.editor.text() == TEXT
            assert window.commands["run"].isEnabled()
