"""What the documents say is what the program does: commands, links, versions, packages."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from desktop import VERSION
from desktop.catalog.actions import read_actions
from desktop.catalog.models import read_models
from desktop.catalog.platforms import read_platforms
from desktop.catalog.providers import read_presets
from desktop.cli import is_headless
from desktop.cli.commands import parse
from desktop.cli.window import read_window_arguments
from desktop.display import LIBRARIES, X11_LIBRARIES
from desktop.paths import resources

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]


def said(text: str) -> list[list[str]]:
    """Return the arguments of every line of a document that is a command of Calame's."""
    lines = re.findall(r"^calame .*$", text, re.MULTILINE)
    words = [shlex.split(line, comments=True)[1:] for line in lines]
    return [line[: line.index("<")] if "<" in line else line for line in words]


def commands() -> list[list[str]]:
    return said(README)


@pytest.mark.parametrize("arguments", commands(), ids=" ".join)
def test_every_command_of_the_readme_is_understood(arguments: list[str]) -> None:
    if not is_headless(arguments):
        read = read_window_arguments(arguments)
        presets = read_presets(resources() / "providers")
        assert read.choice.engine in presets or read.file is not None
        return
    given = vars(parse(arguments))
    if given["command"] == "do":
        platforms, _ = read_platforms(resources() / "platforms")
        actions, _ = read_actions(resources() / "actions", Path("nowhere"), platforms)
        action = actions[given["action"]]
        named = {name: given[name] for name in action.options if given.get(name)}
        for platform in named.pop("platform", ()):
            assert platform in action.options["platform"].values
        assert named.items() <= action.complete(named).items()
        assert bool(given["instruction"]) == action.needs_instruction
    if given["command"] == "models" and given["verb"] != "list":
        assert given["id"] in read_models(resources() / "models")


def test_the_readme_shows_every_command_and_every_engine() -> None:
    shown = {arguments[0] for arguments in commands() if is_headless(arguments)}
    assert shown == {
        "do",
        "count",
        "actions",
        "platforms",
        "typography",
        "history",
        "engines",
        "models",
        "keys",
        "doctor",
    }
    assert set(
        re.findall(r"`(\w+)`", "".join(re.findall(r"^\| `.*", README, re.MULTILINE)))
    ) >= set(read_presets(resources() / "providers"))


@pytest.mark.parametrize(("column", "start"), [(0, "sudo apt-get"), (1, "sudo dnf")])
def test_the_readme_names_every_system_package_the_window_needs(column: int, start: str) -> None:
    (line,) = [line for line in README.splitlines() if line.startswith(start)]
    needed = {packages[column] for packages in (LIBRARIES | X11_LIBRARIES).values()}
    assert needed <= set(line.split())


def test_the_readme_has_two_set_up_commands_each_with_its_twin() -> None:
    blocks = re.findall(r"```(sh|bat)\n(.*?)```", README.split("## The first start")[0], re.DOTALL)
    set_up = [(kind, text) for kind, text in blocks if "-m venv" in text]
    assert [kind for kind, _ in set_up] == ["sh", "bat", "sh", "bat"]
    for (_, unix), (_, windows) in (set_up[0:2], set_up[2:4]):
        assert unix.count("\n") == windows.count("\n") == 1
        twin = unix.replace("python3 -m venv", "py -m venv").replace(
            ".venv/bin/", r".venv\Scripts" "\\"
        )
        assert windows == twin


def anchors(text: str) -> set[str]:
    return {
        re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        path, _, anchor = target.partition("#")
        if path.startswith("https:"):
            continue
        there = document.parent / path if path else document
        assert there.exists(), target
        assert not anchor or anchor in anchors(there.read_text(encoding="utf-8")), target


def test_the_versions_agree() -> None:
    assert PROJECT["project"]["version"] == VERSION
    assert f"## {VERSION} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_has_its_line() -> None:
    project = PROJECT["project"]
    wanted = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[<>=~;\s]", entry)[0] for entry in wanted}
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert names <= set(re.findall(r"^\| ([\w.-]+) \|", text, re.MULTILINE))


def test_the_decisions_are_numbered_without_a_gap() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    for number, path in enumerate(decisions, 1):
        assert path.name.startswith(f"{number:04}-")
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. ")
