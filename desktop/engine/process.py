"""The engine's child process as its parent sees it: started, asked, ended."""

import asyncio
import contextlib
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from desktop.engine.child import FAILED, Load

SLOW: Final = "slow"
"""The kind of a start that took too long; the other kinds are the child's own."""

ANSWER_SECONDS: Final = 5.0
"""A server that does not tell its state within this time is taken for gone."""

GRACE_SECONDS: Final = 0.3
"""What a child has to end by itself, and once more after it was asked to."""

BUSY_SECONDS: Final = 1.2
"""The server looks whether a stream was closed when its threads were left alone for a second."""

SPIN_COUNT: Final = "5000"
"""How long OpenMP's threads wait busily; by default a second busy program halts the model."""

KEPT_NAMES: Final = frozenset(
    {
        "APPDATA",
        "DYLD_FALLBACK_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "HOME",
        "LANG",
        "LANGUAGE",
        "LD_LIBRARY_PATH",
        "LOCALAPPDATA",
        "PATH",
        "SYSTEMDRIVE",
        "SYSTEMROOT",
        "TEMP",
        "TMP",
        "TMPDIR",
        "USERPROFILE",
        "VIRTUAL_ENV",
        "WINDIR",
        "__PYVENV_LAUNCHER__",
    }
)
KEPT_PREFIXES: Final = ("GOMP_", "LC_", "OMP_", "PYTHON", "_PYI_")
"""With `KEPT_NAMES` all that a child inherits: no key, no proxy, no setting of llama.cpp's."""


if sys.platform == "win32":
    FLAGS: Final = subprocess.CREATE_NO_WINDOW
else:
    FLAGS: Final = 0


class StartError(Exception):
    """A child did not come to serve; `kind` says why."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a local model answers, and the key it wants."""

    base_url: str
    key: str = field(repr=False)


def command() -> list[str]:
    """Return the command of a child, for the frozen program and for an installed one."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--engine-child"]
    # -P: whatever folder the program was started in, its files are never taken for modules
    return [sys.executable, "-P", "-m", "desktop", "--engine-child"]


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return a child's environment, made from a parent's."""
    kept = {
        name: value
        for name, value in variables.items()
        if name in KEPT_NAMES or name.startswith(KEPT_PREFIXES)
    }
    if sys.platform == "linux":
        kept.setdefault("GOMP_SPINCOUNT", SPIN_COUNT)
    root = Path(__file__).resolve().parents[2]
    if not getattr(sys, "frozen", False) and not root.name.endswith("-packages"):
        kept["PYTHONPATH"] = os.pathsep.join(filter(None, (str(root), kept.get("PYTHONPATH"))))
    return kept


class Child:
    """A child that serves one model; `exited` is done as soon as the process is gone.

    `uses` counts the requests under way, `free` is set while there are none; `doubtful` after a
    request that failed, until the server was heard again.
    """

    def __init__(self, process: asyncio.subprocess.Process, load: Load, port: int) -> None:
        self.load = load
        self.endpoint = Endpoint(f"http://127.0.0.1:{port}/v1", load.key)
        self.exited = asyncio.create_task(process.wait())
        self.uses = 0
        self.free = asyncio.Event()
        self.free.set()
        self.doubtful = False
        self._ask_after = 0.0
        self._process = process
        self._port = port

    @classmethod
    async def start(cls, load: Load, seconds: float) -> "Child":
        """Start a child with a key of its own and wait until its model is loaded.

        Raises StartError; a cancelled start leaves no process behind.
        """
        load = replace(load, key=secrets.token_urlsafe(32))
        try:
            process = await asyncio.create_subprocess_exec(
                *command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(os.environ),
                creationflags=FLAGS,
            )
        except OSError as error:
            raise StartError(FAILED) from error
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            async with asyncio.timeout(seconds):
                process.stdin.write(load.line())
                return cls(process, load, _port(await process.stdout.readline()))
        except BaseException as error:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            if isinstance(error, TimeoutError):
                raise StartError(SLOW) from error
            raise

    def serves(self, load: Load) -> bool:
        """Tell whether this is the child for a load, whose key is left open."""
        return replace(self.load, key="") == load

    @property
    def alive(self) -> bool:
        """Whether the process is there."""
        return not self.exited.done() and self._process.returncode is None

    async def end(self) -> None:
        """End the process: kindly, then firmly, then by force."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        for firmer in (self._process.terminate, self._process.kill):
            if (await asyncio.wait({self.exited}, timeout=GRACE_SECONDS))[0]:
                return
            with contextlib.suppress(ProcessLookupError):
                firmer()
        await asyncio.wait({self.exited})

    async def healthy(self) -> bool:
        """Ask whether the server answers."""
        try:
            await self._get("/health")
        except (OSError, ValueError):
            return False
        return True

    async def idle(self) -> bool:
        """Ask whether the server works on nothing; raise OSError or ValueError if it is silent.

        After the answer that it is busy the next question waits for `BUSY_SECONDS`.
        """
        await asyncio.sleep(self._ask_after - time.monotonic())
        slots = json.loads(await self._get("/slots"))
        busy = any(slot["is_processing"] for slot in slots)
        if busy:
            self._ask_after = time.monotonic() + BUSY_SECONDS
        return not busy

    async def _get(self, path: str) -> bytes:
        async with asyncio.timeout(ANSWER_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            try:
                writer.write(
                    f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
                    f"Authorization: Bearer {self.load.key}\r\nConnection: close\r\n\r\n".encode()
                )
                head, _, body = (await reader.read()).partition(b"\r\n\r\n")
            finally:
                writer.close()
        if b" 200 " not in head.partition(b"\r\n")[0]:
            raise ValueError("the server does not answer as it should")
        return body


def _port(line: bytes) -> int:
    """Read a child's one line; raise StartError if there is no port in it."""
    try:
        body = json.loads(line)
    except ValueError as error:
        raise StartError(FAILED) from error
    port = body.get("port") if isinstance(body, dict) else None
    if not isinstance(port, int):
        raise StartError(str(body.get("error", FAILED)) if isinstance(body, dict) else FAILED)
    return port
