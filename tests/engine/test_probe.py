"""An engine is asked for its models; what fails is told with its cause."""

import asyncio
import threading
from pathlib import Path

import pytest

from desktop.engine.address import place_of
from desktop.engine.probe import Probe, probe
from desktop.errors import EngineError
from desktop.messages import advice, sentence
from desktop.model import Target
from tests.engine.certificates import write_certificate
from tests.engine.range_server import Script, serving
from tests.fakes import Html, Models, NotCompletion, ScriptedServer, Silent, Status, dead_address

MODELS = "/v1/models"


def target(base_url: str, model: str = "one") -> Target:
    return Target("other", "A server", base_url, model, place_of(base_url, model), False, 20.0)


def ask(base_url: str, model: str = "one", key: str = "") -> Probe:
    return asyncio.run(probe(target(base_url, model), key))


def fail(base_url: str) -> str:
    with pytest.raises(EngineError) as caught:
        ask(base_url)
    words = sentence(caught.value) + advice(caught.value)
    assert "{" not in words
    assert sentence(caught.value) != caught.value.id
    assert advice(caught.value) != caught.value.hint
    return caught.value.id


def test_an_engine_that_works_lists_its_models_and_is_timed() -> None:
    with ScriptedServer() as server:
        server.script(Models(("one", "two")))
        found = ask(server.base_url, key="sk-secret")
    assert found.models == ("one", "two")
    assert found.seconds > 0
    assert found.knows_model
    assert server.requests[0].headers["authorization"] == "Bearer sk-secret"
    assert server.requests[0].path == MODELS


@pytest.mark.parametrize(("model", "known"), [("three", False), ("", True), ("default", True)])
def test_a_model_that_is_not_listed_is_noticed(model: str, known: bool) -> None:
    with ScriptedServer() as server:
        server.script(Models(("one", "two")))
        assert ask(server.base_url, model).knows_model is known


@pytest.mark.parametrize(
    ("reply", "id"),
    [
        (Status(401), "key_refused"),
        (Status(404), "list_missing"),
        (Status(302, headers={"location": "http://login.example/"}), "list_elsewhere"),
        (Status(500), "engine_failing"),
        (Html(), "list_elsewhere"),
        (NotCompletion({"hello": "world"}), "list_elsewhere"),
    ],
)
def test_what_an_engine_answers_instead_is_told(reply: Status, id: str) -> None:
    with ScriptedServer() as server:
        server.script(reply, path=MODELS)
        assert fail(server.base_url) == id


def test_a_refused_connection_is_told() -> None:
    assert fail(dead_address()) == "engine_refuses"


def test_an_unknown_host_is_told() -> None:
    assert fail("http://calame-nowhere.invalid/v1") == "host_unknown"


def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path: Path) -> None:
    with serving(Script(b"GGUF"), write_certificate(tmp_path / "server.pem")) as base:
        assert fail(base) == "certificate_refused"


def test_a_server_without_encryption_is_told() -> None:
    with serving(Script(b"GGUF")) as base:
        assert fail(base.replace("http:", "https:")) == "encryption_absent"


def test_silence_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.engine.provider.LIST_SECONDS", 0.2)
    with ScriptedServer() as server:
        server.script(Silent(release=threading.Event()), path=MODELS)
        assert fail(server.base_url) == "engine_slow"


def test_a_test_can_be_cancelled_while_the_engine_is_silent() -> None:
    async def cancelled(base_url: str, server: ScriptedServer) -> None:
        task = asyncio.create_task(probe(target(base_url), ""))
        await asyncio.to_thread(server.wait_for_requests, 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with ScriptedServer() as server:
        server.script(Silent(), path=MODELS)
        asyncio.run(cancelled(server.base_url, server))
        server.wait_until_client_left()
