"""A text set right by a profile: the rules in their order, and their fixes as one list."""

from collections.abc import Callable, Iterator
from typing import Final

from desktop.typography.abbreviations import abbreviations, titles
from desktop.typography.edits import Fix, applied, composed, trimmed
from desktop.typography.figures import currencies, ordinals, thousands, units
from desktop.typography.marks import apostrophes, dashes, ellipsis, ranges
from desktop.typography.profiles import Profile
from desktop.typography.quotes import quotes
from desktop.typography.shield import shielded
from desktop.typography.spacing import guillemets, plain_spaces, punctuation, stops

_Step = Callable[[str, Profile], Iterator[Fix]]

_STEPS: Final[tuple[tuple[frozenset[str], _Step], ...]] = (
    (frozenset({"apostrophes"}), apostrophes),
    (frozenset({"apostrophes", "quotes"}), quotes),
    (frozenset({"ellipsis"}), ellipsis),
    (frozenset({"dashes", "hyphens"}), dashes),
    (frozenset({"ordinals"}), ordinals),
    (frozenset({"titles"}), titles),
    (frozenset({"abbreviations"}), abbreviations),
    (frozenset({"currencies"}), currencies),
    (frozenset({"thousands"}), thousands),
    (frozenset({"units"}), units),
    (frozenset({"dashes"}), ranges),
    (frozenset({"guillemets"}), guillemets),
    (frozenset({"punctuation"}), punctuation),
    (frozenset({"stops"}), stops),
    (frozenset({"plain_spaces"}), plain_spaces),
)


def fixes(text: str, profile: Profile) -> tuple[Fix, ...]:
    """Return what a profile changes in a text, in its order; `applied` twice changes nothing more.

    The time is linear in the text.
    """
    shield = shielded(text)
    before = now = shield.text
    made: list[Fix] = []
    for rules, step in _STEPS:
        wanted = rules & profile.rules
        if not wanted:
            continue
        found = [fix for fix in step(now, profile) if fix.rule in wanted]
        if found:
            made = composed(made, now, found)
            now = applied(now, found)
    return tuple(shield.back(trimmed(before, made)))
