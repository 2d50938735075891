"""What the list can offer: actions, an action with an option's value, an instruction as typed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop.catalog.actions import Action, Option, Value
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from ui.fuzzy import mentions, score

GROUPS: Final = {
    "write": N_("Write"),
    "shorten": N_("Shorten"),
    "language": N_("Language"),
    "platform": N_("Platform"),
    "style": N_("Style"),
    "own": N_("Your own"),
}
OWN: Final = "own"
INSTRUCT: Final = "instruct"
"""The action that does what is typed."""

_OTHER_LANGUAGE: Final = 40
"""What a name in the other language of the catalogue is worth less."""
_DESCRIPTION: Final = 30
_MOST: Final = 8
"""Entries that a search shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list, and what choosing it sets."""

    action: Action
    label: str
    options: Mapping[str, str] = field(default_factory=dict)
    instruction: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading; no title, no heading."""

    title: str
    entries: tuple[Entry, ...]


def entry_of(action: Action, options: Mapping[str, str], language: str) -> Entry:
    """Return the line of an action with these values of its options, but for later defaults."""
    label = action.label.to(language)
    values = [
        option.values[options[name]].label.to(language)
        for place, (name, option) in enumerate(action.options.items())
        if options.get(name) in option.values and not (place and options[name] == option.default)
    ]
    if values:
        label = _("{action} → {value}").format(action=label, value=", ".join(values))
    return Entry(action, label, dict(options))


def sections(
    actions: Iterable[Action], recent: Sequence[tuple[str, Mapping[str, str]]], language: str
) -> list[Section]:
    """Return what is offered unasked: the recent ones, then the groups without what is there."""
    known = {action.id: action for action in actions}
    last = tuple(entry_of(known[id], options, language) for id, options in recent if id in known)
    said = {entry.action.id for entry in last if not entry.options}
    groups: dict[str, list[Entry]] = {}
    for action in known.values():
        if action.id in said:
            continue
        entry = Entry(action, action.label.to(language))
        groups.setdefault(action.group, []).append(entry)
    offered: list[Section] = []
    is_single = False
    for group, entries in groups.items():
        section = Section(_(GROUPS.get(group, group)), tuple(entries))
        if is_single and len(entries) == 1 and group != OWN:
            section = _joined(offered.pop(), section)
        is_single = len(entries) == 1
        offered.append(section)
    return [Section(_("Recent"), last), *offered] if last else offered


def _joined(one: Section, other: Section) -> Section:
    """Set groups of a single action each under one heading: a list of headings is no list."""
    title = _("{group} · {next}").format(group=one.title, next=other.title)
    return Section(title, (*one.entries, *other.entries))


def found(query: str, actions: Iterable[Action], language: str) -> list[Section]:
    """Return what fits a query, the best first, and at last the query taken as an instruction."""
    known = list(actions)
    ranked = [
        (rank, place, entry)
        for place, (rank, entry) in enumerate(
            scored for action in known for scored in _fitting(query, action, language)
        )
        if rank > 0
    ]
    ranked.sort(key=lambda found: (-found[0], found[1]))
    entries = [entry for _rank, _place, entry in ranked[:_MOST]]
    said = query.strip()
    entries += [
        Entry(action, _("Do this: {instruction}").format(instruction=said), {}, said)
        for action in known
        if action.id == INSTRUCT and said
    ]
    return [Section("", tuple(entries))] if entries else []


def _fitting(query: str, action: Action, language: str) -> Iterable[tuple[int, Entry]]:
    label = action.label
    rank = _best(query, label.to(language), label.en, label.fr)
    if not rank and mentions(query, action.description.to(language)):
        rank = _DESCRIPTION
    yield rank, Entry(action, label.to(language))
    for option in action.options.values():
        for value in option.values.values():
            rank = _value_rank(query, action, value, language)
            yield rank, _with_value(action, option, value, language)


def _value_rank(query: str, action: Action, value: Value, language: str) -> int:
    """Rank a value by its own name, or by the action's and its own typed together."""
    name = value.label
    rank = _best(query, name.to(language), name.en, name.fr)
    for code in (language, "en", "fr"):
        both = f"{action.label.to(code)} {name.to(code)}"
        if rank or score(query, action.label.to(code)) or " " not in query.strip():
            break
        rank = score(query, both)
    return rank


def _with_value(action: Action, option: Option, value: Value, language: str) -> Entry:
    label = _("{action} → {value}").format(
        action=action.label.to(language), value=value.label.to(language)
    )
    return Entry(action, label, {option.id: value.id})


def _best(query: str, shown: str, *others: str) -> int:
    other = max(score(query, name) for name in others)
    return max(score(query, shown), other - _OTHER_LANGUAGE, 0)
