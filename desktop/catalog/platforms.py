"""Platforms: where a text is published and what it has to be there, one TOML file each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as defaulting
from datetime import date
from pathlib import Path
from typing import Final

from desktop.catalog.fields import NOTHING, Field, read_field, read_words
from desktop.catalog.table import Table
from desktop.catalog.wording import Wording, read_wording
from desktop.errors import CatalogError

GROUPS: Final = ("social", "message", "mail", "advert", "search", "shop", "work", "own")
TYPOGRAPHIES: Final = ("", "nbsp", "plain")
"""What replaces the client's spaces: nothing, U+00A0 for U+202F, no special space at all."""
ADDRESSES: Final = ("", "tu", "vous")
ID: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")

Boxes = Mapping[str, tuple[str, ...]]
"""The texts of a platform's boxes by their field's id; most fields have one."""


@dataclass(frozen=True, slots=True)
class Examples:
    """A text that fits and one that does not; `finds` are the ids of what is found in it."""

    fitting: Boxes = defaulting(default_factory=dict)
    failing: Boxes = defaulting(default_factory=dict)
    finds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Platform:
    """One place to publish; `own` tells that its file is the person's.

    `tone` and `structure` are for a model. `address` is how French readers are addressed there
    unless the person says otherwise; empty where both are usual. `typography` is one
    of TYPOGRAPHIES.
    """

    id: str
    order: int
    group: str
    label: Wording
    fields: Mapping[str, Field]
    typography: str
    address: str
    tone: Wording
    structure: Wording
    checked_on: date
    examples: Examples
    own: bool

    @property
    def main(self) -> Field:
        """Return the field that a plain text fills: the first that has to be filled."""
        return next(
            (field for field in self.fields.values() if field.required),
            next(iter(self.fields.values())),
        )

    @property
    def is_one_box(self) -> bool:
        """Return whether one text is all that it has to be given."""
        required = [field for field in self.fields.values() if field.required]
        return len(required) == 1 and self.main.many[1] == 1

    @property
    def sources(self) -> tuple[str, ...]:
        """Return where its limits were read, each once."""
        return tuple(
            dict.fromkeys(source for field in self.fields.values() for source in field.sources)
        )


def read_platform(path: Path, *, own: bool = False) -> Platform:
    """Read one platform's file; raise CatalogError naming the file and the key that is wrong.

    Its id is the name of the file.
    """
    table = Table.load(path)
    below = table.table("fields")
    fields = {id: read_field(below.table(id), id) for id in tuple(below.keys())}
    if not ID.fullmatch(path.stem):
        raise table.mistake("id", "is the name of the file: small letters, digits, _ and -")
    if not fields:
        raise table.mistake("fields", "missing")
    for id in fields:
        if not ID.fullmatch(id):
            raise table.mistake(f"fields.{id}", "must be small letters, digits, _ and -")
    for field in fields.values():
        for other in field.adds:
            if other not in fields or other == field.id:
                raise table.mistake(f"fields.{field.id}.adds", "must name other fields")
    platform = Platform(
        id=path.stem,
        order=table.whole("order", 1000),
        group=table.choice("group", GROUPS, "own"),
        label=read_wording(table, "label"),
        fields=fields,
        typography=table.choice("typography", TYPOGRAPHIES, ""),
        address=table.choice("address", ADDRESSES, ""),
        tone=read_words(table, "tone"),
        structure=read_words(table, "structure"),
        checked_on=table.day("checked_on"),
        examples=_examples(table.table("examples"), fields)
        if table.has("examples")
        else Examples(),
        own=own,
    )
    for key, words in (("tone", platform.tone), ("structure", platform.structure)):
        if words is NOTHING and not own:
            raise table.mistake(key, "missing")
    table.close()
    return platform


def _examples(table: Table, fields: Mapping[str, Field]) -> Examples:
    examples = Examples(
        _boxes(table.table("fitting"), fields),
        _boxes(table.table("failing"), fields),
        table.texts("finds", ()),
    )
    table.close()
    return examples


def _boxes(table: Table, fields: Mapping[str, Field]) -> Boxes:
    boxes: dict[str, tuple[str, ...]] = {}
    for id in tuple(table.keys()):
        if id not in fields:
            raise table.mistake(id, "names no field of this platform")
        several = fields[id].many[1] > 1
        boxes[id] = table.texts(id) if several else (table.text(id),)
    return boxes


def read_platforms(
    shipped: Path, own: Path | None = None
) -> tuple[dict[str, Platform], list[CatalogError]]:
    """Read the shipped platforms and the person's own; an own one wins by its id.

    A mistake in a shipped file is raised; one in a file of the person's own is returned, so that
    one bad file does not take the others away.
    """
    read = map(read_platform, sorted(shipped.glob("*.toml")))
    platforms = {platform.id: platform for platform in read}
    mistakes: list[CatalogError] = []
    for path in sorted(own.glob("*.toml")) if own is not None and own.is_dir() else ():
        try:
            platform = read_platform(path, own=True)
        except CatalogError as error:
            mistakes.append(error)
        else:
            platforms[platform.id] = platform
    ordered = sorted(platforms.values(), key=lambda platform: (platform.order, platform.id))
    return {platform.id: platform for platform in ordered}, mistakes
