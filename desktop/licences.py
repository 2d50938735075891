"""What Calame is made of: every library that ships with it, with its licence and the text of it."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from desktop.paths import resources

_EXTRAS: Final = ("local",)
"""Calame's own extras that are shipped where they are installed."""

_LEGAL: Final = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)
_LONGEST: Final = 40
"""A longer licence field holds the text itself."""

_ENCLOSED: Final = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Texts that Calame encloses for libraries that come without one."""


@dataclass(frozen=True, slots=True)
class Component:
    """One library: its name, version, licence and page, as its publisher gives them."""

    name: str
    version: str
    licence: str
    page: str


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _needed(name: str, extras: tuple[str, ...], found: dict[str, Distribution]) -> None:
    """Gather a distribution and all that it needs and that is installed.

    What a marker asks of the system is not looked at: what is not wanted here is not installed.
    """
    if _plain(name) in found:
        return
    try:
        here = distribution(name)
    except PackageNotFoundError:
        return
    found[_plain(name)] = here
    for requirement in here.requires or ():
        needs, _, marker = requirement.partition(";")
        if "extra" in marker and not any(extra in marker for extra in extras):
            continue
        named = re.match(r"[\w.-]+", needs)
        if named:
            _needed(named[0], (), found)


def _shipped() -> dict[str, Distribution]:
    found: dict[str, Distribution] = {}
    _needed("calame", _EXTRAS, found)
    # sqlite_utils names it for its plugins; it is never loaded
    found.pop("pip", None)
    return found


def _field(here: Distribution, name: str) -> str:
    return str(here.metadata[name]) if name in here.metadata else ""


def _licence(here: Distribution) -> str:
    fields = here.metadata
    stated = _field(here, "License-Expression") or _field(here, "License")
    if stated and len(stated) <= _LONGEST:
        return stated
    classes = [
        str(entry).rpartition(" :: ")[2]
        for entry in fields.get_all("Classifier") or ()
        if entry.startswith("License ::")
    ]
    return ", ".join(classes) or stated.partition("\n")[0]


def _page(here: Distribution) -> str:
    fields = here.metadata
    for entry in fields.get_all("Project-URL") or ():
        label, _, address = entry.partition(", ")
        if label.lower() in ("source", "source code", "repository", "homepage", "github"):
            return str(address)
    return _field(here, "Home-page")


def components() -> tuple[Component, ...]:
    """List every library that ships, Python first; reads a file for each."""
    python = Component(
        "Python", platform.python_version(), "PSF-2.0", "https://www.python.org/downloads/source/"
    )
    listed = [
        Component(here.metadata["Name"], here.version, _licence(here), _page(here))
        for name, here in sorted(_shipped().items())
    ]
    return (python, *listed)


def licence_text(name: str) -> str:
    """Return the whole text of a component's licence; empty where none came with it."""
    return "\n\n".join(_texts(_plain(name)))


def _texts(name: str) -> Iterator[str]:
    enclosed = ("PSF-2.0.txt",) if name == "python" else _ENCLOSED.get(name, ())
    for file in enclosed:
        yield (resources() / "licences" / file).read_text(encoding="utf-8")
    here = _shipped().get(name)
    for entry in (here.files if here else None) or ():
        if "dist-info" in entry.parts[0] and _LEGAL.search(entry.name):
            path = Path(entry.locate())
            if path.is_file():
                yield path.read_text(encoding="utf-8", errors="replace")
