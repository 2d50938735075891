"""Whose records a read may see: one client's, those that belong to none, or everyone's."""

from enum import Enum
from typing import Final


class Everyone(Enum):
    """The type of `EVERYONE`, so that reading across clients is always written out."""

    EVERYONE = "everyone"


EVERYONE: Final = Everyone.EVERYONE
"""Stands where a read names its client and means all of them."""

Scope = int | None | Everyone
"""A client's id, None for what belongs to no client, or `EVERYONE`."""


def condition(client: Scope, column: str) -> tuple[str, tuple[int | None, ...]]:
    """Return the SQL condition on a column of client ids that holds a read to its scope."""
    return ("1", ()) if isinstance(client, Everyone) else (f"{column} IS ?", (client,))
