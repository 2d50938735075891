"""The model files on this machine: which are there, which to recommend, a file of one's own."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from desktop.catalog.models import LocalModel
from desktop.engine.seal import is_genuine, seal_of, size_of
from desktop.errors import ModelFileError

MAGIC: Final = b"GGUF"
_BYTES_A_CORE: Final = 1_800_000_000
"""Of a model's file, for four tokens a second: see `recommended`."""


def part_of(path: Path) -> Path:
    """Return where the beginning of a model file stands while the rest is on its way."""
    return path.with_name(path.name + ".part")


def workshop_of(path: Path) -> Path:
    """Return the folder in which wheels are unpacked."""
    return path.with_name(path.name + ".wheels")


class ModelFiles:
    """The folder of model files, read against the catalogue of the pinned ones."""

    def __init__(self, folder: Path, models: Mapping[str, LocalModel]) -> None:
        self.folder = folder
        self._models = models

    def _known(self, id: str) -> LocalModel:
        model = self._models.get(id)
        if model is None:
            raise ModelFileError(
                "file_unknown", "file_list", model=id, models=", ".join(self._models)
            )
        return model

    def installed(self) -> tuple[LocalModel, ...]:
        """List the models whose file is there and genuine."""
        return tuple(model for model in self._models.values() if self.path_of(model.id))

    def path_of(self, id: str) -> Path | None:
        """Return a model's file if it is there and its hash is the pinned one.

        A file that was put there by hand is hashed once, which takes seconds. Raises
        ModelFileError for an id that is unknown.
        """
        model = self._known(id)
        path = self.folder / model.file
        return path if is_genuine(path, model.size, model.sha256) else None

    def begun(self, id: str) -> int:
        """Return how many bytes of a model's file have come and wait for the rest."""
        return size_of(part_of(self.folder / self._known(id).file))

    def remove(self, id: str) -> int:
        """Remove a model's file and what came of it so far; return the bytes that are free again.

        Raises ModelFileError if the id is unknown or a file cannot be removed.
        """
        path = self.folder / self._known(id).file
        try:
            freed = 0
            for file in (path, part_of(path), seal_of(path)):
                freed += size_of(file)
                file.unlink(missing_ok=True)
        except OSError as error:
            raise ModelFileError(
                "file_kept", "file_close", name=path.name, reason=error.strerror or ""
            ) from error
        shutil.rmtree(workshop_of(path), ignore_errors=True)
        return freed

    def own_file(self, path: Path) -> Path:
        """Return a file of the person's own; raise ModelFileError if it is no GGUF file."""
        own = path.expanduser().absolute()
        try:
            with own.open("rb") as stream:
                beginning = stream.read(len(MAGIC))
        except OSError as error:
            raise ModelFileError("file_missing", "file_choose", name=own.name) from error
        if beginning != MAGIC:
            raise ModelFileError("file_not_gguf", "file_choose", name=own.name)
        return own

    def recommended(self, free_memory: int | None, cores: int) -> LocalModel:
        """Return the best good model for the free memory (bytes) and the cores, else the starter.

        A model counts if it would write four tokens a second without a graphics card. Speed goes
        with the cores and against its size, and 1.1 GB gave 13 tokens a second on two (measured).
        The starter is the most able of the basic ones; it is also the answer to None.
        """
        largest = _BYTES_A_CORE * cores
        starter = [model for model in self._models.values() if model.level == "basic"][-1]
        fitting = [
            model
            for model in self._models.values()
            if model.level == "good"
            and model.memory <= (free_memory or 0)
            and model.size <= largest
        ]
        return fitting[-1] if fitting else starter
