"""Actions: what can be done to a text, one TOML file each, with prompts in French and English."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Final

from desktop.catalog.platforms import Platform
from desktop.catalog.table import Table
from desktop.catalog.wording import LANGUAGES, Wording, read_wording
from desktop.errors import CatalogError, UsageError

PLACEHOLDERS: Final = frozenset({"text", "language", "instruction"})
"""What a template may name beside the action's own options."""
OF_PLATFORM: Final = frozenset({"voice", "shape", "length"})
"""What it may name too where the action writes for a platform: how that wants to be written for."""
OVER: Final = frozenset({"answer", "words"})
"""What the template may name that asks for a shorter answer."""
PLATFORM: Final = "platform"
"""The option whose values are the platforms that one text fills."""
NO_PLATFORMS: Final[Mapping[str, Platform]] = {}


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example: a source and the answer a good model would give."""

    source: str
    answer: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an option: its name on screen and what it says in a prompt, per language."""

    id: str
    label: Wording
    text: Wording
    examples: Mapping[str, Example] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice an action offers."""

    id: str
    label: Wording
    default: str
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Prompt:
    """The words of an action in one language: rules, the place of the text, a worked example.

    `repair` is added when an answer has to be asked for again. Where the action writes for a
    platform, `length` says how many words it takes and `over` asks for an answer to be shortened.
    """

    system: Template
    user: Template
    repair: str
    example: Example | None
    length: Template | None = None
    over: Template | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done to a text.

    `scope` is `segment` when every paragraph is sent by itself, so that line breaks and Markdown
    stay as they were, or `whole`. `to` names the option that holds the language of the answer;
    empty when the answer is in the language of the text. `changes` says that an answer almost
    equal to its source is tried once more. `fallback` is the rule that serves without a model.
    """

    id: str
    group: str
    order: int
    scope: str
    label: Wording
    description: Wording
    to: str
    changes: bool
    needs_instruction: bool
    fallback: str
    temperature: float
    options: Mapping[str, Option]
    prompts: Mapping[str, Prompt]

    def complete(self, given: Mapping[str, str]) -> dict[str, str]:
        """Fill in the defaults of a choice of options; raise UsageError for one that is unknown."""
        for name in given:
            if name not in self.options:
                raise UsageError("option_unknown", action=self.id, option=name)
        chosen: dict[str, str] = {}
        for name, option in self.options.items():
            value = given.get(name) or option.default
            if value not in option.values:
                raise UsageError(
                    "option_value",
                    action=self.id,
                    option=name,
                    value=value,
                    values=", ".join(option.values),
                )
            chosen[name] = value
        return chosen


def _example(table: Table) -> Example | None:
    if not table.has("source") and not table.has("answer"):
        table.close()
        return None
    example = Example(table.text("source"), table.text("answer"))
    table.close()
    return example


def _value(table: Table, name: str) -> Value:
    below = table.table("example")
    examples = {}
    for language in tuple(below.keys()):
        example = _example(below.table(language))
        if example is not None:
            examples[language] = example
    value = Value(name, read_wording(table, "label"), read_wording(table, "text"), examples)
    table.close()
    return value


def _option(table: Table, name: str, platforms: Mapping[str, Platform]) -> Option:
    if name == PLATFORM:
        fillable = [each for each in platforms.values() if each.is_one_box]
        values = {each.id: Value(each.id, each.label, each.label) for each in fillable}
        option = Option(name, read_wording(table, "label"), table.text("default"), values)
        table.close()
        return option
    below = table.table("values")
    values = {key: _value(below.table(key), key) for key in tuple(below.keys())}
    option = Option(name, read_wording(table, "label"), table.text("default"), values)
    if option.default not in values:
        raise table.mistake("default", "must be one of the option's values")
    table.close()
    return option


def _template(table: Table, key: str, allowed: frozenset[str]) -> Template:
    template = Template(table.text(key))
    if not template.is_valid():
        raise table.mistake(key, "has a $ that starts no placeholder; write $$ for a dollar")
    for name in template.get_identifiers():
        if name not in allowed:
            raise table.mistake(key, f"names an unknown placeholder ${name}")
    return template


def _prompt(table: Table, allowed: frozenset[str], fits: bool) -> Prompt:
    prompt = Prompt(
        _template(table, "system", allowed),
        _template(table, "user", allowed),
        table.text("repair", ""),
        _example(table.table("example")),
        _template(table, "length", frozenset({"words"})) if fits else None,
        _template(table, "over", OVER) if fits else None,
    )
    if "text" not in prompt.user.get_identifiers():
        raise table.mistake("user", "must hold $text")
    table.close()
    return prompt


def read_action(path: Path, platforms: Mapping[str, Platform] = NO_PLATFORMS) -> Action:
    """Read one action's file; raise CatalogError naming the file and the key that is wrong.

    `platforms` are the values of the option of that name.
    """
    table = Table.load(path)
    options_table = table.table("options")
    options = {
        key: _option(options_table.table(key), key, platforms)
        for key in tuple(options_table.keys())
    }
    fits = PLATFORM in options
    allowed = PLACEHOLDERS | frozenset(options) | (OF_PLATFORM if fits else frozenset())
    prompts_table = table.table("prompts")
    prompts = {}
    for language in LANGUAGES:
        if not prompts_table.has(language):
            raise prompts_table.mistake(language, "missing")
        prompts[language] = _prompt(prompts_table.table(language), allowed, fits)
    prompts_table.close()
    action = Action(
        id=table.text("id", path.stem),
        group=table.text("group", "own"),
        order=table.whole("order", 1000),
        scope=table.choice("scope", ("segment", "whole"), "segment"),
        label=read_wording(table, "label"),
        description=read_wording(table, "description"),
        to=table.text("to", ""),
        changes=table.flag("changes", False),
        needs_instruction=table.flag("needs_instruction", False),
        fallback=table.choice("fallback", ("", "extract"), ""),
        temperature=table.number("temperature", 0.2),
        options=options,
        prompts=prompts,
    )
    if action.to and action.to not in options:
        raise table.mistake("to", "must name one of the action's options")
    table.close()
    return action


def read_actions(
    shipped: Path, own: Path, platforms: Mapping[str, Platform] = NO_PLATFORMS
) -> tuple[dict[str, Action], list[CatalogError]]:
    """Read the shipped actions and the person's own; an own one wins by its id.

    A mistake in a shipped file is raised; one in a file of the person's own is returned, so that
    one bad file does not take the others away.
    """
    read = (read_action(path, platforms) for path in sorted(shipped.glob("*.toml")))
    actions = {action.id: action for action in read}
    mistakes: list[CatalogError] = []
    for path in sorted(own.glob("*.toml")) if own.is_dir() else ():
        try:
            action = read_action(path, platforms)
        except CatalogError as error:
            mistakes.append(error)
        else:
            actions[action.id] = action
    ordered = sorted(actions.values(), key=lambda action: (action.order, action.id))
    return {action.id: action for action in ordered}, mistakes
