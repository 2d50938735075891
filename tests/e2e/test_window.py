"""The real window, driven by keys, over the real core: store, SDK, and a model in a real child."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.model import Outcome
from desktop.paths import Paths
from desktop.store.scope import EVERYONE
from tests import model_cache
from tests.fakes import ScriptedServer, Stream
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LONG = 60_000
SENTENCE = "Our shop opens on Monday at nine and sells handmade chairs."
AROUND = ("Before it, another sentence. ", " After it, yet another one.\n\nA last paragraph.")

Desk = tuple[MainWindow, App]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Open a window and its core as the program does, with an engine named for this run."""
    apps: list[App] = []

    def open_desk(choice: EngineChoice) -> Desk:
        window = MainWindow(Theme(qapp, "light"), "en")
        qtbot.addWidget(window)
        bridge = Bridge()
        bridge.deliver(window.flow.receive)
        app = App.open(Paths(tmp_path / "home", model_cache.folder()), bridge.emit, choice)
        apps.append(app)
        window.attach(app)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        window.editor.setFocus()
        qtbot.waitUntil(lambda: window.editor.hasFocus())
        return window, app

    yield open_desk
    for app in apps:
        app.close()


def write_and_select(qtbot: QtBot, window: MainWindow, sentence: str = SENTENCE) -> str:
    """Type a text, then select the sentence in the middle of its first paragraph, all by keys."""
    before, after = AROUND
    editor = window.editor
    qtbot.keyClicks(editor, before + sentence + after.split("\n", 1)[0])
    for _ in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, after.rsplit("\n", 1)[1])
    text = before + sentence + after
    assert editor.toPlainText() == text
    qtbot.keyClick(editor, Qt.Key.Key_Home, CONTROL)
    for _ in before:
        qtbot.keyClick(editor, Qt.Key.Key_Right)
    for _ in sentence:
        qtbot.keyClick(editor, Qt.Key.Key_Right, SHIFT)
    assert editor.textCursor().selectedText() == sentence
    return text


def press_run(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.editor, Qt.Key.Key_Return, CONTROL)


def newest(app: App) -> Outcome:
    hit = app.store.search("", client=EVERYONE).result(30)[0]
    return hit.outcome


def test_a_model_on_this_machine_rewrites_what_is_selected(
    qtbot: QtBot, opened: Callable[..., Desk]
) -> None:
    model_cache.smollm2()
    window, app = opened(EngineChoice("local", "", model_cache.SMOLLM2))
    long = " ".join([SENTENCE] * 12)
    text = write_and_select(qtbot, window, long)
    run = window.commands["run"]

    press_run(qtbot, window)
    qtbot.waitUntil(
        lambda: app.engines.local is not None and app.engines.local.running, timeout=LONG
    )
    local = app.engines.local
    assert local is not None
    qtbot.waitUntil(lambda: not asyncio.run(local.idle()), timeout=LONG)
    assert window.panel.answer.text() == ""
    qtbot.keyClick(window.editor, Qt.Key.Key_Escape)
    assert run.isEnabled()
    qtbot.waitUntil(lambda: asyncio.run(local.idle()), timeout=LONG)
    assert window.panel.answer.text() == ""
    qtbot.waitUntil(lambda: newest(app) is Outcome.CANCELLED, timeout=LONG)
    assert window.editor.toPlainText() == text

    press_run(qtbot, window)
    qtbot.waitUntil(lambda: window.commands["accept"].isEnabled(), timeout=2 * LONG)
    answer = app.store.search("", client=EVERYONE).result(30)[0].id
    record = app.store.runs.get(answer, EVERYONE).result(30)
    assert record is not None
    assert record.outcome is Outcome.DONE
    assert window.editor.toPlainText() == text

    qtbot.keyClick(window.editor, Qt.Key.Key_Return, CONTROL | SHIFT)
    before, after = AROUND
    assert window.editor.toPlainText() == before + record.answers[0].text + after
    qtbot.keyClick(window.editor, Qt.Key.Key_Z, CONTROL)
    assert window.editor.toPlainText() == text


def test_the_first_words_are_on_screen_before_the_second_are_sent(
    qtbot: QtBot, opened: Callable[..., Desk]
) -> None:
    gate = threading.Event()
    with ScriptedServer() as server:
        server.script(Stream(["Come on Monday", " at nine for our handmade chairs."], gate=gate))
        window, _ = opened(EngineChoice("", server.base_url, "test-model"))
        text = write_and_select(qtbot, window)
        press_run(qtbot, window)
        qtbot.waitUntil(lambda: window.panel.answer.text() == "Come on Monday", timeout=LONG)
        assert not gate.is_set()
        gate.set()
        qtbot.waitUntil(lambda: window.commands["accept"].isEnabled(), timeout=LONG)
        qtbot.keyClick(window.editor, Qt.Key.Key_Return, CONTROL | SHIFT)
        before, after = AROUND
        changed = before + "Come on Monday at nine for our handmade chairs." + after
        assert window.editor.toPlainText() == changed
        qtbot.keyClick(window.editor, Qt.Key.Key_Z, CONTROL)
        assert window.editor.toPlainText() == text
