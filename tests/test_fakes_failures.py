"""Each reply of an engine that does not work, and the clients that leave it."""

import asyncio
import threading

import openai
import pytest
from openai import AsyncOpenAI

from tests.fakes import (
    Cut,
    Garbage,
    Html,
    MidError,
    NotCompletion,
    Received,
    Reply,
    ScriptedServer,
    Silent,
    Slow,
    Status,
    Stream,
    dead_address,
)
from tests.sdk_client import ask, ask_whole, begin, call, partial, words


@pytest.mark.parametrize(
    ("reply", "error", "code"),
    [
        (Status(401, "invalid_api_key"), openai.AuthenticationError, "invalid_api_key"),
        (Status(404, "model_not_found", "No such model"), openai.NotFoundError, "model_not_found"),
        (Status(400, "context_length_exceeded"), openai.BadRequestError, "context_length_exceeded"),
        (Status(429, "insufficient_quota"), openai.RateLimitError, "insufficient_quota"),
        (Status(500), openai.InternalServerError, None),
    ],
)
def test_a_status_is_the_sdk_error_of_its_kind(
    reply: Status, error: type[openai.APIStatusError], code: str | None
) -> None:
    with ScriptedServer() as server:
        server.script(reply)
        with pytest.raises(error) as caught:
            call(server.base_url, ask)
    assert caught.value.code == code
    assert caught.value.status_code == reply.code
    assert reply.message in caught.value.message


def test_a_status_carries_its_headers() -> None:
    with ScriptedServer() as server:
        server.script(Status(429, "rate_limit_exceeded", headers={"Retry-After": "7"}))
        with pytest.raises(openai.RateLimitError) as caught:
            call(server.base_url, ask)
    assert caught.value.response.headers["retry-after"] == "7"


def test_a_web_page_is_what_a_captive_portal_sends() -> None:
    with ScriptedServer() as server:
        server.script(Html())
        assert "Sign in" in str(call(server.base_url, ask_whole))
        assert call(server.base_url, ask) == []
        server.script(Html(503))
        with pytest.raises(openai.InternalServerError):
            call(server.base_url, ask)


def test_garbage_is_no_stream_of_events() -> None:
    with ScriptedServer() as server:
        server.script(Garbage())
        with pytest.raises(ValueError, match="Expecting property name"):
            call(server.base_url, ask)


def test_garbage_may_be_any_bytes() -> None:
    async def raw(client: AsyncOpenAI) -> bytes:
        answer = await client.chat.completions.with_raw_response.create(
            model="m", messages=[{"role": "user", "content": "x"}], stream=True
        )
        return await answer.http_response.aread()

    with ScriptedServer() as server:
        server.script(Garbage(b"\x00\r\n\r\n\xff"))
        assert call(server.base_url, raw) == b"\x00\r\n\r\n\xff"


def test_json_that_is_no_completion_arrives_as_it_is() -> None:
    with ScriptedServer() as server:
        server.script(NotCompletion({"status": "ok"}))
        answer = call(server.base_url, ask_whole)
    assert answer.model_extra == {"status": "ok"}


@pytest.mark.parametrize("reset", [False, True])
def test_a_cut_breaks_the_stream_after_its_pieces(reset: bool) -> None:
    with ScriptedServer() as server:
        server.script(Cut(["un", "deux"], reset=reset))
        assert partial(server, openai.APIConnectionError) == ["un", "deux"]
        server.wait_for_connections(0)
        with pytest.raises(AssertionError):
            server.wait_until_client_left(timeout=0)


def test_an_error_in_mid_stream_follows_its_pieces() -> None:
    with ScriptedServer() as server:
        server.script(MidError(["un", "deux"], "out of memory"))
        assert partial(server, openai.APIError, match="out of memory") == ["un", "deux"]


@pytest.mark.parametrize("before_headers", [True, False])
def test_silence_ends_in_the_clients_timeout(before_headers: bool) -> None:
    with ScriptedServer() as server:
        server.script(Silent(before_headers))
        assert partial(server, openai.APITimeoutError, silence=0.2) == []
        assert server.wait_until_client_left().messages[0]["role"] == "user"


@pytest.mark.parametrize("before_headers", [True, False])
def test_silence_can_be_released(before_headers: bool) -> None:
    release = threading.Event()

    with ScriptedServer() as server:

        async def read(client: AsyncOpenAI) -> list[str]:
            answer = asyncio.ensure_future(ask(client))
            await asyncio.to_thread(server.wait_for_requests, 1)
            assert not answer.done()
            release.set()
            return words(await answer)

        server.script(Silent(before_headers, release, ["en", "fin"]))
        assert call(server.base_url, read) == ["en", "fin"]


def test_slow_gives_another_reply_later() -> None:
    with ScriptedServer() as server:
        server.script(Slow(Stream(["a"]), 0.5), Slow(Stream(["b"]), 0.01))
        assert partial(server, openai.APITimeoutError, silence=0.1) == []
        assert words(call(server.base_url, ask)) == ["b"]


def test_the_list_of_models_can_be_refused() -> None:
    async def models(client: AsyncOpenAI) -> None:
        await client.models.list()

    with ScriptedServer() as server:
        server.script(Status(401), path="/v1/models")
        with pytest.raises(openai.AuthenticationError):
            call(server.base_url, models)


def test_what_was_not_scripted_is_not_found() -> None:
    with ScriptedServer() as server, pytest.raises(openai.NotFoundError):
        call(server.base_url, ask)


def test_a_mistake_in_a_rule_comes_back_to_the_test() -> None:
    def rule(request: Received) -> Reply:
        raise LookupError(request.path)

    def misuse() -> None:
        with ScriptedServer() as server:
            server.by(rule)
            assert partial(server, openai.InternalServerError) == []

    with pytest.raises(LookupError, match="/v1/chat/completions"):
        misuse()


def test_a_client_that_closes_its_stream_is_noticed() -> None:
    with ScriptedServer() as server:

        async def leave(client: AsyncOpenAI) -> Received:
            stream = await begin(client, "assez")
            await anext(stream)
            await stream.close()
            return await asyncio.to_thread(server.wait_until_client_left)

        server.script(Stream(["a", "b"], gate=threading.Event()))
        assert call(server.base_url, leave).messages[0]["content"] == "assez"
        assert server.connections == 0


def test_a_cancelled_task_is_noticed_while_the_server_is_silent() -> None:
    with ScriptedServer() as server:

        async def cancel(client: AsyncOpenAI) -> None:
            task = asyncio.ensure_future(ask(client))
            await asyncio.to_thread(server.wait_for_requests, 1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await asyncio.to_thread(server.wait_until_client_left)

        server.script(Silent())
        call(server.base_url, cancel)


def test_a_client_that_had_its_whole_answer_did_not_leave() -> None:
    with ScriptedServer() as server:
        server.script(Stream(["a"]))
        call(server.base_url, ask)
        server.wait_for_connections(0)
        with pytest.raises(AssertionError, match="0 of 1"):
            server.wait_until_client_left(timeout=0)


def test_waiting_for_requests_that_never_come_fails() -> None:
    with ScriptedServer() as server, pytest.raises(AssertionError, match="0 of 1 requests"):
        server.wait_for_requests(1, timeout=0)


def test_nobody_listens_at_a_dead_address() -> None:
    with pytest.raises(openai.APIConnectionError):
        call(dead_address(), ask)
