"""Reading a TOML file key by key, so that every mistake names the file and the key."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from desktop.errors import CatalogError


class Table:
    """One table of a TOML file; every key has to be taken, an unknown one is a mistake."""

    def __init__(self, values: dict[str, object], file: str, at: str = "") -> None:
        self._values = dict(values)
        self._file = file
        self._at = at

    @classmethod
    def load(cls, path: Path) -> "Table":
        """Read a whole file; raise CatalogError when it is unreadable or not TOML."""
        try:
            with path.open("rb") as stream:
                return cls(tomllib.load(stream), path.name)
        except tomllib.TOMLDecodeError as error:
            raise CatalogError(
                "catalog_syntax", "catalog_mend", file=path.name, reason=str(error)
            ) from error
        except (OSError, UnicodeDecodeError, RecursionError) as error:
            raise CatalogError(
                "catalog_unreadable", "catalog_mend", file=path.name, reason=type(error).__name__
            ) from error

    def mistake(self, key: str, reason: str) -> CatalogError:
        """Return the error that names this file, a key of this table and what is wrong there."""
        return CatalogError(
            "catalog_value", "catalog_mend", file=self._file, key=self._at + key, reason=reason
        )

    def _take(
        self, key: str, kind: type | tuple[type, ...], named: str, fallback: object
    ) -> object:
        value = self._values.pop(key, fallback)
        if value is None:
            raise self.mistake(key, "missing")
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.mistake(key, f"must be {named}")
        return value

    def text(self, key: str, fallback: str | None = None) -> str:
        """Take a string."""
        return str(self._take(key, str, "text in quotes", fallback))

    def flag(self, key: str, fallback: bool | None = None) -> bool:
        """Take a truth value."""
        return bool(self._take(key, bool, "true or false", fallback))

    def whole(self, key: str, fallback: int | None = None) -> int:
        """Take a whole number."""
        value = self._take(key, int, "a whole number", fallback)
        assert isinstance(value, int)
        return value

    def number(self, key: str, fallback: float | None = None) -> float:
        """Take a number."""
        value = self._take(key, (int, float), "a number", fallback)
        assert isinstance(value, int | float)
        return float(value)

    def texts(self, key: str, fallback: Sequence[str] | None = None) -> tuple[str, ...]:
        """Take a list of strings."""
        value = self._take(
            key, list, "a list of texts", None if fallback is None else list(fallback)
        )
        assert isinstance(value, list)
        if not all(isinstance(entry, str) for entry in value):
            raise self.mistake(key, "must be a list of texts")
        return tuple(str(entry) for entry in value)

    def pair(self, key: str, fallback: tuple[int, int] | None = None) -> tuple[int, int]:
        """Take a list of two whole numbers, the smaller one first."""
        value = self._take(
            key, list, "a list of two whole numbers", None if fallback is None else list(fallback)
        )
        assert isinstance(value, list)
        whole = [entry for entry in value if type(entry) is int]
        if len(value) != 2 or len(whole) != 2 or not 0 <= whole[0] <= whole[1]:
            raise self.mistake(key, "must be two whole numbers, the smaller one first")
        return whole[0], whole[1]

    def wholes(self, key: str, fallback: Sequence[int] | None = None) -> tuple[int, ...]:
        """Take a list of whole numbers."""
        value = self._take(
            key, list, "a list of whole numbers", None if fallback is None else list(fallback)
        )
        assert isinstance(value, list)
        if not all(type(entry) is int for entry in value):
            raise self.mistake(key, "must be a list of whole numbers")
        return tuple(value)

    def day(self, key: str) -> date:
        """Take a date."""
        value = self._take(key, date, "a date such as 2026-11-23, without quotes", None)
        assert isinstance(value, date)
        if isinstance(value, datetime):
            raise self.mistake(key, "must be a date without a time")
        return value

    def choice(self, key: str, allowed: Sequence[str], fallback: str | None = None) -> str:
        """Take one of a few words."""
        value = self.text(key, fallback)
        if value not in allowed:
            raise self.mistake(key, "must be one of " + ", ".join(allowed))
        return value

    def table(self, key: str) -> "Table":
        """Take a table below this one; a missing one is empty."""
        value = self._take(key, dict, "a table", {})
        assert isinstance(value, dict)
        return Table(value, self._file, f"{self._at}{key}.")

    def tables(self, key: str) -> list["Table"]:
        """Take a list of tables; a missing one is empty."""
        value = self._take(key, list, "a list of tables", [])
        assert isinstance(value, list)
        if not all(isinstance(entry, dict) for entry in value):
            raise self.mistake(key, "must be a list of tables")
        return [
            Table(entry, self._file, f"{self._at}{key}[{place}].")
            for place, entry in enumerate(value)
        ]

    def scalars(self) -> dict[str, str | int | float]:
        """Take every key that is left, as plain values."""
        taken: dict[str, str | int | float] = {}
        for key, value in self._values.items():
            if not isinstance(value, str | int | float):
                raise self.mistake(key, "must be text, a number or true or false")
            taken[key] = value
        self._values.clear()
        return taken

    def keys(self) -> Iterator[str]:
        """Iterate over the keys that are left, in the order of the file."""
        return iter(tuple(self._values))

    def has(self, key: str) -> bool:
        """Tell whether a key is there and not yet taken."""
        return key in self._values

    def close(self) -> None:
        """Raise CatalogError if a key is left that nobody asked for."""
        for key in self._values:
            raise self.mistake(key, "unknown key")
