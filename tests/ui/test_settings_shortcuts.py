"""Recording keys on the page: refused with a reason, told whose they are, taken, reset."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import App
from tests.ui.settings_desk import SettingsDesk, core, open_settings

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with core(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, app: App) -> SettingsDesk:
    return open_settings(qtbot, app)


def record(
    desk: SettingsDesk,
    command: str,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    row = desk.page.shortcuts.lines[command]
    desk.click(row.recorder)
    assert row.recorder.listening
    desk.press(row.recorder, key, modifiers)
    assert not row.recorder.listening


def keys(desk: SettingsDesk, command: str) -> str:
    return desk.page.shortcuts.lines[command].keys.text()


def test_new_keys_are_saved_and_in_force_at_once(desk: SettingsDesk) -> None:
    fired: list[bool] = []
    copy = next(action for action in desk.window.actions() if action.text() == "Copy")
    copy.triggered.connect(lambda: fired.append(True))
    copy.setEnabled(True)
    record(desk, "copy", Qt.Key.Key_C, CONTROL | ALT)
    row = desk.page.shortcuts.lines["copy"]
    desk.wait_said(row, "Saved")
    assert desk.saved().shortcuts == {"copy": "Ctrl+Alt+C"}
    assert keys(desk, "copy") == "Ctrl+Alt+C"
    assert copy.shortcut().toString() == "Ctrl+Alt+C"
    desk.answer(row, "Undo")
    desk.qtbot.waitUntil(lambda: desk.saved().shortcuts == {})
    desk.qtbot.waitUntil(lambda: keys(desk, "copy") == "Ctrl+Shift+C")
    assert fired == []


def test_a_key_that_is_recorded_is_not_obeyed(desk: SettingsDesk) -> None:
    fired: list[bool] = []
    quit_it = next(action for action in desk.window.actions() if action.text() == "Quit")
    quit_it.triggered.connect(lambda: fired.append(True))
    quit_it.setEnabled(True)
    record(desk, "copy", Qt.Key.Key_Q, CONTROL)
    assert fired == []
    row = desk.page.shortcuts.lines["copy"]
    assert "“Quit”" in row.note.text()


@pytest.mark.parametrize(
    ("key", "modifiers", "words"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "add Ctrl or Alt"),
        (Qt.Key.Key_V, CONTROL, "text itself"),
        (Qt.Key.Key_F, ALT, "menu"),
        (Qt.Key.Key_F4, ALT, "system"),
        (Qt.Key.Key_Escape, CONTROL, "Esc always"),
    ],
)
def test_keys_that_have_a_use_are_refused_with_the_reason(
    desk: SettingsDesk, key: Qt.Key, modifiers: Qt.KeyboardModifier, words: str
) -> None:
    record(desk, "copy", key, modifiers)
    assert words in desk.page.shortcuts.lines["copy"].note.text()
    assert desk.saved().shortcuts == {}


def test_esc_ends_the_recording_and_changes_nothing(desk: SettingsDesk) -> None:
    record(desk, "copy", Qt.Key.Key_Escape)
    assert desk.page.shortcuts.lines["copy"].note.text() == ""
    assert desk.saved().shortcuts == {}


def test_leaving_ends_the_recording(desk: SettingsDesk) -> None:
    row = desk.page.shortcuts.lines["copy"]
    desk.click(row.recorder)
    desk.page.search.setFocus()
    QApplication.processEvents()
    assert not row.recorder.listening


def test_keys_of_another_command_are_left_or_taken(desk: SettingsDesk) -> None:
    row = desk.page.shortcuts.lines["copy"]
    record(desk, "copy", Qt.Key.Key_R, CONTROL | SHIFT)
    assert "“Retry”" in row.note.text()
    assert QApplication.focusWidget() is desk.choice(row, "Leave it")
    desk.answer(row, "Leave it")
    assert desk.saved().shortcuts == {}
    record(desk, "copy", Qt.Key.Key_R, CONTROL | SHIFT)
    desk.answer(row, "Take it")
    desk.wait_said(row, "Saved")
    assert keys(desk, "copy") == "Ctrl+Shift+R"
    assert keys(desk, "retry") == "Ctrl+Shift+C"
    desk.click(desk.page.shortcuts.lines["copy"].reset)
    desk.qtbot.waitUntil(lambda: "copy" not in desk.saved().shortcuts)


def test_a_command_with_several_keys_loses_only_the_one_that_is_taken(desk: SettingsDesk) -> None:
    row = desk.page.shortcuts.lines["copy"]
    record(desk, "copy", Qt.Key.Key_Y, CONTROL)
    assert "“Redo”" in row.note.text()
    desk.answer(row, "Take it")
    desk.wait_said(row, "Saved")
    assert keys(desk, "redo") == "Ctrl+Shift+Z"


def test_all_are_reset_at_once(desk: SettingsDesk, app: App) -> None:
    app.change_settings(shortcuts={"copy": "F9", "retry": ""})
    desk.qtbot.waitUntil(lambda: keys(desk, "copy") == "F9")
    assert keys(desk, "retry") == "none"
    assert desk.page.shortcuts.lines["retry"].reset.isVisibleTo(desk.page)
    desk.click(desk.page.shortcuts.reset)
    desk.wait_said(desk.page.shortcuts.all, "Saved")
    assert desk.saved().shortcuts == {}
    desk.qtbot.waitUntil(lambda: keys(desk, "retry") == "Ctrl+Shift+R")


def test_a_search_by_keys_finds_the_command(desk: SettingsDesk) -> None:
    desk.qtbot.keyClicks(desk.page.search, "ctrl+shift+backspace")
    assert [id for id, row in desk.page.shortcuts.lines.items() if row.isVisible()] == ["discard"]
