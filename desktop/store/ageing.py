"""What is too old goes from the history, as far as the clock can be believed.

A clock that is years ahead for once (a dead battery, a slip of the hand) would make the whole
history too old, and what is erased cannot be had back. So the days are counted back not from today
but from the end of the last day before it on which Calame was used: a day that stands alone erases
nothing by itself. Days that a corrected clock leaves in the future are forgotten. The price is that
after a pause what is due goes on the second day of use.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.store.erasing import erase_older
from desktop.store.worker import writing

if TYPE_CHECKING:
    from sqlite3 import Connection


def age(database: "Connection", today: datetime, days: int) -> Iterator[int]:
    """Erase as `Runs.age` promises; yield how many are gone, turn by turn."""
    before = _remember(database, today.astimezone(UTC).date().isoformat())
    if before is not None and days:
        end = datetime.fromisoformat(before).replace(tzinfo=UTC) + timedelta(days=1)
        yield from erase_older(database, end - timedelta(days=days))


def _remember(database: "Connection", today: str) -> str | None:
    """Remember a day of use; return the last one before it, None if there is none.

    A database that remembers none yet comes from an older version: its last run tells of one.
    """
    with writing(database):
        database.execute(
            "INSERT INTO days SELECT substr(max(started_at), 1, 10) FROM runs "
            "WHERE started_at < ? AND NOT EXISTS (SELECT 1 FROM days) HAVING count(*) > 0",
            (today,),
        )
        database.execute("INSERT OR IGNORE INTO days VALUES (?)", (today,))
        before: str | None = database.execute(
            "SELECT max(day) FROM days WHERE day < ?", (today,)
        ).fetchone()[0]
        database.execute("DELETE FROM days WHERE day NOT IN (?, ?)", (today, before or ""))
    return before
