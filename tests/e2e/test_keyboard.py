"""Everything by keyboard: key events alone drive the real window over the real core."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.model import EngineChoice
from desktop.paths import Paths
from tests.fakes import ScriptedServer, Stream
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.theme import Theme

LONG = 30_000
SENTENCE = "Our shop opens on Monday at nine and sells handmade chairs."
ANSWER = "Our shop opens on Monday at ten and sells handmade tables."
TAKEN = "Our shop opens on Monday at nine and sells handmade tables."
AGAIN = "On Monday at nine our shop opens and sells handmade tables."
TEXT = f"À propos\n\nBefore it. {SENTENCE} After it.\n"


@dataclass
class Hands:
    """Ten fingers; whatever has the keys gets them."""

    qtbot: QtBot
    window: MainWindow
    app: App

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by their names in Qt."""
        for name in keys:
            pressed = QKeySequence(name)[0]
            QTest.keyClick(self.focus(), pressed.key(), pressed.keyboardModifiers())
            QCoreApplication.processEvents()

    def type(self, words: str) -> None:
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(self.focus(), letter)
                continue
            # QTest knows the keys of ASCII alone
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self.focus(), event)
        QCoreApplication.processEvents()

    def focus(self) -> QWidget:
        return (
            QApplication.activePopupWidget()
            or QApplication.focusWidget()
            or QApplication.activeWindow()
            or self.window
        )

    def wait(self, found: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(found()), timeout=LONG)

    @property
    def text(self) -> str:
        return self.window.editor.text()

    @property
    def engine(self) -> str:
        """Return the engine as it is saved."""
        saved = self.app.paths.settings
        return str(json.loads(saved.read_text()).get("engine")) if saved.exists() else ""


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        scripted.script(Stream([ANSWER[:20], ANSWER[20:]]), Stream([AGAIN]))
        yield scripted


@pytest.fixture
def hands(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, server: ScriptedServer
) -> Iterator[Hands]:
    window = MainWindow(Theme(qapp, "light"), "en")
    qtbot.addWidget(window)
    bridge = Bridge()
    bridge.deliver(window.flow.receive)
    choice = EngineChoice("", server.base_url, "test-model")
    app = App.open(Paths(tmp_path / "home", tmp_path / "models"), bridge.emit, choice)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.dress()
    window.attach(app)
    window.editor.setFocus()
    qtbot.waitUntil(lambda: window.commands["open"].isEnabled())
    yield Hands(qtbot, window, app)
    window.close()
    window.cabinet.finish()
    app.close()


def open_file(hands: Hands, path: Path) -> None:
    hands.press("Ctrl+O")
    hands.wait(lambda: isinstance(QApplication.activeWindow(), QFileDialog))
    hands.type(str(path))
    hands.press("Return")
    hands.wait(lambda: hands.text)
    if os.environ.get("CALAME_TEST_X11") != "1":
        hands.window.activateWindow()  # as a window manager does once a dialog is gone
    hands.wait(hands.window.editor.hasFocus)


def select(hands: Hands, words: str) -> None:
    """Select words of the third line, which is where the cursor goes first."""
    hands.press("Ctrl+Home", "Down", "Down", "Home")
    line = hands.text.split("\n")[2]
    hands.press(*["Right"] * line.index(words), *["Shift+Right"] * len(words))
    assert hands.window.editor.textCursor().selectedText() == words


def test_a_text_is_opened_changed_and_saved_without_a_mouse(
    hands: Hands, server: ScriptedServer, tmp_path: Path
) -> None:
    path = tmp_path / "lettre é.md"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("cp1252"))
    open_file(hands, path)
    assert hands.text == TEXT

    # run; refuse one change, accept the rest, and undo all of it at once
    select(hands, SENTENCE)
    hands.press("Ctrl+Return")
    accept = hands.window.commands["accept"]
    hands.wait(accept.isEnabled)
    assert hands.text == TEXT
    hands.press("F6")
    hands.wait(hands.window.panel.answer.hasFocus)
    hands.press("R", "Shift+A", "Ctrl+Shift+Return")
    assert hands.text == TEXT.replace(SENTENCE, TAKEN)
    hands.press("Ctrl+Z")
    assert hands.text == TEXT
    hands.press("Ctrl+Shift+Z")
    assert hands.text == TEXT.replace(SENTENCE, TAKEN)

    # find the run in the history and use it on the text of now
    hands.press("Ctrl+Shift+H")
    hands.type("handmade")
    page = hands.window.pages.page("history")
    hands.wait(lambda: page.found.query == "handmade" and page.found.rowCount() == 1)
    hands.press("Return")
    hands.wait(page.rows.hasFocus)
    hands.press("Return")
    hands.wait(lambda: hands.window.pages.now == "write")
    hands.press("Esc")
    assert hands.window.editor.hasFocus()
    select(hands, TAKEN)
    hands.press("Ctrl+Return")
    hands.wait(accept.isEnabled)
    assert [request.messages[-1]["content"].count("handmade") for request in server.requests] == [
        1,
        1,
    ]
    hands.press("Ctrl+Shift+Return")
    changed = TEXT.replace(SENTENCE, AGAIN)
    assert hands.text == changed

    # save: the line ends and the encoding are the file's own
    hands.press("Ctrl+S")
    expected = changed.replace("\n", "\r\n").encode("cp1252")
    hands.wait(lambda: path.read_bytes() == expected)


def test_the_engine_is_changed_in_the_settings(hands: Hands) -> None:
    hands.press("Ctrl+,")
    hands.wait(lambda: hands.window.pages.now == "settings")
    hands.type("ollama")
    page = hands.window.pages.page("settings")
    row = next(row for row in page.engine.engines if row.preset.id == "ollama")
    hands.qtbot.waitUntil(row.isVisible)
    for _ in range(30):
        if QApplication.focusWidget() is row.button:
            break
        hands.press("Tab")
    hands.press("Space")
    hands.wait(lambda: hands.engine == "ollama")
    while hands.window.pages.now != "write":
        before = QApplication.focusWidget()
        hands.press("Esc")
        assert (QApplication.focusWidget(), hands.window.pages.now) != (before, "settings")
    assert hands.window.editor.hasFocus()


def test_the_engine_is_changed_in_the_menu(hands: Hands) -> None:
    hands.press("Alt+N")
    hands.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _ in menu.actions():
        if menu.activeAction() is not None and menu.activeAction().data() == "ollama":
            break
        hands.press("Down")
    hands.press("Return")
    hands.wait(lambda: hands.engine == "ollama")
    assert hands.window.editor.hasFocus()


@pytest.mark.parametrize("page", ["Ctrl+Shift+H", "Ctrl+,"])
@pytest.mark.parametrize("key", ["F6", "Ctrl+F", "Ctrl+\\", "Ctrl+B", "Ctrl+Return", "Ctrl+Z"])
def test_no_key_reaches_a_text_that_is_not_seen(hands: Hands, page: str, key: str) -> None:
    hands.type("abc")
    hands.press(page)
    hands.wait(lambda: hands.window.pages.now != "write")
    hands.press("Tab", key)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.isVisible()
    assert hands.text == "abc" or hands.window.editor.isVisible()


INTERACTIVE = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)


def missed(window: QWidget, been: set[QWidget]) -> set[QWidget]:
    """Return what a mouse could use now and Tab has not reached.

    Parts of a control are reached through it, and buttons of which one is chosen through that one.
    """
    found = set()
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, (*INTERACTIVE, QPlainTextEdit)):
            continue
        if isinstance(widget.parentWidget(), INTERACTIVE):
            continue
        if widget.isVisible() and widget.isEnabled() and not been & alike(widget):
            found.add(widget)
    return found


def alike(widget: QWidget) -> set[QWidget]:
    """Return a control with those that are reached by arrows from it."""
    if not isinstance(widget, QAbstractButton):
        return {widget}
    if widget.group() is not None and widget.group().exclusive():
        return set(widget.group().buttons())
    beside = widget.parentWidget().findChildren(QAbstractButton) if widget.autoExclusive() else []
    return {widget, *(button for button in beside if button.autoExclusive())}


def walk(hands: Hands, key: str) -> set[QWidget]:
    """Press a key until the focus comes round; return where it has been."""
    start = QApplication.focusWidget()
    been: set[QWidget] = set()
    for _ in range(600):
        now = QApplication.focusWidget()
        assert now is not None
        if now in been and now is start:
            return been
        been.add(now)
        # Tab is a character in the text; F6 leads out of it
        if now is hands.window.editor:
            return been
        hands.press(key)
        assert QApplication.focusWidget() is not now, f"{now} keeps {key}"
    raise AssertionError(f"{key} never comes round: {len(been)} controls")


def named(widgets: set[QWidget]) -> list[str]:
    return sorted(
        f"{type(widget).__name__} {widget.accessibleName() or words(widget)}" for widget in widgets
    )


def words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else widget.objectName()


@pytest.mark.parametrize("page", ["write", "history", "settings"])
def test_tab_reaches_every_control_and_escape_leads_back(
    hands: Hands, tmp_path: Path, page: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    open_file(hands, path)
    select(hands, SENTENCE)
    hands.press("Ctrl+Return")
    hands.wait(hands.window.commands["accept"].isEnabled)
    hands.press({"write": "Ctrl+B", "history": "Ctrl+Shift+H", "settings": "Ctrl+,"}[page])
    hands.wait(lambda: hands.window.pages.now == page)
    QTest.qWait(300)
    been = walk(hands, "Tab")
    QTest.qWait(300)  # what a control shows when it is reached comes from a thread
    been |= walk(hands, "Shift+Tab") | walk(hands, "Tab")
    if page == "write":
        for key in ("Tab", "Shift+Tab"):
            hands.press("F6")
            assert not hands.window.editor.hasFocus()
            been |= walk(hands, key)
            if not hands.window.editor.hasFocus():
                hands.press("F6")
    assert named(missed(hands.window, been)) == []
    for _ in range(4):
        hands.press("Esc")
    assert hands.window.editor.hasFocus()
    assert hands.window.pages.now == "write"
