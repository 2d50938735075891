"""The shipped actions are whole in both languages, and a mistake in a file says where it is."""

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from desktop.catalog.actions import Action, Example, Prompt, read_action, read_actions
from desktop.catalog.platforms import read_platforms
from desktop.catalog.wording import LANGUAGES, Wording
from desktop.errors import CatalogError, UsageError
from desktop.messages import advice, sentence
from desktop.paths import resources
from desktop.run.mask import TOKEN

SHIPPED = resources() / "actions"
IDS = sorted(path.stem for path in SHIPPED.glob("*.toml"))
GROUPS = {"platform", "write", "shorten", "language", "style", "own"}
LANGUAGES_OF_TRANSLATION = {"fr", "en", "es", "de", "it", "pt", "nl"}
SOURCE = "Nora Lind: 24 bags at $89, see [[1]]."
NUMBER = re.compile(r"\d+")
UNSPACED = re.compile(r"[^\s][:;!?»]|[ ][:;!?»]|«[^\u00a0]")
"""A French sign with no space or a breaking one before it, or after an opening quote mark."""


PLATFORMS, _ = read_platforms(resources() / "platforms")


def shipped(id: str) -> Action:
    return read_action(SHIPPED / f"{id}.toml", PLATFORMS)


def choices(action: Action) -> list[dict[str, str]]:
    """Return every combination of an action's options, the empty choice first."""
    names = list(action.options)
    values = [list(option.values) for option in action.options.values()]
    return [{}, *(dict(zip(names, chosen, strict=True)) for chosen in product(*values))]


def rendered(action: Action, given: dict[str, str], language: str) -> list[str]:
    """Return the system and the user turn as a model would read them."""
    given = action.complete(given)
    words = {
        name: action.options[name].values[value].text.to(language) for name, value in given.items()
    }
    words |= {"language": "Français", "instruction": "Be brief.", "text": SOURCE}
    if "platform" in given:
        platform = PLATFORMS[given["platform"]]
        words |= {"voice": platform.tone.to(language), "shape": platform.structure.to(language)}
        words["length"] = "Few words."
    prompt = action.prompts[language]
    return [prompt.system.substitute(words), prompt.user.substitute(words)]


def examples(action: Action) -> list[tuple[str, Example]]:
    """Return every worked example with the place where it stands."""
    found = [
        (f"prompts.{language}", prompt.example)
        for language, prompt in action.prompts.items()
        if prompt.example is not None
    ]
    found += [
        (f"options.{option.id}.values.{value.id}.{language}", example)
        for option in action.options.values()
        for value in option.values.values()
        for language, example in value.examples.items()
    ]
    return found


def wordings(action: Action) -> list[Wording]:
    """Return everything of an action that is worded in both languages."""
    found = [action.label, action.description]
    for option in action.options.values():
        found.append(option.label)
        for value in option.values.values():
            found += [value.label, value.text]
    return found


def test_the_ten_actions_ship_in_their_order() -> None:
    actions, mistakes = read_actions(SHIPPED, SHIPPED / "absent")
    assert mistakes == []
    assert " ".join(actions) == (
        "rewrite clarity shorten expand correct summarise translate adapt tone instruct"
    )
    assert len({action.order for action in actions.values()}) == len(actions)
    assert {action.group for action in actions.values()} == GROUPS


def test_what_a_run_reads_of_each_action() -> None:
    actions, _ = read_actions(SHIPPED, SHIPPED / "absent")
    assert {id for id, action in actions.items() if action.changes} == {
        "rewrite",
        "clarity",
        "shorten",
        "expand",
        "tone",
        "translate",
    }
    assert {id for id, action in actions.items() if action.scope == "whole"} == {
        "adapt",
        "summarise",
        "instruct",
    }
    assert {id for id, action in actions.items() if action.needs_instruction} == {"instruct"}
    assert {id for id, action in actions.items() if action.fallback} == {"summarise"}
    assert {id: action.to for id, action in actions.items() if action.to} == {"translate": "to"}
    assert set(actions["translate"].options["to"].values) == LANGUAGES_OF_TRANSLATION
    assert set(actions["summarise"].options["form"].values) == {"sentence", "bullets", "paragraph"}
    assert set(actions["tone"].options["tone"].values) == {
        "formal",
        "friendly",
        "persuasive",
        "plain",
        "enthusiastic",
        "empathetic",
    }
    assert set(actions["tone"].options["address"].values) == {"keep", "vous", "tu"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", IDS)
def test_every_choice_renders_in_full(id: str, language: str) -> None:
    action = shipped(id)
    for given in choices(action):
        system, user = rendered(action, given, language)
        assert "$" not in system
        assert user.count(SOURCE) == 1
        assert "$" not in user.replace(SOURCE, "")
        assert ("Be brief." in user) is action.needs_instruction


@pytest.mark.parametrize("id", IDS)
def test_prompts_ask_for_a_token_kept_and_a_repair_is_plain(id: str) -> None:
    for prompt in shipped(id).prompts.values():
        assert TOKEN.search(prompt.system.template)
        assert prompt.repair
        assert not set("$[\n") & set(prompt.repair)


@pytest.mark.parametrize("id", IDS)
def test_examples_keep_tokens_numbers_and_marks(id: str) -> None:
    for place, example in examples(shipped(id)):
        source, answer = example.source, example.answer
        assert Counter(TOKEN.findall(source)) == Counter(TOKEN.findall(answer)) != Counter(), place
        assert set(NUMBER.findall(answer)) <= set(NUMBER.findall(source)), place
        if id != "summarise":
            assert set(NUMBER.findall(answer)) == set(NUMBER.findall(source)), place
        assert source.count("**") == answer.count("**"), place
        assert source != answer, place


@pytest.mark.parametrize("id", sorted(set(IDS) - {"adapt", "instruct"}))
def test_every_choice_has_a_worked_example(id: str) -> None:
    action = shipped(id)
    prompts: dict[str, Prompt] = dict(action.prompts)
    for given in choices(action):
        chosen = action.complete(given)
        answer = chosen.get(action.to, "")
        for language in (answer,) if answer in LANGUAGES else LANGUAGES:
            assert prompts[language].example or any(
                language in action.options[name].values[value].examples
                for name, value in chosen.items()
            ), (given, language)


def test_an_example_is_shorter_or_longer_where_the_action_says_so() -> None:
    for _, example in examples(shipped("shorten")):
        assert len(example.answer) < 0.7 * len(example.source)
    for _, example in examples(shipped("expand")):
        assert len(example.answer) > 1.5 * len(example.source)


@pytest.mark.parametrize("id", IDS)
def test_wordings_are_filled_and_french_is_spaced(id: str) -> None:
    for wording in wordings(shipped(id)):
        assert wording.en.strip() == wording.en != ""
        assert wording.fr.strip() == wording.fr != ""
        spaced = re.sub("\u00a0[:;!?»]", "", wording.fr)
        assert not UNSPACED.search(spaced), wording.fr
        assert "'" not in wording.fr, wording.fr


def test_options_are_completed_and_unknown_ones_refused() -> None:
    tone = shipped("tone")
    assert tone.complete({}) == {"tone": "friendly", "address": "keep"}
    assert tone.complete({"address": "tu"}) == {"tone": "friendly", "address": "tu"}
    with pytest.raises(UsageError) as unknown:
        tone.complete({"colour": "red"})
    assert unknown.value.parameters["option"] == "colour"
    with pytest.raises(UsageError) as value:
        tone.complete({"tone": "red"})
    assert value.value.parameters["value"] == "red"


SMALL = """
group = "own"

[label]
en = "Polish"
fr = "Polir"

[description]
en = "A last pass."
fr = "Une dernière passe."

[options.pace]
default = "slow"
label = { en = "Pace", fr = "Rythme" }

[options.pace.values.slow]
label = { en = "Slow", fr = "Lent" }
text = { en = "slowly", fr = "lentement" }

[prompts.en]
system = "Polish $pace, in $language, for $$5."
user = "Text: $text"

[prompts.fr]
system = "Polis $pace, en $language."
user = "Texte : $text"
"""

MISTAKES = {
    "unknown key": ('group = "own"', 'grup = "own"', "grup"),
    "unknown key in a prompt": (
        'user = "Text: $text"',
        'user = "$text"\nsytem = ""',
        "prompts.en.sytem",
    ),
    "wrong type": ('group = "own"', 'order = "first"', "order"),
    "wrong type of a table": ("[options.pace]", 'scope = ""\n[options.pace]', "description.scope"),
    "wrong choice": ('group = "own"', 'scope = "page"', "scope"),
    "truth as a number": ('group = "own"', "order = true", "order"),
    "unknown placeholder": ("Polish $pace", "Polish $pase", "prompts.en.system"),
    "placeholder in the user turn": ("Text: $text", "$name: $text", "prompts.en.user"),
    "dollar alone": ("for $$5", "for $5", "prompts.en.system"),
    "text not placed": ("Text: $text", "Text:", "prompts.en.user"),
    "missing language of a label": ('fr = "Polir"\n', "", "label.fr"),
    "missing language of a value": (', fr = "lentement"', "", "options.pace.values.slow.text.fr"),
    "missing prompt": ("[prompts.fr]", "[prompts.de]", "prompts.fr"),
    "missing system": ('system = "Polis $pace, en $language."\n', "", "prompts.fr.system"),
    "default of no value": ('default = "slow"', 'default = "fast"', "options.pace.default"),
    "answer language of no option": ('group = "own"', 'to = "into"', "to"),
    "half an example": (
        "[prompts.fr]",
        '[prompts.en.example]\nsource = "a"\n\n[prompts.fr]',
        "prompts.en.example.answer",
    ),
}


def test_a_small_file_loads_with_its_defaults(tmp_path: Path) -> None:
    path = tmp_path / "polish.toml"
    path.write_text(SMALL, encoding="utf-8")
    action = read_action(path)
    assert (action.id, action.scope, action.order) == ("polish", "segment", 1000)
    assert not action.changes
    assert rendered(action, {}, "en") == [
        "Polish slowly, in Français, for $5.",
        f"Text: {SOURCE}",
    ]


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_names_the_file_and_the_key(case: str, tmp_path: Path) -> None:
    right, wrong, key = MISTAKES[case]
    assert SMALL.count(right) == 1
    path = tmp_path / "polish.toml"
    path.write_text(SMALL.replace(right, wrong), encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        read_action(path)
    error = caught.value
    assert error.parameters["file"] == "polish.toml"
    assert error.parameters["key"] == key
    assert "polish.toml" in sentence(error) and key in sentence(error)
    assert advice(error)


def test_a_file_that_is_no_toml_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "polish.toml"
    path.write_text("label = \n", encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        read_action(path)
    assert caught.value.id == "catalog_syntax"
    assert "polish.toml" in sentence(caught.value)


def test_an_own_action_wins_by_its_id_and_a_bad_one_takes_no_other_away(tmp_path: Path) -> None:
    (tmp_path / "rewrite.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "polish.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "broken.toml").write_text(SMALL.replace('fr = "Polir"\n', ""), encoding="utf-8")
    actions, mistakes = read_actions(SHIPPED, tmp_path)
    assert actions["rewrite"].label.en == "Polish"
    assert set(actions) == {*IDS, "polish"}
    assert [mistake.parameters["file"] for mistake in mistakes] == ["broken.toml"]


def test_a_mistake_in_a_shipped_file_is_raised(tmp_path: Path) -> None:
    (tmp_path / "polish.toml").write_text(SMALL.replace("own", "1", 1) + "x = 1\n", "utf-8")
    with pytest.raises(CatalogError) as caught:
        read_actions(tmp_path, tmp_path / "absent")
    assert caught.value.parameters["key"] == "prompts.fr.x"
