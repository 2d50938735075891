"""The local engine under way: shared starts, exchanged models, closed streams, repeated crashes."""

import asyncio
import json
import os
import re
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.engine.local import Endpoint, LocalEngine
from desktop.errors import EngineError
from tests import model_cache

LONG = 3000
"""Tokens of an answer that nobody waits for."""


def living(work: Callable[[LocalEngine, Path], Awaitable[None]]) -> None:
    model = model_cache.smollm2()

    async def run() -> None:
        engine = LocalEngine()
        try:
            await work(engine, model)
        finally:
            await engine.stop()
        assert children() == []

    asyncio.run(asyncio.wait_for(run(), 120))


def nothing() -> None:
    pass


def children() -> list[int]:
    found = []
    for task in Path("/proc/self/task").iterdir():
        for pid in (task / "children").read_text().split():
            with suppress(OSError):
                if b"--engine-child" in Path("/proc", pid, "cmdline").read_bytes():
                    found.append(int(pid))
    return found


async def until(condition: Callable[[], bool]) -> None:
    while not condition():
        await asyncio.sleep(0.01)


async def until_idle(engine: LocalEngine, idle: bool) -> None:
    while await engine.idle() is not idle:
        await asyncio.sleep(0.02)


async def crash(engine: LocalEngine) -> None:
    (child,) = children()
    os.kill(child, signal.SIGKILL)
    await until(lambda: not engine.running)


async def ask(
    endpoint: Endpoint, path: str, body: object = None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    address = re.fullmatch(r"http://(.+):(\d+)/v1", endpoint.base_url)
    assert address is not None
    reader, writer = await asyncio.open_connection(address[1], int(address[2]))
    content = json.dumps(body).encode() if body else b""
    writer.write(
        f"{'POST' if body else 'GET'} {path} HTTP/1.1\r\nHost: {address[1]}\r\n"
        f"Authorization: Bearer {endpoint.key}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(content)}\r\nConnection: close\r\n\r\n".encode()
        + content
    )
    return reader, writer


async def get(endpoint: Endpoint, path: str) -> str:
    reader, writer = await ask(endpoint, path)
    answer = await reader.read()
    writer.close()
    return answer.decode()


async def stream(
    endpoint: Endpoint, prompt: str = "Tell a story."
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Ask for an answer that would take most of a minute."""
    messages = [{"role": "user", "content": prompt}]
    body = {"messages": messages, "stream": True, "max_tokens": LONG, "ignore_eos": True}
    return await ask(endpoint, "/v1/chat/completions", body)


async def generated(endpoint: Endpoint) -> int:
    found = re.search(r"tokens_predicted_total (\d+)", await get(endpoint, "/metrics"))
    assert found is not None
    return int(found[1])


def test_starts_asked_for_at_once_are_one_start() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        reports: list[int] = []
        endpoints = await asyncio.gather(
            *(engine.ready(model, {}, lambda: reports.append(1)) for _ in range(3))
        )
        assert len(set(endpoints)) == 1
        assert len(children()) == 1
        assert len(reports) == 3
        assert await engine.ready(model, {}, lambda: reports.append(1)) == endpoints[0]
        assert len(reports) == 3

    living(work)


def test_another_model_takes_the_place_of_the_first_once_its_request_ended() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        first = await engine.ready(model, {}, nothing)
        with engine.use():
            # another template is another load of the model
            second = asyncio.create_task(engine.ready(model, {"n": 1}, nothing))
            await asyncio.sleep(0.3)
            assert not second.done()
            assert "200 OK" in await get(first, "/health")
        assert await second != first
        assert len(children()) == 1

    living(work)


def test_an_answer_names_no_path_and_the_key_is_in_no_process() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        endpoint = await engine.ready(model, {}, nothing)
        assert str(model.parent) not in await get(endpoint, "/v1/models")
        for pid in (os.getpid(), *children()):
            for name in ("cmdline", "environ"):
                assert endpoint.key.encode() not in Path(f"/proc/{pid}/{name}").read_bytes()
        assert endpoint.key not in repr(endpoint)

    living(work)


def test_closing_a_stream_before_its_first_token_frees_the_slot() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        endpoint = await engine.ready(model, {}, nothing)
        _, writer = await stream(endpoint, " ".join(f"word{n}" for n in range(600)))
        await until_idle(engine, False)
        writer.close()
        await until_idle(engine, True)
        assert await generated(endpoint) == 0

    living(work)


def test_closing_a_stream_in_the_middle_frees_the_slot() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        endpoint = await engine.ready(model, {}, nothing)
        reader, writer = await stream(endpoint)
        await reader.readuntil(b'"content":"')
        writer.close()
        await until_idle(engine, True)
        assert await generated(endpoint) < LONG / 2

    living(work)


def test_stop_ends_a_child_that_answers() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        endpoint = await engine.ready(model, {}, nothing)
        with engine.use():
            reader, writer = await stream(endpoint)
            await reader.readuntil(b'"content":"')
            await engine.stop()
            assert children() == []
            assert not engine.running
            with suppress(ConnectionError):
                assert b"[DONE]" not in await reader.read()
            writer.close()
        assert await engine.idle()

    living(work)


def test_a_cancelled_start_leaves_no_child() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        start = asyncio.create_task(engine.ready(model, {}, nothing))
        await until(lambda: bool(children()))
        start.cancel()
        with pytest.raises(asyncio.CancelledError):
            await start
        assert children() == []
        assert (await engine.ready(model, {}, nothing)).base_url

    living(work)


def test_stop_ends_starts_and_those_who_wait_for_them() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        starts = [asyncio.create_task(engine.ready(model, {}, nothing)) for _ in range(2)]
        await until(lambda: bool(children()))
        await engine.stop()
        for start in starts:
            with pytest.raises(EngineError) as caught:
                await start
            assert caught.value.id == "local_engine_stopped"
        assert children() == []

    living(work)


def test_a_crash_in_a_request_is_seen_by_the_next_start() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        endpoint = await engine.ready(model, {}, nothing)
        (child,) = children()
        with suppress(EOFError), engine.use():
            reader, writer = await stream(endpoint)
            await reader.readuntil(b'"content":"')
            os.kill(child, signal.SIGKILL)
            await reader.read()
            writer.close()
            raise EOFError
        # nobody has waited for the system to tell that the process is gone
        again = await engine.ready(model, {}, nothing)
        assert again != endpoint
        assert "200 OK" in await get(again, "/health")

    living(work)


def test_four_crashes_in_a_row_are_told_and_the_next_start_is_a_fresh_one() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        for _ in range(4):
            await engine.ready(model, {}, nothing)
            await crash(engine)
        with pytest.raises(EngineError) as caught:
            await engine.ready(model, {}, nothing)
        assert caught.value.id == "local_engine_failed"
        assert caught.value.hint == "local_engine_smaller"
        assert (await engine.ready(model, {}, nothing)).base_url

    living(work)


def test_crashes_between_good_requests_are_not_in_a_row() -> None:
    async def work(engine: LocalEngine, model: Path) -> None:
        for _ in range(6):
            await engine.ready(model, {}, nothing)
            with engine.use():
                pass
            await crash(engine)

    living(work)
