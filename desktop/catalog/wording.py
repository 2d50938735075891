"""A text in every language of the interface, as data files give it."""

from dataclasses import dataclass
from typing import Final

from desktop.catalog.table import Table

LANGUAGES: Final = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in English and in French."""

    en: str
    fr: str

    def to(self, language: str) -> str:
        """Return the text in a language; English where the language is another one."""
        return self.fr if language == "fr" else self.en


def read_wording(table: Table, key: str) -> Wording:
    """Take a table with the keys `en` and `fr`; raise CatalogError if one is missing."""
    below = table.table(key)
    wording = Wording(below.text("en"), below.text("fr"))
    below.close()
    return wording
