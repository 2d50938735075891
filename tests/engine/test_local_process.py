"""What a child inherits, and what is told when it does not come to serve."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from desktop.engine.child import BROKEN, FAILED, MEMORY, UNKNOWN, kind_of
from desktop.engine.local import Endpoint, LocalEngine
from desktop.engine.process import command, environment
from desktop.errors import EngineError, ModelFileError, UserError
from tests import model_cache

HANGING = """
import ctypes, pathlib, types

class CommonParams(types.SimpleNamespace):
    def __init__(self):
        super().__init__(model=types.SimpleNamespace())

class Server:
    def __init__(self, settings):
        pathlib.Path({marker!r}).touch()
        ctypes.PyDLL(None).sleep(600)  # with the interpreter's lock held, as a load
"""

CRASHING = """
import os, sys

if "--engine-child" in sys.orig_argv:
    with open({log!r}, "a") as log:
        log.write("started\\n")
    os.kill(os.getpid(), 9)
"""


def refused(model: Path, *, start_seconds: float = 60.0) -> UserError:
    async def run() -> None:
        engine = LocalEngine(start_seconds=start_seconds)
        try:
            await engine.ready(model, {}, lambda: None)
        finally:
            await engine.stop()

    with pytest.raises(UserError) as caught:
        asyncio.run(run())
    return caught.value


def put_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let children find modules in a folder before those that are installed."""
    monkeypatch.setenv("PYTHONPATH", str(folder))


def prompt(endpoint: Endpoint) -> str:
    """Return what the model is given to read for a greeting."""
    request = urllib.request.Request(
        endpoint.base_url.removesuffix("/v1") + "/apply-template",
        json.dumps({"messages": [{"role": "user", "content": "Hello"}]}).encode(),
        {"Authorization": f"Bearer {endpoint.key}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        return str(json.load(response)["prompt"])


def gone(pid: int) -> bool:
    try:
        state = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return True
    return state == "Z"


def test_a_child_inherits_nothing_that_leads_out() -> None:
    given = {
        "PATH": "/bin",
        "HOME": "/home/anna",
        "LC_CTYPE": "fr_FR.UTF-8",
        "OPENAI_API_KEY": "sk-1",
        "OPENAI_BASE_URL": "http://192.0.2.1",
        "MISTRAL_API_KEY": "sk-2",
        "HTTPS_PROXY": "http://192.0.2.1",
        "all_proxy": "http://192.0.2.1",
        "HF_TOKEN": "hf-1",
        "HF_HOME": "/hf",
        "LLAMA_ARG_HOST": "0.0.0.0",
        "CALAME_HOME": "/home/anna/calame",
    }
    made = environment(given)
    assert {name: made[name] for name in ("PATH", "HOME", "LC_CTYPE")} == {
        name: given[name] for name in ("PATH", "HOME", "LC_CTYPE")
    }
    assert set(made) - {"PATH", "HOME", "LC_CTYPE"} <= {"GOMP_SPINCOUNT", "PYTHONPATH"}


def test_a_person_may_set_the_threads_patience() -> None:
    assert environment({"GOMP_SPINCOUNT": "7"})["GOMP_SPINCOUNT"] == "7"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux's OpenMP is told to wait less")
def test_threads_do_not_wait_busily() -> None:
    assert environment({})["GOMP_SPINCOUNT"] == "5000"


def test_a_child_is_started_in_any_folder(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken for a module')")
    (tmp_path / "desktop").mkdir()
    ended = subprocess.run(
        command(), cwd=tmp_path, env=environment(os.environ), input=b"", capture_output=True
    )
    assert (ended.returncode, ended.stderr) == (2, b"")


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--engine-child"]
    assert "PYTHONPATH" not in environment({})


@pytest.mark.parametrize(
    "line", [b"", b"nonsense\n", b"[]\n", b'{"model": "x"}\n', b'{"key": "k", "template": 1}\n']
)
def test_a_child_takes_nothing_but_its_parents_line(line: bytes) -> None:
    ended = subprocess.run(command(), env=environment(os.environ), input=line, capture_output=True)
    assert (ended.returncode, ended.stdout) == (2, b"")


def test_a_missing_engine_is_told_with_the_way_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xllamacpp.py").write_text("raise ModuleNotFoundError('xllamacpp')")
    put_first(tmp_path, monkeypatch)
    error = refused(model_cache.smollm2())
    assert isinstance(error, EngineError)
    assert (error.id, error.hint) == ("local_engine_missing", "local_engine_install")


def test_a_child_that_keeps_crashing_is_started_four_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log"
    (tmp_path / "sitecustomize.py").write_text(CRASHING.format(log=str(log)))
    put_first(tmp_path, monkeypatch)
    error = refused(model_cache.smollm2())
    assert (error.id, error.hint) == ("local_engine_failed", "local_engine_smaller")
    assert error.parameters["count"] == 4
    assert log.read_text().count("started") == 4


def test_a_start_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "xllamacpp.py").write_text(HANGING.format(marker=str(tmp_path / "loading")))
    put_first(tmp_path, monkeypatch)
    error = refused(model_cache.smollm2(), start_seconds=2.0)
    assert error.id == "local_engine_slow"
    assert error.parameters["seconds"] == 2


def test_a_child_that_still_loads_goes_with_its_parent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "loading"
    (tmp_path / "xllamacpp.py").write_text(HANGING.format(marker=str(marker)))
    put_first(tmp_path, monkeypatch)
    load = {"model": str(model_cache.smollm2()), "key": "k", "context": 64, "threads": 0}
    # closing the pipe is what the system does when it kills a parent
    with subprocess.Popen(command(), env=environment(os.environ), stdin=subprocess.PIPE) as child:
        assert child.stdin is not None
        child.stdin.write(json.dumps({**load, "template": {}}).encode() + b"\n")
        child.stdin.flush()
        while not marker.exists():
            assert child.poll() is None
            time.sleep(0.01)
        assert not gone(child.pid)
        child.stdin.close()
        assert child.wait(60) == -signal.SIGIO


def test_ctrl_c_in_a_terminal_is_left_to_the_parent() -> None:
    model = model_cache.smollm2()

    async def run() -> None:
        engine = LocalEngine()
        try:
            await engine.ready(model, {}, lambda: None)
            listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
            for pid in map(int, listed):
                os.kill(pid, signal.SIGINT)
            assert await engine.idle()
            assert engine.running
        finally:
            await engine.stop()

    asyncio.run(run())


def test_parameters_of_a_model_reach_its_chat_template(tmp_path: Path) -> None:
    content = model_cache.smollm2().read_bytes()
    fixed = re.search(rb"'<\|im_start\|>system[^']+<\|im_end\|>\n'", content)
    assert fixed is not None
    shown = b"enable_thinking".ljust(len(fixed[0]))
    model = tmp_path / "thinking.gguf"
    model.write_bytes(content.replace(fixed[0], shown, 1))

    async def run() -> str:
        engine = LocalEngine()
        try:
            endpoint = await engine.ready(model, {"enable_thinking": False}, lambda: None)
            return await asyncio.to_thread(prompt, endpoint)
        finally:
            await engine.stop()

    assert asyncio.run(run()).startswith("False")


def test_a_file_cut_short_is_told_as_damaged(tmp_path: Path) -> None:
    model = tmp_path / "short.gguf"
    with model_cache.smollm2().open("rb") as whole:
        model.write_bytes(whole.read(4 << 20))
    error = refused(model)
    assert isinstance(error, ModelFileError)
    assert (error.id, error.parameters["name"]) == ("local_model_broken", "short.gguf")


def test_a_kind_of_model_from_the_future_is_told_as_such(tmp_path: Path) -> None:
    model = tmp_path / "new.gguf"
    model.write_bytes(model_cache.smollm2().read_bytes().replace(b"\0llama", b"\0lxama", 1))
    error = refused(model)
    assert (error.id, error.hint) == ("local_model_unknown", "file_choose")


def test_a_file_that_went_away_is_told_as_such(tmp_path: Path) -> None:
    error = refused(tmp_path / "gone.gguf")
    assert (error.id, error.parameters["name"]) == ("file_missing", "gone.gguf")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("llama_model_load: error loading model: mmap failed: Cannot allocate memory", MEMORY),
        ("ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 9", MEMORY),
        ("gguf_init_from_reader: failed to read key-value pairs", BROKEN),
        ("tensor 'a' data is not within the file bounds, model is corrupted or incomplete", BROKEN),
        ("error loading model architecture: unknown model architecture: 'x'", UNKNOWN),
        ("init: please consider disabling jinja via --no-jinja", UNKNOWN),
        ("", FAILED),
    ],
)
def test_the_servers_log_tells_a_kind(line: str, kind: str) -> None:
    noise = "srv load_model: loading model\n"
    assert kind_of(noise + line + "\nsrv init: exiting due to model loading error") == kind
