"""Fetching as a test does it: to its end, or to its error."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.catalog.models import LocalModel
from desktop.engine.fetch import Transfer, fetch
from desktop.errors import ModelFileError


def get(
    model: LocalModel,
    folder: Path,
    *,
    mirror: str = "",
    report: Callable[[Transfer], None] = lambda transfer: None,
    free: int | None = None,
) -> Path:
    told = {} if free is None else {"free": lambda folder: free}
    return asyncio.run(fetch(model, folder, mirror=mirror, report=report, **told))


def fail(
    model: LocalModel, folder: Path, *, mirror: str = "", free: int | None = None
) -> ModelFileError:
    with pytest.raises(ModelFileError) as caught:
        get(model, folder, mirror=mirror, free=free)
    return caught.value


def names(folder: Path) -> set[str]:
    """The files of a folder; the empty lock stays and does not count."""
    return {path.name for path in folder.iterdir() if path.suffix != ".lock"}
