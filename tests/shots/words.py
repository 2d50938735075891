"""What the person in the pictures writes, in each language of the interface."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    """An article, a passage of it, and what an engine makes of that."""

    article: str
    passage: str
    better: str
    variants: list[str]
    lost: str
    other_language: str
    titles: list[str]
    sentences: list[str]
    instruction: str
    unknown: str
    wanted: str
    sms: str
    short_post: str


def words_in(language: str) -> Words:
    """Return the words in a language; English where there are none."""
    name = "words_fr.toml" if language == "fr" else "words_en.toml"
    return Words(**tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8")))
