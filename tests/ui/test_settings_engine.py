"""Choosing an engine, testing its connection in words, taking agreements back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter
from pytestqt.qtbot import QtBot

from desktop.app import App
from tests.fakes import Html, Models, ScriptedServer, Silent, Status, dead_address
from tests.ui.settings_desk import SettingsDesk, core, open_settings

MODELS = "/v1/models"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    with core(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        scripted.script(Models(("tiny", "large-2")))
        yield scripted


def on(app: App, base_url: str, model: str = "") -> None:
    """Set up `other` at an address."""
    app.change_settings(
        engine="other", engine_urls={"other": base_url}, engine_models={"other": model}
    )


def help_of(desk: SettingsDesk, engine: str) -> str:
    return next(row for row in desk.page.engine.engines if row.preset.id == engine).help.text()


def test_each_engine_says_where_it_is_and_what_it_needs(qtbot: QtBot, app: App) -> None:
    app.change_settings(engine_urls={"vllm": "http://192.168.1.4:8000/v1"})
    desk = open_settings(qtbot, app)
    assert help_of(desk, "ollama").startswith("● On this computer")
    assert help_of(desk, "vllm").startswith("◐ In your network")
    assert help_of(desk, "openai").startswith("▲ On the internet")
    assert "needs a key" in help_of(desk, "openai")
    assert "needs an address" in help_of(desk, "other")


def test_an_engine_is_chosen_by_keyboard_and_the_choice_undone(qtbot: QtBot, app: App) -> None:
    desk = open_settings(qtbot, app)
    first, second = desk.page.engine.engines[:2]
    assert not desk.page.engine.address.isVisible()
    first.button.setFocus()
    desk.press(first.button, Qt.Key.Key_Down)
    desk.wait_said(second, "In use")
    assert desk.saved().engine == "ollama"
    qtbot.waitUntil(desk.page.engine.address.isVisible)
    desk.answer(second, "Undo")
    qtbot.waitUntil(lambda: desk.saved().engine == "local")
    qtbot.waitUntil(first.button.isChecked)


def test_an_address_is_kept_for_its_engine_alone(qtbot: QtBot, app: App) -> None:
    app.change_settings(engine="ollama")
    desk = open_settings(qtbot, app)
    row = desk.page.engine.address
    desk.seen(row)
    assert row.line.placeholderText() == "http://127.0.0.1:11434/v1"
    qtbot.keyClicks(row.line, "http://127.0.0.1:9/v1")
    desk.press(row.line, Qt.Key.Key_Return)
    desk.wait_said(row, "Saved")
    assert desk.saved().engine_urls == {"ollama": "http://127.0.0.1:9/v1"}
    app.change_settings(engine="vllm")
    qtbot.waitUntil(lambda: row.line.text() == "")
    app.change_settings(engine="ollama")
    qtbot.waitUntil(lambda: row.line.text() == "http://127.0.0.1:9/v1")
    row.line.clear()
    desk.press(row.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.saved().engine_urls == {})


def test_what_is_no_address_says_so_and_goes_back(qtbot: QtBot, app: App) -> None:
    on(app, "http://127.0.0.1:9/v1")
    desk = open_settings(qtbot, app)
    row = desk.page.engine.address
    desk.seen(row)
    row.line.selectAll()
    qtbot.keyClicks(row.line, "nonsense")
    desk.press(row.line, Qt.Key.Key_Return)
    desk.wait_said(row, "no web address")
    assert row.line.text() == "http://127.0.0.1:9/v1"
    assert desk.saved().engine_urls == {"other": "http://127.0.0.1:9/v1"}


@pytest.mark.parametrize(
    ("model", "mark", "words"),
    [
        ("tiny", "✓", "lists 2 models"),
        ("huge", "▲", "The model huge is not among them"),
        ("", "▲", "Choose one of them"),
    ],
)
def test_an_engine_that_answers_is_told_with_its_models(
    qtbot: QtBot, app: App, server: ScriptedServer, model: str, mark: str, words: str
) -> None:
    on(app, server.base_url, model)
    desk = open_settings(qtbot, app)
    row = desk.page.engine.test
    desk.click(row.button)
    desk.wait_said(row, "lists 2 models")
    assert words in row.note.text()
    assert row.note.text().startswith(mark)
    assert row.button.text() == "Test connection"
    assert not server.requests[0].body


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Status(401), "refuses the key"),
        (Status(404), "no list of models"),
        (Html(), "sign-in page"),
    ],
)
def test_an_engine_that_answers_wrongly_is_told_in_words(
    qtbot: QtBot, app: App, server: ScriptedServer, reply: Status, words: str
) -> None:
    server.script(reply, path=MODELS)
    on(app, server.base_url)
    desk = open_settings(qtbot, app)
    desk.click(desk.page.engine.test.button)
    desk.wait_said(desk.page.engine.test, words)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"engine": "other"}, "has no address yet"),
        ({"engine": "other", "engine_urls": {"other": "REFUSED"}}, "was refused"),
        ({"engine": "mistral", "offline": True}, "set to stay offline"),
        ({"engine": "local"}, "not on this computer yet"),
    ],
)
def test_what_stands_in_the_way_of_a_test_is_told(
    qtbot: QtBot, app: App, settings: dict[str, object], words: str
) -> None:
    if "engine_urls" in settings:
        settings = {**settings, "engine_urls": {"other": dead_address()}}
    app.change_settings(**settings)
    desk = open_settings(qtbot, app)
    desk.click(desk.page.engine.test.button)
    desk.wait_said(desk.page.engine.test, words)


def test_a_test_is_stopped_while_the_engine_is_silent(
    qtbot: QtBot, app: App, server: ScriptedServer
) -> None:
    server.script(Silent(release=threading.Event()), path=MODELS)
    on(app, server.base_url)
    desk = open_settings(qtbot, app)
    row = desk.page.engine.test
    desk.click(row.button)
    server.wait_for_requests(1)
    assert row.button.text() == "Stop"
    assert "Asking" in row.note.text()
    desk.click(row.button)
    assert "Stopped" in row.note.text()
    assert row.button.text() == "Test connection"
    server.wait_until_client_left()


def test_the_list_is_fetched_and_a_model_taken_from_it(
    qtbot: QtBot, app: App, server: ScriptedServer
) -> None:
    on(app, server.base_url)
    desk = open_settings(qtbot, app)
    row = desk.page.engine.model
    desk.click(row.ask)

    def offered() -> QCompleter | None:
        return row.line.completer()

    qtbot.waitUntil(lambda: offered() is not None and offered().popup().isVisible(), timeout=20_000)
    popup = offered().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    desk.wait_said(row, "Saved")
    assert desk.saved().engine_models == {"other": "tiny"}


def test_an_agreement_is_taken_back_and_given_again(qtbot: QtBot, app: App) -> None:
    app.change_settings(consents=("openai@api.openai.com", "gone@old.example"))
    desk = open_settings(qtbot, app)
    consents = desk.page.engine.consents
    row = consents.rows["openai@api.openai.com"]
    assert row.label.text() == "OpenAI · api.openai.com"
    button = row.findChild(type(desk.page.engine.test.button))
    desk.click(button)
    desk.wait_said(consents.head, "Taken back")
    assert desk.saved().consents == ("gone@old.example",)
    qtbot.waitUntil(lambda: set(consents.rows) == {"gone@old.example"})
    desk.answer(consents.head, "Undo")
    qtbot.waitUntil(lambda: "openai@api.openai.com" in consents.rows)
    app.change_settings(consents=())
    qtbot.waitUntil(lambda: consents.head.help.text().startswith("None yet"))


def test_agreements_taken_back_in_a_row_are_all_taken_back(qtbot: QtBot, app: App) -> None:
    app.change_settings(consents=("openai@api.openai.com", "gone@old.example"))
    desk = open_settings(qtbot, app)
    rows = dict(desk.page.engine.consents.rows)
    for row in rows.values():
        row.buttons[0].click()
    desk.wait_said(desk.page.engine.consents.head, "Taken back")
    qtbot.waitUntil(lambda: not desk.page.engine.consents.rows)
    assert desk.saved().consents == ()
