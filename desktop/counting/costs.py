"""What a count says: the figure, and the stretches of a text that cost more than they seem to."""

from dataclasses import dataclass
from typing import Final

REASONS: Final = (
    "weighs",
    "composed",
    "url",
    "mention",
    "emoji",
    "emoji_bytes",
    "bytes",
    "pair",
    "extension",
    "leaves_gsm",
    "wide",
)


@dataclass(frozen=True, slots=True)
class Costly:
    """A stretch of a text that does not cost one a code point; `reason` is one of REASONS."""

    start: int
    end: int
    cost: int
    reason: str


@dataclass(frozen=True, slots=True)
class Count:
    """How long a text is by a method.

    `count` is in the unit of the method. Only SMS has segments: their number, the encoding that
    the text asks for ("gsm7" or "ucs2"), what one segment holds then, and the room that is left in
    the last one. `costly` are the stretches that cost more than one, in the order of the text.
    """

    method: str
    count: int
    segments: int = 0
    encoding: str = ""
    per_segment: int = 0
    room: int = 0
    costly: tuple[Costly, ...] = ()
