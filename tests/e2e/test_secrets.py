"""A key goes from standard input to the keyring to the engine, and is left nowhere on the way."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import model_cache
from tests.fakes import ScriptedServer, Stream

pytestmark = pytest.mark.skipif(
    os.environ.get("CALAME_TEST_X11") != "1", reason="needs the X11 job's keyring"
)

KEY = "sk-proj-9d41c7e2f0ab4c55b7a1-e2e"
TEXT = "Our shop opens on Monday at nine and sells beautiful chairs made by hand."
ANSWER = "From nine on Monday, come and see the lovely handmade chairs in our shop."


def calame(home: Path, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "CALAME_HOME": str(home), "CALAME_MODELS": str(model_cache.folder())},
    )


def run(home: Path, *arguments: str, given: str = "") -> str:
    with calame(home, *arguments) as process:
        told, _ = process.communicate(given, timeout=120)
    assert process.returncode == 0, told
    return told


def public(pid: int) -> bytes:
    """Return what other programs can read of a process: its arguments, its variables."""
    place = Path("/proc", str(pid))
    return (place / "cmdline").read_bytes() + (place / "environ").read_bytes()


def children(pid: int) -> list[int]:
    tasks = Path("/proc", str(pid), "task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def assert_nowhere(home: Path, secret: str) -> None:
    files = [path for path in home.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert secret.encode() not in path.read_bytes(), path.name


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "home"
    assert KEY not in run(home, "keys", "set", "other", given=KEY + "\n")
    yield home
    run(home, "keys", "delete", "other")
    assert run(home, "keys", "list") == ""


def test_a_key_is_read_back_by_another_program_and_found_nowhere_else(kept: Path) -> None:
    found = subprocess.run(
        ["secret-tool", "lookup", "service", "calame", "username", "other"],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert found.stdout.strip() == KEY
    listed = run(kept, "keys", "list")
    assert listed.startswith("other ")
    assert KEY not in listed
    gate = threading.Event()
    with ScriptedServer() as server:
        server.script(Stream([ANSWER[:30], ANSWER[30:]], gate=gate))
        where = ("--base-url", server.base_url, "--model", "test-model")
        with calame(kept, "do", "rewrite", *where) as process:
            assert process.stdin is not None
            process.stdin.write(TEXT)
            process.stdin.close()
            process.stdin = None
            server.wait_for_requests(1, timeout=60)
            assert KEY.encode() not in public(process.pid)
            gate.set()
            told, _ = process.communicate(timeout=60)
    assert process.returncode == 0, told
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in told
    assert_nowhere(kept, KEY)


def test_the_local_engines_own_key_is_in_no_process_list(tmp_path: Path) -> None:
    model_cache.smollm2()
    home = tmp_path / "home"
    where = ("--engine", "local", "--model", model_cache.SMOLLM2)
    with calame(home, "do", "rewrite", *where) as process:
        assert process.stdin is not None
        process.stdin.write(" ".join([TEXT] * 20))
        process.stdin.close()
        process.stdin = None
        engine: list[int] = []
        while not engine and process.poll() is None:
            engine = [pid for pid in children(process.pid) if b"--engine-child" in public(pid)]
        assert engine
        seen = public(engine[0])
        process.terminate()
        process.communicate(timeout=60)
    named = [entry.split(b"=")[0] for entry in seen.split(b"\0") if b"=" in entry]
    assert not [name for name in named if b"KEY" in name.upper() or b"CALAME" in name.upper()]
