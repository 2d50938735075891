"""What an entry of the form is: one thing of a record, read and written as text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Generic, TypeVar

from desktop.catalog.wording import Wording
from desktop.messages import gettext as _
from desktop.messages.marking import N_

Record = TypeVar("Record")

_NOT_WHOLE: Final = N_("This has to be a whole number, such as 280; empty for none.")
_EMPTY: Final = N_("A name is needed.")
_MOST_DIGITS: Final = 7


class Kind(Enum):
    """How an entry is changed."""

    LINE = auto()
    PROSE = auto()
    NUMBER = auto()
    PICK = auto()
    SEVERAL = auto()


class RefusedError(ValueError):
    """A value cannot be used; says why, in the language of the interface."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Record]):
    """One thing of a record that can be changed; several values are parted by blanks."""

    id: str
    label: str
    help: str
    kind: Kind
    read: Callable[[Record], str]
    write: Callable[[Record, str], Record]
    options: tuple[tuple[str, str], ...] = ()


def whole(text: str) -> int:
    """Read a whole number; nothing is 0."""
    plain = "".join(text.split())
    if not plain:
        return 0
    if not (plain.isascii() and plain.isdigit()) or len(plain) > _MOST_DIGITS:
        raise RefusedError(_(_NOT_WHOLE))
    return int(plain)


def shown(number: int) -> str:
    """Write a whole number; 0 is nothing."""
    return str(number) if number > 0 else ""


def reworded(old: Wording, text: str, language: str) -> Wording:
    """Change a text in one language, in the other too where it was the same or missing."""
    other = old.en if language == "fr" else old.fr
    if not other or other == old.to(language):
        return Wording(text, text)
    return Wording(other, text) if language == "fr" else Wording(text, other)


def named(old: Wording, text: str, language: str) -> Wording:
    """Change a name, which cannot be empty."""
    if not text.strip():
        raise RefusedError(_(_EMPTY))
    return reworded(old, text.strip(), language)


def options(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return values with what they are called."""
    return tuple((value, _(label)) for value, label in values)
