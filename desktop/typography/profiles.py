"""The profiles: which marks and spaces a language's typography wants, and what a platform takes."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from desktop.typography.rules import RULES

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
SPACES: Final = " \u00a0\u2007\u2008\u2009\u200a\u202f"
"""Every space that may stand between two words of a line."""

PLAIN: Final = frozenset({"apostrophes", "quotes", "ellipsis", "dashes", "hyphens"})
"""Rules that bring in signs which the alphabet of text messages does not have."""
OVERRIDES: Final = ("", "nbsp", "plain")
"""What a platform may ask of every profile.

`nbsp`: U+00A0 where the profile would set U+202F. `plain`: no special space and no new sign that
the alphabet of text messages lacks.
"""

Pair = tuple[str, str]
_GUILLEMETS: Final = ("«", "»")
_DOUBLE: Final = ("“", "”")
_SINGLE: Final = ("‘", "’")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is wanted: spaces (empty for none), quotation marks by depth, the dash, the rules."""

    id: str
    language: str
    before_high: str
    """Before `;`, `!` and `?`."""
    before_colon: str
    inside: str
    """Inside `« »`; empty where they are not the language's."""
    thousands: str
    unit: str
    percent: str
    quotes: tuple[Pair, ...]
    """By depth; where they are fewer than the depth, they begin again."""
    dash: str
    """With spaces around it or without."""
    rules: frozenset[str]


_LETTERS: Final = frozenset({"ordinals", "titles"})
"""Rules that change letters: nobody's words are changed unless they ask."""
_ALL: Final = frozenset(RULES) - {"plain_spaces"}

_FRENCH: Final = Profile(
    id="fr-FR",
    language="fr",
    before_high=NO_BREAK,
    before_colon=NO_BREAK,
    inside=NO_BREAK,
    thousands=NO_BREAK,
    unit=NO_BREAK,
    percent=NO_BREAK,
    quotes=(_GUILLEMETS, _DOUBLE, _SINGLE),
    dash=" – ",
    rules=_ALL - _LETTERS - {"hyphens"},
)
_BRITISH: Final = Profile(
    id="en-GB",
    language="en",
    before_high="",
    before_colon="",
    inside="",
    thousands=",",
    unit=NO_BREAK,
    percent="",
    quotes=(_SINGLE, _DOUBLE),
    dash=" – ",
    rules=_ALL - _LETTERS - {"guillemets"},
)
PROFILES: Final = {
    profile.id: profile
    for profile in (
        _FRENCH,
        replace(_FRENCH, id="fr-CA", before_high=""),
        _BRITISH,
        replace(_BRITISH, id="en-US", quotes=(_DOUBLE, _SINGLE), dash="—"),
    )
}
"""The profiles by id."""


def tailored(
    profile: Profile,
    *,
    narrow: bool = False,
    off: Collection[str] = (),
    on: Collection[str] = (),
    override: str = "",
) -> Profile:
    """Return a profile as the person and then the platform want it.

    `narrow` sets U+202F before `; ! ?` and in numbers, in French; `off` and `on` are rules.
    """
    rules = (profile.rules | frozenset(on)) - frozenset(off)
    made = replace(profile, rules=rules)
    if narrow and profile.language == "fr" and override == "":
        made = replace(made, before_high=NARROW, thousands=NARROW)
    if override == "plain":
        made = replace(
            made,
            before_high=_plain(made.before_high),
            before_colon=_plain(made.before_colon),
            inside=_plain(made.inside),
            thousands=_plain(made.thousands),
            unit=_plain(made.unit),
            percent=_plain(made.percent),
            rules=rules - PLAIN | {"plain_spaces"},
        )
    return made


def _plain(spaces: str) -> str:
    return spaces.replace(NO_BREAK, " ").replace(NARROW, " ")
