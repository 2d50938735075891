"""The person's own platforms as files: written, taken away, and brought back."""

import json
import os
import re
import tempfile
import unicodedata
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from typing import Final

from desktop.catalog.fields import Field, Guide
from desktop.catalog.platforms import Boxes, Examples, Platform, read_platform
from desktop.catalog.wording import Wording
from desktop.errors import CatalogError

_LONGEST: Final = 32
_REMOVED: Final = ".removed"


class OwnPlatforms:
    """The folder of a person's own platforms."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def save(self, platform: Platform) -> Platform:
        """Write a platform's file, whole or not at all; return it as it is read back.

        Raise CatalogError if it could not be read back, or not be written.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder) as place:
                # under its own name, so that a mistake in it names the file that is meant
                new = Path(place, f"{platform.id}.toml")
                with new.open("wb") as stream:
                    stream.write(written(platform).encode("utf-8", "replace"))
                    stream.flush()
                    os.fsync(stream.fileno())
                read = read_platform(new, own=True)
                new.replace(self.folder / new.name)
        except OSError as error:
            raise _unwritten(platform.id, error) from error
        return read

    def remove(self, id: str) -> None:
        """Put a platform's file aside; `restore` brings it back."""
        path = self.folder / f"{id}.toml"
        try:
            path.replace(path.with_suffix(_REMOVED))
        except OSError as error:
            raise _unwritten(id, error) from error

    def restore(self, id: str) -> None:
        """Bring back the platform that was removed last under this id."""
        path = self.folder / f"{id}.toml"
        try:
            path.with_suffix(_REMOVED).replace(path)
        except OSError as error:
            raise _unwritten(id, error) from error

    def forget(self) -> None:
        """Let go of what was removed."""
        for path in self.folder.glob(f"*{_REMOVED}"):
            with suppress(OSError):
                path.unlink()


def _unwritten(id: str, error: OSError) -> CatalogError:
    reason = error.strerror or type(error).__name__
    return CatalogError(
        "platform_unwritten", "catalog_folder_mend", file=f"{id}.toml", reason=reason
    )


def new_id(name: str, taken: Container[str]) -> str:
    """Return an id after a name that no platform has yet."""
    plain = name.casefold().replace("œ", "oe").replace("æ", "ae")
    parted = unicodedata.normalize("NFKD", plain)
    kept = "".join(letter for letter in parted if not unicodedata.combining(letter))
    base = re.sub(r"[^a-z0-9]+", "_", kept).strip("_").lstrip("0123456789_")[:_LONGEST]
    base = base.rstrip("_") or "platform"
    number, id = 1, base
    while id in taken:
        number += 1
        id = f"{base}_{number}"
    return id


def written(platform: Platform) -> str:
    """Return the file of a platform, without what stands at its default."""
    lines = [
        *_lines(platform, skip=("id", "own", "fields", "examples")),
        *(
            line
            for field in platform.fields.values()
            for line in ("", f"[fields.{field.id}]", *_lines(field, skip=("id",)))
        ),
        *_examples(platform.examples, platform.fields),
    ]
    return "\n".join(lines) + "\n"


def _lines(record: Platform | Field, skip: Iterable[str]) -> list[str]:
    lines = []
    for entry in fields(record):
        value: object = getattr(record, entry.name)
        if entry.name in skip or (value == entry.default and entry.default is not MISSING):
            continue
        if value == Wording("", ""):
            continue
        pairs = dict(value) if entry.name == "also" and isinstance(value, tuple) else value
        lines.append(f"{entry.name} = {_value(pairs)}")
    return lines


def _examples(examples: Examples, known: Mapping[str, Field]) -> list[str]:
    lines: list[str] = []
    if examples.finds:
        lines += ["", "[examples]", f"finds = {_value(examples.finds)}"]
    kinds: tuple[tuple[str, Boxes], ...] = (
        ("fitting", examples.fitting),
        ("failing", examples.failing),
    )
    for kind, boxes in kinds:
        if boxes:
            lines += ["", f"[examples.{kind}]"]
            for id, texts in boxes.items():
                several = known[id].many[1] > 1
                lines.append(f"{id} = {_value(texts if several else texts[0])}")
    return lines


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return _text(value)
        case dict():
            return _table((str(key), entry) for key, entry in value.items())
        case tuple() | list():
            return f"[{', '.join(_value(entry) for entry in value)}]"
        case Guide(method, low, high):
            return _table((("method", method), ("soft", (low, high))))
        case _:
            return _table(_changed(value))


def _changed(record: object) -> Iterable[tuple[str, object]]:
    for entry in fields(record):  # type: ignore[arg-type]  # whatever is left is a record
        value: object = getattr(record, entry.name)
        if value != entry.default:
            yield entry.name, value


def _table(pairs: Iterable[tuple[str, object]]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(entry)}" for key, entry in pairs) + " }"


def _text(value: str) -> str:
    # a text of JSON's is one of TOML's, but for the one control character that JSON lets stand
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
