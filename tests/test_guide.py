"""The guide: the same in both languages, and what it shows is what the program has."""

import re
import tomllib
from pathlib import Path

import pytest

from desktop import messages
from desktop.catalog.actions import read_actions
from desktop.catalog.platforms import read_platforms
from desktop.checks.platform import boxes_of, check_platform
from desktop.cli import is_headless
from desktop.cli.commands import parse
from desktop.cli.sections import boxes
from desktop.cli.window import read_window_arguments
from desktop.paths import resources
from tests.guide import GUIDE, LANGUAGES, shortcuts
from tests.test_documents import said

PAGES = sorted(path.name for path in (GUIDE / "en").glob("*.md"))


def page(language: str, name: str) -> str:
    return (GUIDE / language / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """Take out what is no sentence: blocks and spans of code, addresses, comments."""
    text = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`]*`|\]\([^)]*\)|<!--.*?-->", "", text)


def test_both_languages_have_the_same_pages() -> None:
    assert sorted(path.name for path in (GUIDE / "fr").glob("*.md")) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_built_the_same_in_both_languages(name: str) -> None:
    shapes = []
    for language in LANGUAGES:
        text = page(language, name)
        images = [
            target.replace(f"/{language}/", "/")
            for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
        ]
        headings = re.findall(r"^(#+) ", re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M), re.M)
        rows = len(re.findall(r"^\|", text, re.MULTILINE))
        shapes.append((headings, images, rows, sorted(re.findall(r"\]\(([\w-]+\.md)\)", text))))
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_leads_to_every_page(language: str) -> None:
    linked = set(re.findall(r"\(([\w-]+\.md)\)", page(language, "README.md")))
    assert linked == set(PAGES) - {"README.md"}


def test_no_image_is_there_for_nothing() -> None:
    shown = {
        (GUIDE / language / target).resolve()
        for language in LANGUAGES
        for name in PAGES
        for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page(language, name))
    }
    assert shown == {path.resolve() for path in (GUIDE / "images").rglob("*.png")}
    assert sum(path.stat().st_size for path in shown) < 2_000_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_shortcuts_is_the_programs(language: str) -> None:
    try:
        assert shortcuts.written(language) == shortcuts.table(language)
    finally:
        messages.use("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_action_of_the_example_can_be_used(language: str, tmp_path: Path) -> None:
    text = page(language, "your-own-actions.md")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (name,) = re.findall(r"`([\w-]+\.toml)`[^`]+:\n\n```toml", text.replace("\u00a0", ""))
    (tmp_path / name).write_text(example, encoding="utf-8")
    actions, mistakes = read_actions(resources() / "actions", tmp_path)
    assert not mistakes
    action = actions[name.removesuffix(".toml")]
    assert action.group == "own" and action.scope == tomllib.loads(example)["scope"] == "whole"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_platform_of_the_example_can_be_used(language: str, tmp_path: Path) -> None:
    text = page(language, "platforms.md")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (tmp_path / "shop-window.toml").write_text(example, encoding="utf-8")
    platforms, mistakes = read_platforms(resources() / "platforms", tmp_path)
    assert not mistakes
    assert platforms["shop-window"].main.hard == 60
    (advert,) = re.findall(r"^```\n(headlines:.*?)^```$", text, re.DOTALL | re.MULTILINE)
    google = platforms["google_ads"]
    assert check_platform(google, boxes_of(google, boxes(advert, google))) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_commands_are_understood(language: str) -> None:
    for arguments in said(page(language, "platforms.md")):
        assert parse(arguments).command in ("count", "platforms")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_of_the_guide_is_understood(language: str) -> None:
    lines = said(page(language, "without-a-window.md"))
    assert lines
    actions, _ = read_actions(resources() / "actions", Path("nowhere"))
    for arguments in lines:
        if is_headless(arguments):
            given = vars(parse(arguments))
            assert given["command"] != "do" or given["action"] in actions
        else:
            assert read_window_arguments(arguments).file is not None


@pytest.mark.parametrize("name", PAGES)
def test_french_is_set_as_french_is(name: str) -> None:
    text = prose(page("fr", name))
    assert not re.findall(
        r"[^\u00a0\n][:;!?»]|«[^\u00a0]", re.sub(r"^[|\-: ]+$", "", text, flags=re.M)
    )
    assert not re.findall(r"\w'\w", text)
