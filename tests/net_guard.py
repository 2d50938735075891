"""Proof of where a run tries to connect to: a hook in every Python process, and no way out.

The hook hears what Python asks of its sockets; native code is heard by the kernel alone, which
counts in a network namespace of its own whatever found no route out of it.
"""

import functools
import ipaddress
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRAP = "http://192.0.2.9:9"
"""An address of a documentation network (RFC 5737): nothing may ever be sent there."""

TRAP_VARIABLES: Mapping[str, str] = {
    "HTTP_PROXY": TRAP,
    "HTTPS_PROXY": TRAP,
    "ALL_PROXY": TRAP,
    "http_proxy": TRAP,
    "https_proxy": TRAP,
    "all_proxy": TRAP,
    "OPENAI_BASE_URL": f"{TRAP}/v1",
    "OPENAI_API_KEY": "sk-trap",
}

# Python imports a module of this name by itself when it starts, so the hook is in children too.
_HOOK = """
import json, os, socket, sys

_file = os.open({log!r}, os.O_WRONLY | os.O_APPEND)

def _note(event, family, host, port):
    host = os.fsdecode(host) if isinstance(host, (str, bytes)) else host
    row = dict(pid=os.getpid(), event=event, family=family, host=host, port=port)
    os.write(_file, json.dumps(row, default=str).encode() + b"\\n")

def _heard(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        opened, address = arguments[:2]
        if address is None:
            return
        try:
            family = socket.AddressFamily(opened.family).name
        except ValueError:
            family = str(opened.family)
        if family in ("AF_INET", "AF_INET6"):
            _note(event, family, address[0], address[1])
        else:
            _note(event, family, str(address), None)
    elif event == "socket.getaddrinfo":
        _note(event, "", arguments[0], arguments[1])
    elif event in ("socket.gethostbyname", "socket.gethostbyaddr"):
        _note(event, "", arguments[0], None)
    elif event == "socket.getnameinfo":
        _note(event, "", arguments[0][0], arguments[0][1])

_note("start", "", " ".join(sys.orig_argv), None)
sys.addaudithook(_heard)
"""

_IN_NAMESPACE = """
ip link set lo up || exit 125
"$@"
code=$?
cat /proc/net/snmp /proc/net/snmp6 >"$0" 2>/dev/null
exit $code
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing a process asked of its sockets; `event` is the name of the audit event.

    `family` is empty for look-ups of names. `port` is None where there is none.
    """

    pid: int
    event: str
    family: str
    host: str
    port: str | int | None

    @property
    def leaves(self) -> bool:
        """Whether it means to go further than this machine."""
        if self.family not in ("", "AF_INET", "AF_INET6"):
            return self.family not in ("AF_UNIX", "AF_NETLINK")
        if self.host in ("", "localhost"):
            return False
        try:
            return not ipaddress.ip_address(self.host.partition("%")[0]).is_loopback
        except ValueError:
            return True


@dataclass(frozen=True, slots=True)
class GuardedRun:
    """How a guarded run ended and what it tried.

    `processes` are the command lines of the Python processes that carried the hook, by pid.
    `unrouted` is how often any code, native too, tried to leave the namespace; None outside one.
    """

    returncode: int
    stdout: str
    stderr: str
    attempts: tuple[Attempt, ...]
    processes: Mapping[int, str]
    unrouted: int | None

    @property
    def leaving(self) -> tuple[Attempt, ...]:
        """The attempts that meant to go further than this machine."""
        return tuple(attempt for attempt in self.attempts if attempt.leaves)


@functools.cache
def namespace_command() -> tuple[str, ...]:
    """Return the command that runs another in a network namespace, empty where none can."""
    for command in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which("unshare") and shutil.which("ip"):
            tried = subprocess.run([*command, "ip", "link", "set", "lo", "up"], capture_output=True)
            if tried.returncode == 0:
                return command
    return ()


def run_guarded(
    argv: Sequence[str],
    *,
    env: Mapping[str, str],
    stdin: str = "",
    unshare: bool,
    program: Sequence[str] = ("-m", "desktop"),
    timeout: float = 120.0,
) -> GuardedRun:
    """Run Calame with these arguments, every proxy and OpenAI variable set to the trap.

    `env` is laid over this process's environment; `program` is what the interpreter is given
    before `argv`. `unshare` leaves the run nothing but loopback and raises RuntimeError where
    `namespace_command` is empty. Raises subprocess.TimeoutExpired after `timeout` seconds.
    """
    with tempfile.TemporaryDirectory(prefix="net-guard-") as name:
        folder = Path(name)
        log, counters = folder / "attempts.jsonl", folder / "counters"
        log.touch(0o600)
        (folder / "sitecustomize.py").write_text(_HOOK.format(log=str(log)), encoding="utf-8")
        command = [sys.executable, *program, *argv]
        if unshare:
            if not namespace_command():
                raise RuntimeError("no network namespace can be made here")
            command = [*namespace_command(), "sh", "-c", _IN_NAMESPACE, str(counters), *command]
        environment = {**_without_exceptions(os.environ), **TRAP_VARIABLES, **env}
        searched = [name, str(ROOT), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, searched))
        returncode, stdout, stderr = _run(command, environment, stdin, timeout)
        rows = [_attempt(line) for line in log.read_text(encoding="utf-8").splitlines()]
        return GuardedRun(
            returncode,
            stdout,
            stderr,
            tuple(row for row in rows if row.event != "start"),
            {row.pid: row.host for row in rows if row.event == "start"},
            _unrouted(counters.read_text()) if unshare else None,
        )


def _without_exceptions(environment: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in environment.items() if key.lower() != "no_proxy"}


def _run(
    command: Sequence[str], environment: Mapping[str, str], stdin: str, timeout: float
) -> tuple[int, str, str]:
    """Run a command in a process group of its own, which does not outlive the timeout."""
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            stdout, stderr = process.communicate(stdin, timeout)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    return process.returncode, stdout, stderr


def _attempt(line: str) -> Attempt:
    row: dict[str, object] = json.loads(line)
    pid, port = row["pid"], row["port"]
    assert isinstance(pid, int)
    assert isinstance(port, str | int | None)
    host = "" if row["host"] is None else str(row["host"])
    return Attempt(pid, str(row["event"]), str(row["family"]), host, port)


def _unrouted(counters: str) -> int:
    """Add up the packets and connections for which the kernel had no route, IPv4 and IPv6."""
    lines = [line.split() for line in counters.splitlines()]
    names, values = (line for line in lines if line[0] == "Ip:")
    version_6 = [int(line[1]) for line in lines if line[0] == "Ip6OutNoRoutes"]
    return int(dict(zip(names, values, strict=True))["OutNoRoutes"]) + sum(version_6)
