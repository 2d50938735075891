"""Keys on the page: pasted, shown masked, deleted; the window never waits for the keyring."""

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.errors import KeyringError
from desktop.keys import KeyringStatus, Keys
from tests.ui.settings_desk import SettingsDesk, core, open_settings

KEY = "sk-test-0123456789abcdef"
MASKED = "sk-…cdef"


class LockedKeys(Keys):
    """A keyring that waits for a person, and is locked after all."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = threading.Event()

    def status(self) -> KeyringStatus:
        self.opened.wait(20)
        return KeyringStatus("SecretService", True)

    def get(self, engine: str) -> str | None:
        self.opened.wait(20)
        raise KeyringError("keyring_locked", "keyring_unlock")


@pytest.fixture
def without_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/nowhere")


def set_key(desk: SettingsDesk, engine: str, key: str) -> None:
    row = desk.page.keys.keys[engine]
    desk.qtbot.waitUntil(lambda: row.help.text() != "…", timeout=20_000)
    desk.click(row.give)
    assert QApplication.focusWidget() is row.line
    assert row.line.echoMode() is QLineEdit.EchoMode.Password
    desk.qtbot.keyClicks(row.line, key)
    desk.click(row.save)


@pytest.mark.usefixtures("without_keyring")
def test_without_a_safe_keyring_that_is_said_plainly_and_a_key_lasts_for_this_run(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with core(tmp_path / "home") as app:
        desk = open_settings(qtbot, app)
        desk.page.open_section("keys")
        keyring = desk.page.keys.keyring
        qtbot.waitUntil(lambda: "no safe keyring" in keyring.help.text(), timeout=20_000)
        row = desk.page.keys.keys["openai"]
        set_key(desk, "openai", KEY)
        desk.wait_said(row, "Kept in memory until Calame closes")
        qtbot.waitUntil(lambda: row.help.text() == MASKED)
        assert row.line.text() == ""
        assert app.keys.get("openai") == KEY
        assert KEY.encode() not in b"".join(
            file.read_bytes() for file in app.paths.home.rglob("*") if file.is_file()
        )


@pytest.mark.usefixtures("without_keyring")
def test_every_engine_that_may_refuse_a_key_can_be_given_one_those_that_need_it_first(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with core(tmp_path / "home") as app:
        desk = open_settings(qtbot, app)
        desk.page.open_section("keys")
        rows = desk.page.keys.keys
        assert set(rows) == set(app.presets) - {"local"}
        needs = [app.presets[engine].needs_key for engine in rows]
        assert needs == sorted(needs, reverse=True)
        assert desk.page.keys.rows[1:] == list(rows.values())
        row = rows["ollama"]
        qtbot.waitUntil(
            lambda: row.help.text() == "Only if your server asks for one.", timeout=20_000
        )
        set_key(desk, "ollama", KEY)
        qtbot.waitUntil(lambda: row.help.text() == MASKED)
        assert app.keys.get("ollama") == KEY


@pytest.mark.usefixtures("without_keyring")
def test_what_is_no_key_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with core(tmp_path / "home") as app:
        desk = open_settings(qtbot, app)
        desk.page.open_section("keys")
        row = desk.page.keys.keys["openai"]
        set_key(desk, "openai", "two words")
        desk.wait_said(row, "This is not a key")
        assert row.help.text() == "No key yet."
        assert app.keys.get("openai") is None


@pytest.mark.usefixtures("without_keyring")
def test_a_key_is_deleted_after_a_question(qtbot: QtBot, tmp_path: Path) -> None:
    with core(tmp_path / "home") as app:
        app.keys.set("mistral", KEY)
        desk = open_settings(qtbot, app)
        desk.page.open_section("keys")
        row = desk.page.keys.keys["mistral"]
        qtbot.waitUntil(lambda: row.help.text() == MASKED, timeout=20_000)
        desk.click(row.delete)
        assert QApplication.focusWidget() is desk.choice(row, "Keep")
        desk.answer(row, "Keep")
        assert app.keys.get("mistral") == KEY
        desk.click(row.delete)
        desk.answer(row, "Delete")
        desk.wait_said(row, "Deleted")
        assert app.keys.get("mistral") is None
        qtbot.waitUntil(lambda: row.help.text() == "No key yet.")
        assert not row.delete.isVisible()


def test_a_keyring_that_waits_for_a_person_holds_nothing_up(qtbot: QtBot, tmp_path: Path) -> None:
    keys = LockedKeys()
    with core(tmp_path / "home", keys=keys) as app:
        desk = open_settings(qtbot, app)
        desk.page.open_section("keys")
        desk.wait_said(desk.page.keys.keyring, "Waiting for the keyring")
        theme = desk.page.fields["theme"]
        theme.choose("dark")
        desk.wait_said(theme, "Saved")
        keys.opened.set()
        row = desk.page.keys.keys["openai"]
        desk.wait_said(row, "The keyring is locked")
        assert "It is not known" in row.help.text()


@pytest.mark.skipif(os.environ.get("CALAME_TEST_X11") != "1", reason="needs the X11 job's keyring")
def test_a_key_goes_to_the_keyring_is_shown_masked_and_deleted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    keys = Keys("calame-test-settings")
    with core(tmp_path / "home", keys=keys) as app:
        desk = open_settings(qtbot, app)
        desk.page.open_section("keys")
        row = desk.page.keys.keys["openai"]
        qtbot.waitUntil(
            lambda: "Secret Service" in desk.page.keys.keyring.help.text(), timeout=20_000
        )
        set_key(desk, "openai", KEY)
        desk.wait_said(row, "Saved in the keyring")
        qtbot.waitUntil(lambda: row.help.text() == MASKED)
        assert Keys("calame-test-settings").get("openai") == KEY
        desk.click(row.delete)
        desk.answer(row, "Delete")
        desk.wait_said(row, "Deleted")
        assert Keys("calame-test-settings").get("openai") is None
