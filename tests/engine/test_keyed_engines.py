"""Engines that need a key: it goes with the request, and what is wrong with it is said."""

import queue
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.app import App
from desktop.errors import EngineError
from desktop.events import Asked, Event, Failed, Finished
from desktop.model import Request
from desktop.paths import Paths
from tests.fakes import ScriptedServer, Status, Stream

TEXT = "Our shop opens on Monday at nine and sells chairs that are made by hand with care."
ANSWER = "From Monday at nine, the shop offers you beautiful chairs that careful hands have made."
KEY = "sk-not-a-key-0000"
WAIT = 30.0

Ask = Callable[[], Finished | Failed]


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        yield scripted


@pytest.fixture
def events() -> "queue.Queue[Event]":
    return queue.Queue()


@pytest.fixture
def app(tmp_path: Path, server: ScriptedServer, events: "queue.Queue[Event]") -> Iterator[App]:
    with closing(App.open(Paths(tmp_path, tmp_path / "models"), events.put)) as opened:
        opened.change_settings(engine="mistral", engine_urls={"mistral": server.base_url})
        opened.keys.delete("mistral")
        yield opened
        opened.keys.delete("mistral")


@pytest.fixture
def ask(app: App, events: "queue.Queue[Event]") -> Ask:
    def asked() -> Finished | Failed:
        app.assistant.start(Request("rewrite", TEXT))
        while True:
            event = events.get(timeout=WAIT)
            if isinstance(event, Finished | Failed):
                return event

    return asked


def test_the_key_goes_with_the_request(app: App, ask: Ask, server: ScriptedServer) -> None:
    app.keys.set("mistral", KEY)
    server.script(Stream([ANSWER]))
    assert isinstance(ask(), Finished)
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_a_connection_is_tested_with_the_key(app: App, server: ScriptedServer) -> None:
    app.keys.set("mistral", KEY)
    assert app.test_engine("mistral").result(WAIT).models
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"


def test_a_key_that_is_refused_is_said(app: App, ask: Ask, server: ScriptedServer) -> None:
    app.keys.set("mistral", KEY)
    server.script(Status(401, "invalid_api_key"))
    end = ask()
    assert isinstance(end, Failed) and end.error.id == "key_refused"


def test_without_a_key_nothing_is_sent(app: App, ask: Ask, server: ScriptedServer) -> None:
    end = ask()
    assert isinstance(end, Failed) and end.error.id == "key_missing"
    with pytest.raises(EngineError, match="key_missing"):
        app.test_engine("mistral").result(WAIT)
    assert not server.requests


def test_nobody_is_asked_to_agree_while_the_key_is_missing(
    app: App, events: "queue.Queue[Event]"
) -> None:
    app.change_settings(engine_urls={"mistral": "https://192.0.2.1/v1"})
    app.assistant.start(Request("rewrite", TEXT))
    told: list[Event] = []
    while not told or not isinstance(told[-1], Asked | Failed):
        told.append(events.get(timeout=WAIT))
    end = told[-1]
    assert isinstance(end, Failed) and end.error.id == "key_missing"
    app.keys.set("mistral", KEY)
    app.assistant.start(Request("rewrite", TEXT))
    while not isinstance(told[-1], Asked):
        told.append(events.get(timeout=WAIT))
    assert isinstance(told[-1], Asked) and told[-1].consent.host == "192.0.2.1"


def test_a_key_never_leaves_the_machine_unencrypted(app: App, server: ScriptedServer) -> None:
    app.keys.set("mistral", KEY)
    app.change_settings(engine_urls={"mistral": "http://192.0.2.1:9/v1"})
    with pytest.raises(EngineError, match="plain_refused"):
        app.test_engine("mistral").result(WAIT)
