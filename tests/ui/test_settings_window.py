"""The page in the program's window: opened by keys, in step with the menu, restarting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.choice import EngineChoice
from desktop.cli.window import WindowArguments, read_window_arguments
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from tests.ui.settings_desk import core
from ui.history.page import HistoryPage
from ui.panel.questions import SECTIONS
from ui.settings.cheat_sheet import CheatSheet
from ui.settings.page import SettingsPage


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with core(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def desk(qtbot: QtBot, app: App) -> Desk:
    made = open_desk(qtbot, attached=False)
    made.window.attach(app)
    return made


def settings_page(desk: Desk) -> SettingsPage:
    page = desk.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_the_page_opens_by_keys_and_stays_in_step_with_the_menu(
    qtbot: QtBot, desk: Desk, app: App
) -> None:
    desk.press(Qt.Key.Key_Comma, CONTROL)
    page = settings_page(desk)
    assert page.isVisible()
    assert QApplication.focusWidget() is page.search
    ollama = next(row for row in page.engine.engines if row.preset.id == "ollama")
    desk.click(ollama.button)
    qtbot.waitUntil(lambda: "Ollama" in desk.window.status.engine.text())
    entry = next(
        action for action in desk.window.menus["engine"].actions() if action.data() == "mistral"
    )
    entry.trigger()
    mistral = next(row for row in page.engine.engines if row.preset.id == "mistral")
    qtbot.waitUntil(mistral.button.isChecked)
    desk.window.commands["offline"].trigger()
    qtbot.waitUntil(lambda: page.fields["offline"].control.isChecked())


@pytest.mark.parametrize("keys", ["Ctrl+F", "Ctrl+J"])
def test_find_searches_the_page_that_is_shown(
    qtbot: QtBot, desk: Desk, app: App, keys: str
) -> None:
    app.change_settings(shortcuts={"find": keys})
    qtbot.waitUntil(desk.window.commands["find"].isEnabled)
    key = Qt.Key(ord(keys[-1]))
    desk.press(Qt.Key.Key_Comma, CONTROL)
    page = settings_page(desk)
    desk.press(Qt.Key.Key_H, CONTROL | SHIFT)
    history = desk.window.pages.page("history")
    assert isinstance(history, HistoryPage)
    shown: list[tuple[QWidget, QLineEdit]] = [
        (page, page.search),
        (history, history.finding.field),
    ]
    for opener, (place, field) in zip(("settings", "history"), shown, strict=True):
        desk.window.commands[opener].trigger()
        for elsewhere in (desk.window.rail.buttons["write"], desk.window.status.engine, field):
            elsewhere.setFocus()
            desk.press(key, CONTROL)
            assert place.isVisible()
            assert field.hasFocus()
    assert desk.window.tools.bar.isHidden()
    desk.window.commands["write"].trigger()
    desk.press(key, CONTROL)
    assert desk.window.tools.bar.isVisible()


def test_an_engine_that_gets_an_address_can_be_chosen_in_the_menu(
    qtbot: QtBot, desk: Desk, app: App
) -> None:
    entry = next(
        action for action in desk.window.menus["engine"].actions() if action.data() == "other"
    )
    assert not entry.isEnabled()
    app.change_settings(engine_urls={"other": "http://127.0.0.1:9/v1"})
    qtbot.waitUntil(entry.isEnabled)


@pytest.mark.parametrize("section", sorted(set(SECTIONS.values())))
def test_an_error_leads_to_the_section_that_mends_it(
    qtbot: QtBot, desk: Desk, section: str
) -> None:
    desk.window.panel.card.settings_wanted.emit(section)
    page = settings_page(desk)
    assert page.isVisible()
    qtbot.waitUntil(lambda: page.index.buttons[section].isChecked())


def test_the_sheet_shows_the_keys_and_leads_to_where_they_are_changed(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.press(Qt.Key.Key_F1)
    sheet = desk.window.findChild(CheatSheet)
    assert isinstance(sheet, CheatSheet)
    assert sheet.isVisible()
    assert sheet.lines["quit"].text() == "Ctrl+Q"
    assert "about" not in sheet.lines
    sheet.other.click()
    page = settings_page(desk)
    assert page.isVisible()
    assert not sheet.isVisible()
    qtbot.waitUntil(lambda: not page.shortcuts.visibleRegion().isEmpty())


def test_about_is_a_section_of_the_page(qtbot: QtBot, desk: Desk) -> None:
    desk.window.commands["about"].trigger()
    qtbot.waitUntil(lambda: not settings_page(desk).about.visibleRegion().isEmpty())
    assert settings_page(desk).index.buttons["about"].isChecked()


def test_a_restart_closes_the_window_and_keeps_the_text(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Comma, CONTROL)
    settings_page(desk).restart.emit()
    assert desk.window.annexes.restarting
    assert not desk.window.isVisible()


def test_the_program_starts_again_with_its_engine_and_the_text_shown_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ui import application

    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(
        QProcess,
        "startDetached",
        staticmethod(lambda program, arguments: started.append((program, arguments))),
    )
    monkeypatch.setattr("sys.argv", ["calame", "--engine", "other", "--model", "m", "left.md"])
    choice = EngineChoice("other", model="m")
    monkeypatch.setattr("sys.executable", "/usr/bin/python3")
    application._start_again(choice)
    assert started == [
        ("/usr/bin/python3", ["-m", "desktop", "--engine=other", "--model=m"]),
    ]
    assert read_window_arguments(started[0][1][2:]) == WindowArguments(choice, None)
    monkeypatch.setattr("sys.frozen", True, raising=False)
    application._start_again(EngineChoice())
    assert started[-1] == ("/usr/bin/python3", [])


def test_face_and_size_reach_the_text_at_once(qtbot: QtBot, desk: Desk, app: App) -> None:
    before = desk.window.editor.font().families()
    app.change_settings(text_face="sans", text_size=24)
    qtbot.waitUntil(lambda: desk.window.editor.font().pixelSize() == 24)
    assert desk.window.editor.font().families() != before
