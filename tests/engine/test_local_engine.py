"""The local engine with a real model in a real child: it starts, dies and comes back."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from desktop.engine.local import Endpoint, LocalEngine
from desktop.errors import UserError
from tests import model_cache


def with_engine(work: Callable[[LocalEngine, Endpoint], Awaitable[None]], **options: float) -> None:
    model = model_cache.smollm2()

    async def run() -> None:
        engine = LocalEngine(**options)  # type: ignore[arg-type]
        try:
            await work(engine, await engine.ready(model, {}, lambda: None))
        finally:
            await engine.stop()

    asyncio.run(run())


def models(endpoint: Endpoint, key: str) -> int:
    request = urllib.request.Request(
        endpoint.base_url.removesuffix("/v1") + "/props", headers={"Authorization": f"Bearer {key}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        return error.code


def chat(endpoint: Endpoint) -> str:
    body = {"messages": [{"role": "user", "content": "Say hello."}], "max_tokens": 8}
    request = urllib.request.Request(
        endpoint.base_url + "/chat/completions",
        json.dumps(body).encode(),
        {"Authorization": f"Bearer {endpoint.key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=120) as response:
        return str(json.load(response)["choices"][0]["message"]["content"])


def engine_children() -> list[int]:
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "engine-child"], capture_output=True, text=True
    )
    return [int(pid) for pid in found.stdout.split()]


def alive(pid: int) -> bool:
    try:
        state = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_it_answers_to_its_own_key_only() -> None:
    async def work(engine: LocalEngine, endpoint: Endpoint) -> None:
        assert endpoint.base_url.startswith("http://127.0.0.1:")
        assert await asyncio.to_thread(chat, endpoint)
        assert await asyncio.to_thread(models, endpoint, endpoint.key) == 200
        assert await asyncio.to_thread(models, endpoint, "guess") == 401

    with_engine(work)


def test_it_ends_with_its_owner() -> None:
    async def work(engine: LocalEngine, endpoint: Endpoint) -> None:
        (child,) = engine_children()
        await engine.stop()
        assert not alive(child)
        assert not engine.running

    with_engine(work)


def test_a_crashed_child_is_started_again() -> None:
    model = model_cache.smollm2()

    async def work(engine: LocalEngine, endpoint: Endpoint) -> None:
        (child,) = engine_children()
        os.kill(child, signal.SIGKILL)
        while engine.running:
            await asyncio.sleep(0.01)
        again = await engine.ready(model, {}, lambda: None)
        assert again != endpoint
        assert await asyncio.to_thread(chat, again)

    with_engine(work)


def test_it_rests_when_nobody_asks() -> None:
    async def work(engine: LocalEngine, endpoint: Endpoint) -> None:
        while engine.running:
            await asyncio.sleep(0.05)
        assert await engine.idle()

    with_engine(work, idle_seconds=0.2)


def test_the_child_goes_when_its_parent_is_killed() -> None:
    model = model_cache.smollm2()
    script = """
        import asyncio, sys
        from pathlib import Path
        from desktop.engine.local import LocalEngine

        async def run():
            await LocalEngine().ready(Path(sys.argv[1]), {}, lambda: None)
            print("ready", flush=True)
            await asyncio.sleep(600)

        asyncio.run(run())
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(model)],
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        listed = Path("/proc", str(parent.pid), "task", str(parent.pid), "children").read_text()
        (child,) = map(int, listed.split())
        parent.kill()
        parent.wait()
    until = time.monotonic() + 30
    while alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(child)


@pytest.mark.parametrize("content", [b"", b"not a model at all", b"GGUF" + b"\0" * 64])
def test_a_file_that_is_no_model_is_told_at_once(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.gguf"
    file.write_bytes(content)

    async def run() -> None:
        engine = LocalEngine()
        try:
            await engine.ready(file, {}, lambda: None)
        finally:
            await engine.stop()

    with pytest.raises(UserError) as caught:
        asyncio.run(run())
    assert caught.value.id != "local_engine_failed"
    assert caught.value.hint
