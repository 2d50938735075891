"""A run's properties as tokens of the index, so that a filter is found as fast as a word.

They begin with a character for private use, which no word contains. A day stands as its eight
digits behind the mark: the index keeps every beginning of a token, and so months and years too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from desktop.model import Outcome

_MARK: Final = "\ue001"
_OTHER: Final = "\ue002"
"""Stands in a token for what would end it: the index takes only letters, digits and such signs."""
_LAST_DAY: Final = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which runs of the history are wanted; what is empty or None does not matter.

    The period is half-open: from `since` on and before `until`, both aware of their time zone.
    """

    action: str = ""
    engine: str = ""
    outcome: Outcome | None = None
    since: datetime | None = None
    until: datetime | None = None
    starred: bool = False


ALL: Final = Filter()
"""Every run."""


def tokens(
    action: str, engine: str, outcome: str, started_at: str, *, starred: bool
) -> tuple[str, ...]:
    """Return the tokens of a run; `started_at` is as the database keeps it."""
    made = (
        _token("a", action),
        _token("e", engine),
        _token("o", outcome),
        _token("d", started_at[:10].replace("-", "")),
    )
    return (*made, _token("s")) if starred else made


def terms(wanted: Filter) -> list[str]:
    """Return the terms of an FTS5 expression that select what a filter wants.

    The period is selected by whole days of UTC: its two ends are for the caller to look at.
    """
    made = [
        f'"{_token(kind, value)}"'
        for kind, value in (("a", wanted.action), ("e", wanted.engine), ("o", wanted.outcome))
        if value
    ]
    if wanted.starred:
        made.append(f'"{_token("s")}"')
    if wanted.since or wanted.until:
        first = wanted.since.astimezone(UTC).date() if wanted.since else date.min
        last = wanted.until.astimezone(UTC).date() if wanted.until else _LAST_DAY
        days = [f'"{_token("d", beginning)}"*' for beginning in beginnings(first, last)]
        # an expression cannot be empty: a period without a day wants what is never there
        made.append(f"({' OR '.join(days)})" if days else f'"{_MARK}"')
    return made


def beginnings(first: date, last: date) -> Iterator[str]:
    """Yield the fewest beginnings of eight digits that cover the days from first to last."""
    place, end = _digits(first), _digits(last)
    while place <= end:
        length, step = 8, 1
        while place % (10 * step) == 0 and place + 10 * step - 1 <= end:
            length, step = length - 1, 10 * step
        yield f"{place:08}"[:length]
        place += step


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins where this computer is."""
    return datetime(day.year, day.month, day.day).astimezone()


def period(first: date | None, last: date | None) -> tuple[datetime | None, datetime | None]:
    """Return the half-open period from the first day to the last one, as days are here."""
    since = midnight(first) if first else None
    until = midnight(last + timedelta(days=1)) if last and last < _LAST_DAY else None
    return since, until


def _digits(day: date) -> int:
    return 10_000 * day.year + 100 * day.month + day.day


def _token(kind: str, value: str = "") -> str:
    return f"{_MARK}{kind}" + "".join(sign if sign.isalnum() else _OTHER for sign in value)
