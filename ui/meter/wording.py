"""What a person is told of how a platform counts."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from desktop.counting.costs import Costly
from desktop.messages import gettext as _
from desktop.messages.marking import N_

_REASONS: Final = {
    "weighs": N_("{sign} weighs {cost} on {platform}"),
    "emoji": N_("This emoji weighs {cost} on {platform}"),
    "emoji_bytes": N_("This emoji counts {cost} on {platform}: its bytes"),
    "bytes": N_("{sign} takes {cost} bytes on {platform}"),
    "pair": N_("{sign} counts {cost} on {platform}"),
    "wide": N_("{sign} is wide and counts {cost} on {platform}"),
    "composed": N_("{sign} counts {cost} on {platform}"),
    "url": N_("A link counts {cost} on {platform}, however long it is"),
    "mention": N_("This mention counts {cost} on {platform}: its server is free"),
    "extension": N_("{sign} takes the room of 2 in an SMS"),
    "leaves_gsm": N_(
        "{sign} leaves the short alphabet: an SMS then holds 70 characters instead of 160"
    ),
}
_FOLDS: Final = {
    "any": N_("“See more” stands here"),
    "front": N_("What matters should be said before this place"),
    "mobile": N_("“See more” stands here on phones"),
    "desktop": N_("“See more” stands here on computers"),
    "apple_mail": N_("Apple Mail cuts here"),
    "feed": N_("“See more” stands here in the feed"),
    "reels": N_("“See more” stands here in reels"),
}
_QUIET_BYTES: Final = 3
"""Bytes of one sign that are no surprise: an accented letter, a dash, a quote."""
_NAMED: Final = 4
"""Signs that are named one by one."""


def sign(text: str) -> str:
    """Return a sign as itself, or by its number where it cannot be seen."""
    if len(text) == 1 and unicodedata.category(text)[0] in "ZC":
        return f"U+{ord(text):04X}"
    return text


def costly_words(costly: Costly, text: str, platform: str) -> str:
    """Say what a stretch of a text costs, and why."""
    shown = sign(text[costly.start : costly.end])
    template = _REASONS.get(costly.reason, _REASONS["weighs"])
    return _(template).format(sign=shown, cost=costly.cost, platform=platform)


def is_telling(costly: Costly) -> bool:
    """Tell whether a person would be surprised by what a stretch costs."""
    if costly.reason == "bytes":
        return costly.cost > _QUIET_BYTES
    return costly.cost > 1 or costly.reason in ("leaves_gsm", "mention")


def fold_words(where: str) -> str:
    """Say what a fold hides, and where."""
    return _(_FOLDS.get(where, _FOLDS["any"]))


def segment_words(number: int) -> str:
    """Say that a further SMS begins."""
    return _("SMS {number} begins here").format(number=number)


def named(signs: Iterable[str]) -> str:
    """Name a few signs, each once."""
    once = list(dict.fromkeys(map(sign, signs)))
    return ", ".join(once[:_NAMED]) + ("…" if len(once) > _NAMED else "")
