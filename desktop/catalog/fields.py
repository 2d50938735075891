"""The boxes that a platform has to be filled in: how each is counted, and what it takes."""

from dataclasses import dataclass
from typing import Final

from desktop.catalog.table import Table
from desktop.catalog.wording import Wording, read_wording

METHODS: Final = (
    "x_weighted",
    "graphemes",
    "mastodon",
    "threads",
    "utf16",
    "code_points",
    "bytes",
    "sms",
    "width",
    "pixels_title",
    "pixels_description",
    "words",
)
PLACES: Final = ("any", "front", "mobile", "desktop", "apple_mail", "feed", "reels")
"""Where a text is folded; `any` everywhere, `front` is where its point has to be made before."""
FORMATS: Final = ("plain", "rich", "markdown", "html", "whatsapp", "slack")
REFUSALS: Final = (
    "url",
    "email",
    "phone",
    "price",
    "emoji",
    "markup",
    "html",
    "capitals",
    "repeated_punctuation",
    "promotion",
    "superlative",
    "promise",
    "personal",
)
"""What a field may refuse by kind; a character or a word is refused by `forbidden`."""
MUSTS: Final = (
    "stop",
    "sender",
    "call_to_action",
    "signature",
    "unsubscribe",
    "one_title",
    "heading_order",
    "short_opening",
    "alt_text",
    "headline",
    "dateline",
    "lead",
    "quotation",
    "boilerplate",
    "contact",
    "greeting",
    "acknowledgement",
    "next_step",
)
"""What a field may have to hold."""
CONFIDENCES: Final = ("high", "medium", "low")
NOTHING: Final = Wording("", "")


@dataclass(frozen=True, slots=True)
class Bound:
    """How many of something a field takes; -1 where nothing is known.

    Over `soft` is unwise, under `low` too; over `hard` is refused. `length` is the longest that
    each may be, in graphemes; `camel` asks for CamelCase, which screen readers can read.
    """

    soft: int = -1
    hard: int = -1
    low: int = -1
    length: int = -1
    camel: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """Where the rest of a text is hidden behind "see more"; 0 where that is not what counts.

    `latest` is where some screens fold that fold later.
    """

    where: str
    count: int = 0
    lines: int = 0
    latest: int = 0


@dataclass(frozen=True, slots=True)
class Guide:
    """A good length in another unit than the field's own."""

    method: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Field:
    """One box of a platform: its unit, its limits, what it refuses and what it must hold.

    `hard` and `soft` are in the unit of `method`, for SMS in segments; 0 is no limit. `also` are
    further hard limits in other units. `adds` names boxes whose counts are part of this one's.
    `disputed` are limits that other sources give. `many` is how many boxes of this kind there are,
    the fewest and the most; `unique` that no two may say the same; `repeats` how often a word may
    stand, 0 for any number. `reserve` is the room that a link takes with its space.
    """

    id: str
    label: Wording
    method: str
    hard: int = 0
    soft: tuple[int, int] = (0, 0)
    adjustable: bool = False
    folds: tuple[Fold, ...] = ()
    also: tuple[tuple[str, int], ...] = ()
    guides: tuple[Guide, ...] = ()
    adds: tuple[str, ...] = ()
    disputed: tuple[int, ...] = ()
    hashtags: Bound = Bound()
    links: Bound = Bound()
    mentions: Bound = Bound()
    forbidden: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    musts: tuple[str, ...] = ()
    repeats: int = 0
    format: str = "plain"
    required: bool = True
    many: tuple[int, int] = (1, 1)
    unique: bool = False
    reserve: int = 0
    brief: Wording = NOTHING
    note: Wording = NOTHING
    confidence: str = "low"
    sources: tuple[str, ...] = ()


def read_field(table: Table, id: str) -> Field:
    """Read one field's table; raise CatalogError naming the file and the key that is wrong."""
    also = table.table("also")
    field = Field(
        id=id,
        label=read_wording(table, "label"),
        method=table.choice("method", METHODS),
        hard=_amount(table, "hard"),
        soft=table.pair("soft", (0, 0)),
        adjustable=table.flag("adjustable", False),
        folds=tuple(_fold(below) for below in table.tables("folds")),
        also=tuple((key, _further(also, key)) for key in tuple(also.keys())),
        guides=tuple(_guide(below) for below in table.tables("guides")),
        adds=table.texts("adds", ()),
        disputed=table.wholes("disputed", ()),
        hashtags=_bound(table.table("hashtags")),
        links=_bound(table.table("links")),
        mentions=_bound(table.table("mentions")),
        forbidden=table.texts("forbidden", ()),
        refuses=_some(table, "refuses", REFUSALS),
        musts=_some(table, "musts", MUSTS),
        repeats=_amount(table, "repeats"),
        format=table.choice("format", FORMATS, "plain"),
        required=table.flag("required", True),
        many=table.pair("many", (1, 1)),
        unique=table.flag("unique", False),
        reserve=_amount(table, "reserve"),
        brief=read_words(table, "brief"),
        note=read_words(table, "note"),
        confidence=table.choice("confidence", CONFIDENCES, "low"),
        sources=table.texts("sources", ()),
    )
    if field.hard and field.soft[1] > field.hard:
        raise table.mistake("soft", "must not pass the limit of hard")
    if not field.many[1]:
        raise table.mistake("many", "must allow at least one")
    if "" in field.forbidden:
        raise table.mistake("forbidden", "must not hold an empty text")
    table.close()
    return field


def read_words(table: Table, key: str) -> Wording:
    """Take a text in both languages; a missing one is empty in both."""
    return read_wording(table, key) if table.has(key) else NOTHING


def _amount(table: Table, key: str, fallback: int = 0) -> int:
    value = table.whole(key, fallback)
    if value < min(fallback, 0):
        raise table.mistake(key, "must not be negative")
    return value


def _further(table: Table, key: str) -> int:
    if key not in METHODS:
        raise table.mistake(key, "must be one of " + ", ".join(METHODS))
    value = table.whole(key)
    if value < 1:
        raise table.mistake(key, "must be at least 1")
    return value


def _fold(table: Table) -> Fold:
    fold = Fold(
        table.choice("where", PLACES, "any"),
        _amount(table, "count"),
        _amount(table, "lines"),
        _amount(table, "latest"),
    )
    if not fold.count and not fold.lines:
        raise table.mistake("count", "missing, and lines too")
    table.close()
    return fold


def _guide(table: Table) -> Guide:
    guide = Guide(table.choice("method", METHODS), *table.pair("soft"))
    table.close()
    return guide


def _bound(table: Table) -> Bound:
    bound = Bound(
        _amount(table, "soft", -1),
        _amount(table, "hard", -1),
        _amount(table, "low", -1),
        _amount(table, "length", -1),
        table.flag("camel", False),
    )
    table.close()
    return bound


def _some(table: Table, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    values = table.texts(key, ())
    for value in values:
        if value not in allowed:
            raise table.mistake(key, "must hold only " + ", ".join(allowed))
    return values
