"""Answers come set by the typography of their language, unless the person wants none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.settings import Preferences
from tests.fakes import ScriptedServer, Stream
from tests.test_cli import calame

TEXT = "La boutique ouvre lundi à neuf heures et vend de belles chaises faites à la main.\n"
ANSWER = 'Dès lundi neuf heures, l\'atelier vous attend: "belles chaises" faites à la main!'


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        scripted.script(*(Stream([ANSWER]) for _ in range(4)))
        yield scripted


def answer(home: Path, server: ScriptedServer, *arguments: str, action: str = "rewrite") -> str:
    engine = ("--base-url", server.base_url, "--model", "test-model")
    done = calame(home, "do", action, *engine, *arguments, given=TEXT)
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n")


def settings(home: Path, **values: object) -> None:
    home.mkdir()
    Preferences(home / "settings.json").change(**values)


def test_an_answer_is_set_by_the_profile_of_its_language(
    tmp_path: Path, server: ScriptedServer
) -> None:
    assert answer(tmp_path / "home", server) == (
        "Dès lundi neuf heures, l’atelier vous attend\u00a0: "
        "«\u00a0belles chaises\u00a0» faites à la main\u00a0!"
    )


def test_an_answer_is_left_where_none_is_wanted(tmp_path: Path, server: ScriptedServer) -> None:
    settings(tmp_path / "home", typography=False)
    assert answer(tmp_path / "home", server) == ANSWER


def test_the_settings_choose_profile_spaces_and_rules(
    tmp_path: Path, server: ScriptedServer
) -> None:
    settings(
        tmp_path / "home",
        typography_fr="fr-CA",
        typography_narrow=True,
        typography_rules={"quotes": "off"},
    )
    assert answer(tmp_path / "home", server) == (
        "Dès lundi neuf heures, l’atelier vous attend\u00a0: "
        '"belles chaises" faites à la main\u202f!'
    )


def test_a_platform_goes_before_the_profile(tmp_path: Path, server: ScriptedServer) -> None:
    given = answer(tmp_path / "home", server, "--platform", "sms", action="adapt")
    assert 'l\'atelier vous attend : "belles chaises" faites à la main !' in given
    assert "\u00a0" not in given
