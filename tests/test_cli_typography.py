"""`calame typography`, run as a person runs it."""

import json
from pathlib import Path

import pytest

from tests.test_cli import calame

GIVEN = 'Bonjour! Voici l\'heure: 12:30, "promis".'
SET = "Bonjour\u00a0! Voici l’heure\u00a0: 12:30, «\u00a0promis\u00a0»."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def test_the_text_is_set_by_its_profile_and_nothing_is_added(home: Path) -> None:
    done = calame(home, "typography", "--profile", "fr-FR", given=GIVEN)
    assert (done.returncode, done.stdout, done.stderr) == (0, SET, "")


def test_a_file_is_read_and_left_as_it_is(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "brouillon.md"
    file.write_text(GIVEN + "\n", encoding="utf-8")
    done = calame(home, "typography", "--profile", "fr-FR", str(file))
    assert done.stdout == SET + "\n"
    assert file.read_text(encoding="utf-8") == GIVEN + "\n"


def test_a_narrow_space_is_an_option_and_a_rule_can_be_left_out(home: Path) -> None:
    narrow = calame(home, "typography", "--profile", "fr-FR", "--narrow", given="Oui! Non: si.")
    assert narrow.stdout == "Oui\u202f! Non\u00a0: si."
    without = calame(
        home, "typography", "--profile", "fr-FR", "--without", "quotes", given='l\'"ami"!'
    )
    assert without.stdout == 'l’"ami"\u00a0!'
    also = calame(home, "typography", "--profile", "fr-FR", "--with", "ordinals", given="le 2ème")
    assert also.stdout == "le 2e"


def test_a_platform_goes_before_the_profile(home: Path) -> None:
    profile = ("typography", "--profile", "fr-FR", "--narrow")
    assert calame(home, *profile, "--platform", "x", given="Oui!").stdout == "Oui\u00a0!"
    assert calame(home, *profile, "--platform", "sms", given="L'été\u00a0?").stdout == "L'été ?"
    unknown = calame(home, *profile, "--platform", "minitel", given="Oui!")
    assert (unknown.returncode, unknown.stdout) == (2, "")


def test_json_names_each_fix(home: Path) -> None:
    done = calame(
        home, "typography", "--profile", "en-US", "--json", given="it's", language="fr_FR"
    )
    told = json.loads(done.stdout)
    assert told["text"] == "it’s"
    assert told["fixes"] == [
        {
            "rule": "apostrophes",
            "label": "Apostrophes courbes",
            "start": 2,
            "end": 3,
            "before": "'",
            "replacement": "’",
        }
    ]


def test_a_check_says_what_would_change(home: Path) -> None:
    wrong = calame(home, "typography", "--profile", "fr-FR", "--check", given=GIVEN)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "Quotation marks" in wrong.stderr
    right = calame(home, "typography", "--profile", "fr-FR", "--check", given=SET)
    assert (right.returncode, right.stdout, right.stderr) == (0, "", "")


def test_what_makes_no_sense_ends_with_2(home: Path) -> None:
    assert calame(home, "typography", given="a").returncode == 2
    assert calame(home, "typography", "--profile", "de-DE", given="a").returncode == 2
    assert calame(home, "typography", "--profile", "fr-FR", "none.txt").returncode == 2


def test_the_rules_are_listed(home: Path) -> None:
    done = calame(home, "typography", "--rules", "--profile", "fr-FR", "--json")
    rules = {row["id"]: row["on"] for row in json.loads(done.stdout)}
    assert rules["apostrophes"] == ["fr-FR"]
    assert rules["ordinals"] == []
