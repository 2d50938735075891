"""Each reply of an engine that works, seen through the real SDK."""

import asyncio
import socket
import threading
from urllib.parse import urlsplit

import openai
import pytest
from openai import AsyncOpenAI
from openai.types.chat import ChatCompletionChunk

from tests.fakes import Burst, Echo, Models, Received, Reply, ScriptedServer, Silent, Status, Stream
from tests.sdk_client import ask, ask_whole, begin, call, words


def test_a_stream_brings_its_pieces_then_its_end_then_the_usage() -> None:
    with ScriptedServer() as server:
        server.script(Stream(["Sal", "ut", " 👋"], cached=2, timings={"cache_n": 2}))
        chunks = call(server.base_url, ask)
    assert words(chunks) == ["Sal", "ut", " 👋"]
    assert chunks[-2].choices[0].finish_reason == "stop"
    last = chunks[-1]
    assert last.choices == []
    assert last.usage is not None
    assert (last.usage.prompt_tokens, last.usage.completion_tokens) == (3, 3)
    assert last.usage.prompt_tokens_details is not None
    assert last.usage.prompt_tokens_details.cached_tokens == 2
    assert last.model_extra == {"timings": {"cache_n": 2}}


def test_a_stream_can_keep_its_usage_to_itself() -> None:
    with ScriptedServer() as server:
        server.script(Stream(["a"], usage=False, finish="length"))
        chunks = call(server.base_url, ask)
    assert all(chunk.usage is None for chunk in chunks)
    assert chunks[-1].choices[0].finish_reason == "length"


def test_a_stream_tells_its_usage_only_when_asked() -> None:
    async def unasked(client: AsyncOpenAI) -> list[ChatCompletionChunk]:
        stream = await client.chat.completions.create(
            model="m", messages=[{"role": "user", "content": "x"}], stream=True
        )
        return [chunk async for chunk in stream]

    with ScriptedServer() as server:
        server.script(Stream(["a"]))
        assert [chunk.usage for chunk in call(server.base_url, unasked)] == [None] * 3
        assert call(server.base_url, ask)[-1].usage is not None


def test_a_request_without_stream_gets_a_whole_completion() -> None:
    with ScriptedServer() as server:
        server.script(Stream(["Sal", "ut"], finish="length"))
        answer = call(server.base_url, ask_whole)
    assert answer.choices[0].message.content == "Salut"
    assert answer.choices[0].finish_reason == "length"
    assert answer.usage is not None
    assert answer.usage.total_tokens == 5


def test_the_second_piece_waits_for_the_test() -> None:
    gate = threading.Event()

    async def read(client: AsyncOpenAI) -> tuple[str, bool, list[str]]:
        stream = await begin(client)
        first = ""
        while not first:
            first = "".join(words([await anext(stream)]))
        following = asyncio.ensure_future(anext(stream))
        await asyncio.wait([following], timeout=0.1)
        early = following.done()
        gate.set()
        rest = [await following, *[chunk async for chunk in stream]]
        return first, early, words(rest)

    with ScriptedServer() as server:
        server.script(Stream(["un", "deux", "trois"], gate=gate))
        assert call(server.base_url, read) == ("un", False, ["deux", "trois"])


def test_requests_are_kept_as_they_came() -> None:
    with ScriptedServer() as server:
        server.script(Stream(["a"]))
        call(server.base_url, ask)
        (request,) = server.wait_for_requests(1)
    assert (request.method, request.path) == ("POST", "/v1/chat/completions")
    assert request.headers["authorization"] == "Bearer dummy"
    assert request.messages == [{"role": "user", "content": "Bonjour à tous"}]
    assert request.body["stream"] is True
    assert request.raw.startswith(b"POST /v1/chat/completions HTTP/1.1\r\n")


def test_replies_come_in_order_and_the_last_repeats() -> None:
    async def thrice(client: AsyncOpenAI) -> list[list[str]]:
        return [words(await ask(client)) for _ in range(3)]

    with ScriptedServer() as server:
        server.script(Stream(["un"]), Stream(["deux"]))
        assert call(server.base_url, thrice) == [["un"], ["deux"], ["deux"]]


def test_one_connection_serves_one_request_after_another() -> None:
    async def thrice(client: AsyncOpenAI) -> None:
        await ask(client)
        await ask_whole(client)
        await client.models.list()

    with ScriptedServer() as server:
        server.script(Stream(["a"]))
        call(server.base_url, thrice)
        assert len({request.client_port for request in server.wait_for_requests(3)}) == 1
        server.wait_for_connections(0)


def test_many_connections_are_served_at_once() -> None:
    gate = threading.Event()

    with ScriptedServer() as server:

        async def together(client: AsyncOpenAI) -> list[list[str]]:
            tasks = [asyncio.ensure_future(ask(client)) for _ in range(20)]
            await asyncio.to_thread(server.wait_for_requests, 20)
            assert server.connections == 20
            gate.set()
            return [words(chunks) for chunks in await asyncio.gather(*tasks)]

        server.script(Stream(["a", "b"], gate=gate))
        assert call(server.base_url, together) == [["a", "b"]] * 20


def test_a_burst_brings_every_token_in_order() -> None:
    burst = Burst(500, 5_000.0)
    with ScriptedServer() as server:
        server.script(burst)
        chunks = call(server.base_url, ask)
    assert words(chunks) == burst.chunks
    assert chunks[-1].usage is not None
    assert chunks[-1].usage.completion_tokens == 500


def test_models_answer_the_list_beside_the_script_of_the_completions() -> None:
    async def both(client: AsyncOpenAI) -> tuple[list[str], list[str]]:
        page = await client.models.list()
        return [model.id for model in page.data], words(await ask(client))

    with ScriptedServer() as server:
        server.script(Models(["petit", "grand"]), Stream(["a"]))
        assert call(server.base_url, both) == (["petit", "grand"], ["a"])


def test_an_echo_is_computed_from_the_messages() -> None:
    with ScriptedServer() as server:
        server.script(Echo(lambda messages: messages[-1]["content"].upper()))
        assert words(call(server.base_url, ask)) == ["BONJOUR ", "À ", "TOUS"]


def test_a_rule_chooses_the_reply_to_each_request() -> None:
    def rule(request: Received) -> Reply:
        asked = request.messages[-1]["content"]
        return Stream(["non"]) if "tous" in asked else Status(500)

    async def other(client: AsyncOpenAI) -> None:
        await begin(client, "autre")

    with ScriptedServer() as server:
        server.by(rule)
        assert words(call(server.base_url, ask)) == ["non"]
        with pytest.raises(openai.InternalServerError):
            call(server.base_url, other)
        server.script(Stream(["fini"]))
        assert words(call(server.base_url, ask)) == ["fini"]


def test_closing_ends_the_thread_and_what_is_under_way() -> None:
    with ScriptedServer() as server:
        server.script(Silent())
        address = urlsplit(server.base_url)
        client = socket.create_connection((str(address.hostname), address.port or 0))
        client.sendall(b"POST /v1/chat/completions HTTP/1.1\r\ncontent-length: 2\r\n\r\n{}")
        server.wait_for_requests(1)
        running = [thread.name for thread in threading.enumerate()]
    with client:
        client.settimeout(10)
        assert client.recv(1) == b""
    assert "scripted-server" in running
    assert "scripted-server" not in [thread.name for thread in threading.enumerate()]
    with pytest.raises(openai.APIConnectionError):
        call(server.base_url, ask)


def test_the_head_and_the_first_piece_are_one_packet() -> None:
    with ScriptedServer() as server:
        server.script(Stream(["premier", "second"], gate=threading.Event()))
        address = urlsplit(server.base_url)
        with socket.create_connection((str(address.hostname), address.port or 0)) as client:
            client.settimeout(10)
            body = b'{"stream": true}'
            head = b"POST /v1/chat/completions HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n"
            client.sendall(head + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))
            packet = client.recv(65536)
    assert packet.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"premier" in packet
    assert b"second" not in packet


def test_a_request_may_come_byte_by_byte_and_another_behind_it() -> None:
    request = b"GET /v1/models HTTP/1.1\r\nhost: x\r\n\r\n"
    last = b"GET /v1/models HTTP/1.1\r\nconnection: close\r\n\r\n"
    with ScriptedServer() as server:
        address = urlsplit(server.base_url)
        with socket.create_connection((str(address.hostname), address.port or 0)) as client:
            client.settimeout(10)
            for byte in request:
                client.sendall(bytes([byte]))
            client.sendall(request + last)
            answer = b""
            while data := client.recv(65536):
                answer += data
    assert answer.count(b"HTTP/1.1 200 OK\r\n") == 3
    assert [received.path for received in server.requests] == ["/v1/models"] * 3
