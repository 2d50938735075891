"""Engine presets: one TOML file each, with where the engine is and what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from desktop.catalog.table import Table
from desktop.catalog.wording import Wording, read_wording
from desktop.model import Parameters


@dataclass(frozen=True, slots=True)
class Preset:
    """One engine that speaks the OpenAI protocol; an empty `base_url` is asked of the person.

    `timeout` is the longest silence between two chunks, in seconds; `sampling` are extra body
    fields; `key_page` is where a person gets a key.
    """

    id: str
    order: int
    label: Wording
    base_url: str
    model: str
    needs_key: bool
    timeout: float
    key_page: str
    sampling: Parameters


def read_preset(path: Path) -> Preset:
    """Read one preset; raise CatalogError naming the file and the key that is wrong."""
    table = Table.load(path)
    preset = Preset(
        id=table.text("id", path.stem),
        order=table.whole("order"),
        label=read_wording(table, "label"),
        base_url=table.text("base_url", ""),
        model=table.text("model", ""),
        needs_key=table.flag("needs_key", False),
        timeout=table.number("timeout", 20.0),
        key_page=table.text("key_page", ""),
        sampling=table.table("sampling").scalars(),
    )
    address = urlsplit(preset.base_url)
    here = address.hostname in ("127.0.0.1", "::1", "localhost")
    if preset.base_url and address.scheme != "https" and not (address.scheme == "http" and here):
        raise table.mistake("base_url", "must be https, or http on this machine")
    table.close()
    return preset


def read_presets(folder: Path) -> Mapping[str, Preset]:
    """Read every preset in a folder, in the order a person sees them."""
    presets = [read_preset(path) for path in folder.glob("*.toml")]
    return {preset.id: preset for preset in sorted(presets, key=lambda preset: preset.order)}
