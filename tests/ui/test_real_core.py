"""The window over the whole core, with an engine of the tests' own on loopback."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.paths import Paths
from desktop.store.records import Verdict
from desktop.store.scope import EVERYONE
from tests.fakes import ScriptedServer, Silent, Status, Stream
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from ui.bridge import Bridge
from ui.phase import Phase

TEXT = "Un titre\n\nThis is a sentence that is really much too long for what it says.\n\nThe end."
PASSAGE = "This is a sentence that is really much too long for what it says."


@contextmanager
def opened(qtbot: QtBot, home: Path, server: ScriptedServer) -> Iterator[tuple[Desk, App]]:
    bridge = Bridge()
    choice = EngineChoice(base_url=server.base_url, model="m")
    app = App.open(Paths(home, home / "models"), bridge.emit, choice)
    try:
        desk = open_desk(qtbot, TEXT, attached=False)
        bridge.deliver(desk.companion.flow.receive)
        desk.window.attach(app)
        desk.put_cursor("sentence")
        yield desk, app
    finally:
        app.close()
        QApplication.processEvents()


def test_words_are_shown_as_they_come_and_accepted_in_one_step(
    qtbot: QtBot, tmp_path: Path
) -> None:
    gate = threading.Event()
    with ScriptedServer() as server:
        server.script(Stream(["This sentence ", "is too long."], gate=gate))
        with opened(qtbot, tmp_path, server) as (desk, _):
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
        with opened(qtbot, tmp_path, server) as (desk, _):
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
        with opened(qtbot, tmp_path, server) as (desk, _):
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(desk.companion.panel.card.isVisible, timeout=20_000)
            assert desk.companion.panel.card.title.text()
            assert desk.text == TEXT
            assert desk.window.commands["run"].isEnabled()


def test_a_choice_among_versions_and_changes_is_kept_in_the_history(
    qtbot: QtBot, tmp_path: Path
) -> None:
    second = "This is a sentence that is too long for what it says, really."
    with ScriptedServer() as server:
        server.script(Stream(["A short sentence says it."]), Stream([second]))
        with opened(qtbot, tmp_path, server) as (desk, app):
            desk.companion.panel.chooser.options.versions.want(2)
            desk.press(Qt.Key.Key_Return, CONTROL)
            qtbot.waitUntil(lambda: desk.companion.flow.phase is Phase.READY, timeout=20_000)
            desk.press(Qt.Key.Key_2, CONTROL)
            desk.press(Qt.Key.Key_F6)
            desk.press(Qt.Key.Key_R)
            desk.press(Qt.Key.Key_A, SHIFT)
            taken = desk.companion.panel.answer.text()
            assert taken not in (PASSAGE, second)
            desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
            assert desk.text == TEXT.replace(PASSAGE, taken)
            hit = app.store.search("", client=EVERYONE).result(20)[0]
            record = app.store.runs.get(hit.id, EVERYONE).result(20)
            assert record is not None
            assert [answer.text for answer in record.answers][1] == second
            assert [answer.verdict for answer in record.answers] == [None, Verdict.PARTLY]
            assert record.answers[1].accepted_text == taken
