"""Notices at the next start that the program did not end by itself, and where it stood."""

import faulthandler
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from desktop.locks import FileLock

_FATAL: Final = re.compile(r"(?:Fatal Python error|Windows fatal exception): [\w ]{1,60}")
_THREAD: Final = re.compile(r"(?:Current thread|Thread) 0x[0-9a-f]+")
_FRAME: Final = re.compile(r'  File "([^"]*)", line (\d+) in ([\w.<>]+)')
_INSTALLED: Final = re.compile(r".*[/\\](?:site|dist)-packages[/\\]")
_ROOT: Final = str(Path(__file__).resolve().parent.parent) + os.sep
"""Beginnings of paths, which tell who uses the computer; what follows does not."""
_MOST_LINES: Final = 120


class CrashWatch:
    """A file per running program, held by a lock: if it stands there unheld, its program crashed.

    Python writes into it where each thread stood when the process dies of a signal.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / "running"
        self._name = secrets.token_hex(8)
        self._lock: FileLock | None = None
        self._stream: BinaryIO | None = None

    def start(self) -> None:
        """Watch from now on; where the folder cannot be written nothing is watched."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            log = self._log(self._name)
            # the log is there before the lock: a lock without a log is one that begins
            self._stream = os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT, 0o600), "wb")
            self._lock = FileLock.take(self._folder / f"{self._name}.lock", create=True)
            faulthandler.enable(self._stream)

    def stop(self) -> None:
        """End the watch: the program ends by itself."""
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
            self._stream = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self._remove(self._name)

    def crashed(self) -> str | None:
        """Return where programs stood that crashed since the last call; None if none did.

        Empty for one that was ended from outside, which leaves no trace.
        """
        found: list[str] = []
        with suppress(OSError):
            for path in sorted(self._folder.glob("*.lock")):
                if path.stem == self._name:
                    continue
                lock = FileLock.take(path, create=False)
                if lock is None:
                    continue
                with suppress(OSError):
                    found.append(clean(self._log(path.stem).read_text("utf-8", "replace")))
                lock.release()
                self._remove(path.stem)
        return "\n\n".join(filter(None, found)) if found else None

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def _remove(self, name: str) -> None:
        for path in (self._folder / f"{name}.lock", self._log(name)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def clean(dump: str) -> str:
    """Return what Python wrote when it died, without a path or anything that is not known."""
    lines = []
    for line in dump.splitlines():
        if frame := _FRAME.match(line):
            lines.append(f"  {_short(frame[1])}:{frame[2]} {frame[3]}")
        elif known := (_FATAL.match(line) or _THREAD.match(line)):
            lines.append(known[0])
    return "\n".join(lines[:_MOST_LINES])


def _short(path: str) -> str:
    if path.startswith(_ROOT) and "-packages" not in path[len(_ROOT) :]:
        return path[len(_ROOT) :]
    inside = _INSTALLED.match(path)
    return path[inside.end() :] if inside else re.split(r"[/\\]", path)[-1]
