"""Every sentence of the code has its translation, with the same placeholders and good spaces."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUES = sorted(ROOT.glob("resources/locale/*/LC_MESSAGES/calame.po"))


def forms(entry: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)


def placeholders(sentence: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


@cache
def extracted() -> frozenset[str]:
    """Return the sentences of the code; of a plural the singular, as catalogues index it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = project["tool"]["babel"]["mappings"]
    rules = [(mapping["pattern"], mapping["method"]) for mapping in mappings]
    return frozenset(
        forms(message)[0] for _, _, message, _, _ in extract_from_dir(str(ROOT), rules)
    )


@cache
def catalogue(path: Path) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parent.parent.name, abort_invalid=True)


def translated(path: Path) -> list[Message]:
    return [message for message in catalogue(path) if message.id and any(forms(message.string))]


def test_french_is_there() -> None:
    assert "fr" in {path.parent.parent.name for path in CATALOGUES}


def test_the_code_has_sentences() -> None:
    assert "There is no action {action}." in extracted()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_every_sentence_is_translated(path: Path) -> None:
    there = {
        forms(message.id)[0]
        for message in translated(path)
        if all(forms(message.string)) and not message.fuzzy
    }
    assert sorted(extracted() - there) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_no_translation_is_left_of_a_sentence_that_is_gone(path: Path) -> None:
    assert sorted({forms(message.id)[0] for message in translated(path)} - extracted()) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parent.parent.name)
def test_every_translation_has_the_placeholders_of_its_sentence(path: Path) -> None:
    wrong = []
    for message in translated(path):
        wanted = [placeholders(form) for form in forms(message.id)]
        given = [placeholders(form) for form in forms(message.string)]
        # a singular may spell its number out; the last form stands for every other number
        if given[-1] != wanted[-1] or any(form not in wanted for form in given):
            wrong.append(message.id)
    assert wrong == []


def test_french_keeps_its_signs_with_their_words() -> None:
    breaking = re.compile(r"[ \n][:;!?»]|«[ \n]|\w'\w")
    (path,) = [path for path in CATALOGUES if path.parent.parent.name == "fr"]
    sentences = [form for message in translated(path) for form in forms(message.string)]
    assert [sentence for sentence in sentences if breaking.search(sentence)] == []
