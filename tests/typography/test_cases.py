"""What each profile makes of short texts, by the references that it follows, and of real French."""

import os
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop.typography.edits import applied
from desktop.typography.fixes import fixes
from desktop.typography.profiles import PROFILES, Profile, tailored

WHERE = os.environ.get("CALAME_CONFORMANCE", "")


def cases() -> Iterator[tuple[Profile, str, str, str]]:
    """Yield profile, source, text and what becomes of it."""
    file = Path(__file__).with_name("cases.toml")
    for group in tomllib.loads(file.read_text(encoding="utf-8"))["group"]:
        profile = tailored(
            PROFILES[group["profile"]],
            narrow=group.get("narrow", False),
            on=group.get("on", ()),
            override=group.get("override", ""),
        )
        for given, wanted in group["cases"]:
            yield profile, group["source"], given, wanted


@pytest.mark.parametrize(
    ("profile", "source", "given", "wanted"),
    [pytest.param(*case, id=f"{case[0].id} {case[2]!r}") for case in cases()],
)
def test_a_text_is_set_as_the_reference_has_it(
    profile: Profile, source: str, given: str, wanted: str
) -> None:
    assert source
    assert applied(given, fixes(given, profile)) == wanted
    assert fixes(wanted, profile) == ()


def test_there_are_enough_cases() -> None:
    assert len({(case[0], case[2]) for case in cases()}) >= 150


def segments(language: str) -> list[str]:
    """Return the segments of the translation memory in a language."""
    tree = ElementTree.parse(Path(WHERE) / "tico19" / "all.en-fr.tmx")
    attribute = "{http://www.w3.org/XML/1998/namespace}lang"
    return [
        "".join(segment.itertext())
        for variant in tree.iter("tuv")
        if variant.get(attribute, variant.get("lang", "")).startswith(language)
        and (segment := variant.find("seg")) is not None
    ]


def words_alone(text: str) -> str:
    """Return a text without spaces and quotation marks; three dots and their one sign are alike."""
    return re.sub(r"[\s\"'“”‘’«»]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.skipif(not WHERE, reason="CALAME_CONFORMANCE is not set")
def test_professional_french_changes_only_in_spaces_and_quotes() -> None:
    french = segments("fr")
    assert len(french) == 3071
    changed = 0
    for text in french:
        after = applied(text, fixes(text, PROFILES["fr-FR"]))
        changed += after != text
        assert words_alone(after) == words_alone(text)
        assert fixes(after, PROFILES["fr-FR"]) == ()
    assert 0 < changed < len(french) / 10
