"""The very first window: a text to try things on, which is nobody's until it is touched."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.paths import Paths
from desktop.store.last_draft import is_unused, read_last_draft
from desktop.store.scope import EVERYONE
from tests.fakes import ScriptedServer, Stream
from tests.store.opened import blank_page
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from ui.bridge import Bridge
from ui.phase import Phase

CORRECTED = (
    "Our workshop is moving to a new address next month, so some orders may arrive a few days "
    "later than usual."
)
ROOT = Path(__file__).resolve().parents[2]
FIRST = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.choice import EngineChoice
from desktop.paths import locate
from ui.application import run
from ui.main_window import MainWindow

def step():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    if not found or not found[0].commands["run"].isEnabled():
        QTimer.singleShot(20, step)
        return
    print(ascii(found[0].editor.textCursor().selectedText()))
    print(found[0].editor.hasFocus(), ascii(found[0].windowTitle()), flush=True)
    found[0].close()

QTimer.singleShot(0, step)
run(locate(), EngineChoice())
"""


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    bridge = Bridge()
    with ScriptedServer() as server:
        server.script(Stream([CORRECTED]))
        choice = EngineChoice(base_url=server.base_url, model="m")
        paths = Paths(tmp_path, tmp_path / "models")
        with closing(App.open(paths, bridge.emit, choice)) as app:
            made = open_desk(qtbot, "", attached=False)
            made.window.open_sample()
            bridge.deliver(made.window.flow.receive)
            made.window.attach(app)
            yield made


def kept(desk: Desk, home: Path) -> str:
    desk.window.journal.flush()
    saving = desk.window.journal.saving
    if saving is not None:
        saving.result(20)
    draft = read_last_draft(home / "calame.db")
    return draft.text if draft else ""


def test_the_first_start_selects_a_sentence_and_every_later_one_until_it_is_touched(
    tmp_path: Path,
) -> None:
    for _start in range(2):
        done = subprocess.run(
            [sys.executable, "-c", FIRST],
            cwd=ROOT,
            env={**os.environ, "CALAME_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        selected, rest = done.stdout.splitlines()
        assert selected.startswith("'Our workshop") and selected.endswith("then usual.'")
        assert rest == "True 'Welcome to Calame \\u2013 Calame'"
        assert read_last_draft(tmp_path / "calame.db") is None
        assert is_unused(tmp_path / "calame.db")


def test_its_sentence_is_corrected_change_by_change_accepted_and_then_kept(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    assert kept(desk, tmp_path) == ""
    desk.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: desk.companion.flow.phase is Phase.READY, timeout=20_000)
    assert kept(desk, tmp_path) == ""
    assert desk.companion.panel.sheet.line.text() == "4 changes"
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert CORRECTED in desk.text
    assert kept(desk, tmp_path) == desk.text


def test_what_is_typed_takes_the_place_of_the_sentence_and_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    desk.type("Mine.")
    assert "Mine." in kept(desk, tmp_path) and "Our workshop" not in desk.text
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert "Our workshop" in desk.text


def test_a_text_of_ones_own_leaves_nothing_of_it(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    desk.press(Qt.Key.Key_N, CONTROL)
    assert desk.text == ""
    desk.type("Mine.")
    assert kept(desk, tmp_path) == "Mine."
    desk.window.commands["close"].trigger()
    assert desk.text == ""
    with closing(App.open(Paths(tmp_path, tmp_path), lambda event: None)) as app:
        listed = app.store.documents.list(client=EVERYONE).result(20)
    assert [document.name for document in listed] == ["Mine."]


def test_an_opened_file_leaves_nothing_of_it(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("A letter.", encoding="utf-8")
    desk.window.cabinet.opener.open_file(letter)
    qtbot.waitUntil(lambda: desk.text == "A letter.")
    desk.window.commands["close"].trigger()
    assert desk.text == ""


def test_a_database_that_held_a_text_or_cannot_be_read_is_not_unused(tmp_path: Path) -> None:
    assert is_unused(tmp_path / "calame.db")
    blank_page(tmp_path)
    assert not is_unused(tmp_path / "calame.db")
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"no database, " * 1000)
    assert not is_unused(damaged)
