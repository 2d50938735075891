"""A text for several boxes: `title: …` begins a box, and it goes on to the next such line."""

import re
from collections.abc import Mapping

from desktop.catalog.fields import Field
from desktop.catalog.platforms import Boxes, Platform


def boxes(text: str, platform: Platform, field: str = "") -> Boxes:
    """Part a text into the boxes of a platform.

    It is one text of `field` if that is named, and of the platform's main field if the platform
    has one field or the text does not begin with a field's name. Of a field of which there are
    several boxes each line is one.
    """
    chosen = platform.fields[field] if field else platform.main
    names = "|".join(map(re.escape, platform.fields))
    heads = list(re.finditer(rf"^({names})[ \u00a0]?:[ \t]*", text, re.MULTILINE))
    parted = not field and len(platform.fields) > 1 and heads
    if not parted or text[: heads[0].start()].strip():
        return {chosen.id: _texts(chosen, text)}
    found: dict[str, tuple[str, ...]] = {}
    ends = [head.start() for head in heads[1:]] + [len(text)]
    for head, end in zip(heads, ends, strict=True):
        id = head[1]
        found[id] = found.get(id, ()) + _texts(platform.fields[id], text[head.end() : end])
    return _in_order(found, platform.fields)


def _texts(field: Field, text: str) -> tuple[str, ...]:
    if field.many[1] > 1:
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    return (text.strip("\r\n"),)


def _in_order(found: Boxes, fields: Mapping[str, Field]) -> Boxes:
    return {id: found[id] for id in fields if id in found}
