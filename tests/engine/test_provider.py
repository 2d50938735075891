"""What a server can do to a request, through the real SDK: each fault told as what it is."""

import asyncio
import json
import time
from dataclasses import dataclass

import pytest

from desktop.engine.chunks import Chunk
from desktop.engine.provider import Provider
from desktop.errors import EngineError
from desktop.model import Message, Place, Target, Usage
from tests.fakes import (
    Cut,
    Garbage,
    Html,
    MidError,
    Models,
    NotCompletion,
    Reply,
    ScriptedServer,
    Silent,
    Slow,
    Status,
    Stream,
    dead_address,
)
from tests.fakes.exchange import Exchange

ASKED = (Message("system", "Be brief."), Message("user", "Bonjour"))


def target(base_url: str, timeout: float = 5.0) -> Target:
    return Target("other", "The server", base_url, "test-model", Place.HERE, False, timeout)


def ask(base_url: str, timeout: float = 5.0, key: str = "k", **parameters: object) -> list[Chunk]:
    """Return every chunk that came; what was raised carries those before it as `chunks`."""

    async def run() -> list[Chunk]:
        provider = Provider(target(base_url, timeout), key)
        try:
            return [chunk async for chunk in provider.stream(ASKED, parameters)]
        finally:
            await provider.close()

    return asyncio.run(run())


def text(chunks: list[Chunk]) -> str:
    return "".join(chunk.text for chunk in chunks)


def test_an_answer_comes_streamed_with_its_usage() -> None:
    with ScriptedServer() as server:
        server.script(Stream(["Bon", "jour."], cached=7))
        chunks = ask(server.base_url, temperature=0.2)
    assert text(chunks) == "Bonjour."
    usage = next(chunk.usage for chunk in chunks if chunk.usage)
    assert isinstance(usage, Usage)
    assert usage.cached == 7
    sent = server.requests[0]
    assert sent.streamed
    assert sent.wants_usage
    assert sent.body["temperature"] == 0.2
    assert [turn["role"] for turn in sent.messages] == ["system", "user"]


def test_only_calames_own_headers_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-trap")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-trap")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-trap")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Trap: 1\nAuthorization: Bearer trap")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://192.0.2.1/v1")
    monkeypatch.setenv("HTTP_PROXY", "http://192.0.2.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://192.0.2.1:9")
    with ScriptedServer() as server:
        server.script(Stream(["ok"]))
        assert text(ask(server.base_url, key="sk-mine")) == "ok"
    headers = server.requests[0].headers
    assert headers["authorization"] == "Bearer sk-mine"
    assert headers["user-agent"].startswith("Calame/")
    assert b"trap" not in server.requests[0].raw
    assert set(headers) <= {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "host",
        "user-agent",
        "x-stainless-raw-response",
    }


def test_a_server_that_does_not_stream_is_understood() -> None:
    whole = {
        "choices": [{"message": {"role": "assistant", "content": "Bonjour."}}],
        "usage": {"prompt_tokens": 3, "completion_tokens": 2},
    }
    with ScriptedServer() as server:
        server.script(NotCompletion(whole))
        chunks = ask(server.base_url)
    assert text(chunks) == "Bonjour."
    assert chunks[0].usage == Usage(3, 2, 0)


@pytest.mark.parametrize(
    ("reply", "id"),
    [
        (Status(401, "invalid_api_key"), "key_refused"),
        (Status(403), "key_refused"),
        (Status(404, "model_not_found"), "model_unknown"),
        (Status(429, "insufficient_quota"), "quota_spent"),
        (Status(429, "rate_limit_exceeded", headers={"Retry-After": "7"}), "rate_limited"),
        (Status(429, headers={"Retry-After": "3600"}), "rate_limited_long"),
        (Status(400, "context_length_exceeded"), "text_too_long"),
        (Status(400, "something"), "request_refused"),
        (Status(500), "engine_failing"),
        (Status(503), "engine_failing"),
        (Html(), "not_completion"),
        (Html(502), "engine_failing"),
        (Garbage(), "not_completion"),
        (NotCompletion({"hello": "world"}), "not_completion"),
        (NotCompletion([1, 2]), "not_completion"),
        (NotCompletion({"choices": [3]}), "not_completion"),
        (NotCompletion("text"), "not_completion"),
        (MidError(["Bon"], "boom"), "engine_gave_up"),
        (Cut(["Bon", "jour"]), "stream_cut"),
        (Cut(["Bon", "jour"], reset=True), "stream_cut"),
        (Cut([]), "stream_cut"),
    ],
)
def test_each_fault_has_its_name(reply: Reply, id: str) -> None:
    with ScriptedServer() as server:
        server.script(reply)
        with pytest.raises(EngineError) as caught:
            ask(server.base_url)
    assert caught.value.id == id
    assert len(server.requests) == 1


def test_the_wait_a_server_asks_for_is_kept() -> None:
    with ScriptedServer() as server:
        server.script(Status(429, headers={"Retry-After": "7"}))
        with pytest.raises(EngineError) as caught:
            ask(server.base_url)
    assert caught.value.retry_after == 7


@pytest.mark.parametrize("before_headers", [True, False])
def test_silence_ends_after_the_time_allowed(before_headers: bool) -> None:
    with ScriptedServer() as server:
        server.script(Silent(before_headers))
        with pytest.raises(EngineError) as caught:
            ask(server.base_url, timeout=0.3)
    assert caught.value.id == "engine_silent"


def test_a_slow_server_is_waited_for() -> None:
    with ScriptedServer() as server:
        server.script(Slow(Stream(["ok"]), 0.3))
        assert text(ask(server.base_url, timeout=5)) == "ok"


def test_nobody_there() -> None:
    with pytest.raises(EngineError) as caught:
        ask(dead_address())
    assert caught.value.id == "engine_unreachable"


@dataclass(frozen=True)
class RefusedField:
    """A 400 that names the field it does not take."""

    error: dict[str, object]

    async def perform(self, exchange: Exchange) -> None:
        await exchange.whole(json.dumps(self.error).encode(), code=400)


def test_a_field_the_engine_refuses_is_left_out() -> None:
    refusal = {
        "error": {
            "message": "Unsupported parameter: temperature",
            "type": "invalid_request_error",
            "param": "temperature",
            "code": "unsupported_parameter",
        }
    }

    with ScriptedServer() as server:
        server.by(
            lambda request: (
                RefusedField(refusal) if "temperature" in request.body else Stream(["ok"])
            )
        )
        assert text(ask(server.base_url, temperature=0.2)) == "ok"
    assert len(server.requests) == 2


def test_cancelling_while_the_server_is_silent_is_immediate() -> None:
    async def run(base_url: str) -> float:
        provider = Provider(target(base_url), "k")

        async def read() -> None:
            async for _ in provider.stream(ASKED, {}):
                pass

        task = asyncio.create_task(read())
        await asyncio.to_thread(server.wait_for_requests, 1)
        began = time.perf_counter()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        took = time.perf_counter() - began
        await provider.close()
        return took

    with ScriptedServer() as server:
        server.script(Silent())
        took = asyncio.run(run(server.base_url))
        server.wait_until_client_left()
    # far below the silence itself, which only the end of the server would break
    assert took < 2


def test_the_models_are_listed() -> None:
    async def run(base_url: str) -> tuple[str, ...]:
        provider = Provider(target(base_url), "k")
        try:
            return await provider.models()
        finally:
            await provider.close()

    with ScriptedServer() as server:
        server.script(Models(["a", "b"]))
        assert asyncio.run(run(server.base_url)) == ("a", "b")
        server.script(Html(), path="/v1/models")
        with pytest.raises(EngineError) as caught:
            asyncio.run(run(server.base_url))
    assert caught.value.id == "not_completion"
