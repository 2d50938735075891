"""The guard itself: what it hears, and what it does not let out."""

import subprocess
from pathlib import Path

import pytest

from tests.net_guard import TRAP, Attempt, namespace_command, run_guarded

needs_namespace = pytest.mark.skipif(
    not namespace_command(), reason="no network namespace can be made here"
)

CONNECTS = """
import socket, sys
for address in sys.argv[1:]:
    with socket.socket() as tried:
        tried.settimeout(0.2)
        print(address, tried.connect_ex((address, 9)) != 0)
print(sys.stdin.read())
"""


@needs_namespace
def test_attempts_to_loopback_and_beyond_are_both_recorded() -> None:
    run = run_guarded(
        ["127.0.0.1", "192.0.2.1"], env={}, stdin="reçu", unshare=True, program=("-c", CONNECTS)
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "127.0.0.1 True\n192.0.2.1 True\nreçu\n"
    ((pid, command),) = run.processes.items()
    assert command.endswith("127.0.0.1 192.0.2.1")
    near = Attempt(pid, "socket.connect", "AF_INET", "127.0.0.1", 9)
    far = Attempt(pid, "socket.connect", "AF_INET", "192.0.2.1", 9)
    assert run.attempts == (near, far)
    assert run.leaving == (far,)
    assert run.unrouted == 1


@needs_namespace
def test_a_run_that_stays_here_leaves_nothing_to_count() -> None:
    serves = """
import socket
with socket.create_server(("127.0.0.1", 0)) as listener:
    with socket.create_connection(listener.getsockname()):
        print("connected")
with socket.create_server(("::1", 0), family=socket.AF_INET6) as listener:
    with socket.create_connection(listener.getsockname()[:2]):
        print("connected")
"""
    run = run_guarded([], env={}, unshare=True, program=("-c", serves))
    assert run.stdout == "connected\n" * 2
    assert {attempt.event for attempt in run.attempts} == {"socket.getaddrinfo", "socket.connect"}
    assert (run.leaving, run.unrouted) == ((), 0)


@needs_namespace
def test_native_code_that_no_hook_hears_is_counted() -> None:
    native = """
import ctypes, socket, struct
address = struct.pack("=H", socket.AF_INET) + struct.pack("!H4s8x", 9, bytes([192, 0, 2, 1]))
with socket.socket() as tried:
    print(ctypes.CDLL(None).connect(tried.fileno(), address, len(address)))
"""
    run = run_guarded([], env={}, unshare=True, program=("-c", native))
    assert run.stdout == "-1\n"
    assert (run.attempts, run.unrouted) == ((), 1)


def test_children_are_heard_too() -> None:
    parent = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {CONNECTS!r}, "127.0.0.1"], check=True, input=b"")
"""
    run = run_guarded([], env={}, unshare=False, program=("-c", parent))
    (attempt,) = run.attempts
    assert len(run.processes) == 2
    assert run.processes[attempt.pid].endswith(" 127.0.0.1")
    assert run.unrouted is None


def test_names_datagrams_and_local_sockets_are_told_apart(tmp_path: Path) -> None:
    asks = """
import contextlib, socket, sys
socket.getaddrinfo("localhost", 80)
socket.getaddrinfo(None, 80)
with contextlib.suppress(OSError):
    socket.getaddrinfo("nowhere.invalid", 80, flags=socket.AI_NUMERICHOST)
with contextlib.suppress(OSError), socket.socket(type=socket.SOCK_DGRAM) as tried:
    tried.sendto(b"x", ("127.0.0.2", 9))
    tried.sendmsg([b"x"], [], 0, ("127.0.0.2", 9))
with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as tried:
    tried.connect(sys.argv[1])
"""
    path = str(tmp_path / "bus")
    run = run_guarded([path], env={}, unshare=False, program=("-c", asks))
    assert run.stderr == ""
    heard = [(row.event, row.family, row.host, row.port, row.leaves) for row in run.attempts]
    assert heard == [
        ("socket.getaddrinfo", "", "localhost", 80, False),
        ("socket.getaddrinfo", "", "", 80, False),
        ("socket.getaddrinfo", "", "nowhere.invalid", 80, True),
        ("socket.sendto", "AF_INET", "127.0.0.2", 9, False),
        ("socket.sendmsg", "AF_INET", "127.0.0.2", 9, False),
        ("socket.connect", "AF_UNIX", path, None, False),
    ]


def test_the_environment_is_a_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "OPENAI_BASE_URL", "MINE"]
    shows = "import os, sys; print([os.environ.get(name) for name in sys.argv[1:]])"
    run = run_guarded(names, env={"MINE": "kept"}, unshare=False, program=("-c", shows))
    assert run.stdout == f"{[TRAP, TRAP, TRAP, None, TRAP + '/v1', 'kept']}\n"


def test_a_run_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    held = tmp_path / "held"
    held.touch()
    hangs = f"""
import fcntl, os, signal
file = open({str(held)!r})
fcntl.flock(file, fcntl.LOCK_EX)
os.fork()
signal.pause()
"""
    with pytest.raises(subprocess.TimeoutExpired):
        run_guarded([], env={}, unshare=False, program=("-c", hangs), timeout=1.0)
    # the lock is free only once every process that has the file open is gone
    freed = subprocess.run(["flock", "--timeout", "10", held, "true"])
    assert freed.returncode == 0


def test_the_return_code_is_the_programs_own() -> None:
    run = run_guarded([], env={}, unshare=False, program=("-c", "raise SystemExit(3)"))
    assert run.returncode == 3
