"""What can be changed of a part of a platform: its unit, its limits, what it refuses and wants."""

from dataclasses import replace
from functools import partial
from typing import Final

from desktop.catalog.fields import Bound, Field, Fold
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from ui.platforms import names
from ui.platforms.entry import (
    Entry,
    Kind,
    RefusedError,
    named,
    options,
    reworded,
    shown,
    whole,
)

_UPSIDE_DOWN: Final = N_("The good length has to begin before it ends.")
_ABOVE: Final = N_("A good length cannot be above the limit.")
_BOXES: Final = N_("There has to be room for one at least, and no more have to be filled than fit.")


def _length(field: Field, hard: int, soft: tuple[int, int]) -> Field:
    low, high = soft
    if high and low > high:
        raise RefusedError(_(_UPSIDE_DOWN))
    if hard and high > hard:
        raise RefusedError(_(_ABOVE))
    return replace(field, hard=hard, soft=(low, high))


def _many(field: Field, fewest: int, most: int) -> Field:
    if most < 1 or fewest > most:
        raise RefusedError(_(_BOXES))
    return replace(field, many=(fewest, most))


def _fold_of(where: str, field: Field) -> str:
    return shown(next((fold.count for fold in field.folds if fold.where == where), 0))


def _folded(where: str, field: Field, text: str) -> Field:
    """Set where a screen folds; a fold that counts lines too keeps them."""
    count = whole(text)
    others = tuple(fold for fold in field.folds if fold.where != where)
    lines = next((fold.lines for fold in field.folds if fold.where == where), 0)
    made = (Fold(where, count, lines),) if count or lines else ()
    return replace(field, folds=(*others, *made))


def _most(text: str) -> int:
    """Read how many of something there may be at most; -1 for any number."""
    return whole(text) if text.strip() else -1


def _limit(number: int) -> str:
    return str(number) if number >= 0 else ""


def _bound(bound: Bound, text: str) -> Bound:
    return replace(bound, hard=_most(text))


def field_entries(language: str) -> tuple[Entry[Field], ...]:
    """Return what can be changed of a box."""
    return (
        Entry(
            "label",
            _("Name of this part"),
            "",
            Kind.LINE,
            lambda one: one.label.to(language),
            lambda one, text: replace(one, label=named(one.label, text, language)),
        ),
        Entry(
            "method",
            _("What is counted"),
            "",
            Kind.PICK,
            lambda one: one.method,
            lambda one, text: replace(one, method=text),
            options(names.METHODS.items()),
        ),
        Entry(
            "hard",
            _("Limit"),
            _("What is beyond it is refused. For SMS, how many; empty for no limit."),
            Kind.NUMBER,
            lambda one: shown(one.hard),
            lambda one, text: _length(one, whole(text), one.soft),
        ),
        Entry(
            "low",
            _("Good length, from"),
            "",
            Kind.NUMBER,
            lambda one: shown(one.soft[0]),
            lambda one, text: _length(one, one.hard, (whole(text), one.soft[1])),
        ),
        Entry(
            "high",
            _("Good length, up to"),
            _("Longer ones are read less well."),
            Kind.NUMBER,
            lambda one: shown(one.soft[1]),
            lambda one, text: _length(one, one.hard, (one.soft[0], whole(text))),
        ),
        *(
            Entry(
                f"fold_{where}",
                label,
                "",
                Kind.NUMBER,
                partial(_fold_of, where),
                partial(_folded, where),
            )
            for where, label in (
                ("mobile", _("“See more” on phones, after")),
                ("desktop", _("“See more” on computers, after")),
                ("any", _("“See more” everywhere, after")),
            )
        ),
        Entry(
            "hashtags_soft",
            _("Hashtags, better at most"),
            "",
            Kind.NUMBER,
            lambda one: _limit(one.hashtags.soft),
            lambda one, text: replace(one, hashtags=replace(one.hashtags, soft=_most(text))),
        ),
        Entry(
            "hashtags",
            _("Hashtags, at most"),
            "",
            Kind.NUMBER,
            lambda one: _limit(one.hashtags.hard),
            lambda one, text: replace(one, hashtags=_bound(one.hashtags, text)),
        ),
        Entry(
            "links",
            _("Links, at most"),
            "",
            Kind.NUMBER,
            lambda one: _limit(one.links.hard),
            lambda one, text: replace(one, links=_bound(one.links, text)),
        ),
        Entry(
            "mentions",
            _("Mentions, at most"),
            "",
            Kind.NUMBER,
            lambda one: _limit(one.mentions.hard),
            lambda one, text: replace(one, mentions=_bound(one.mentions, text)),
        ),
        Entry(
            "forbidden",
            _("Not allowed"),
            _("Signs and words, parted by blanks."),
            Kind.LINE,
            lambda one: " ".join(one.forbidden),
            lambda one, text: replace(one, forbidden=tuple(dict.fromkeys(text.split()))),
        ),
        Entry(
            "refuses",
            _("Refused"),
            _("Kinds of things that are not taken."),
            Kind.SEVERAL,
            lambda one: " ".join(one.refuses),
            lambda one, text: replace(one, refuses=tuple(text.split())),
            options(names.REFUSALS.items()),
        ),
        Entry(
            "musts",
            _("Has to hold"),
            _("Its absence is told."),
            Kind.SEVERAL,
            lambda one: " ".join(one.musts),
            lambda one, text: replace(one, musts=tuple(text.split())),
            options(names.MUSTS.items()),
        ),
        Entry(
            "fewest",
            _("How many have to be filled"),
            _("Headlines of an advertisement, say: each line is one then."),
            Kind.NUMBER,
            lambda one: str(one.many[0]),
            lambda one, text: _many(one, whole(text), one.many[1]),
        ),
        Entry(
            "most",
            _("How many there may be"),
            "",
            Kind.NUMBER,
            lambda one: str(one.many[1]),
            lambda one, text: _many(one, one.many[0], whole(text)),
        ),
        Entry(
            "confidence",
            _("How sure this is"),
            "",
            Kind.PICK,
            lambda one: one.confidence,
            lambda one, text: replace(one, confidence=text),
            options(names.CONFIDENCES.items()),
        ),
        Entry(
            "note",
            _("Note"),
            _("Shown where the pointer rests on the meter."),
            Kind.PROSE,
            lambda one: one.note.to(language),
            lambda one, text: replace(one, note=reworded(one.note, text.strip(), language)),
        ),
    )
