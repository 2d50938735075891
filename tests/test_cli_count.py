"""`calame count` and `calame platforms`, run as a person runs them."""

import json
from pathlib import Path

import pytest

from desktop.catalog.platforms import read_platforms
from desktop.cli.sections import boxes
from desktop.paths import resources
from tests.test_cli import calame

PLATFORMS, _ = read_platforms(resources() / "platforms")
OWN = """
checked_on = 2026-11-24
label = { en = "Board", fr = "Tableau" }
[fields.line]
label = { en = "Line", fr = "Ligne" }
method = "graphemes"
hard = 9
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def counted(home: Path, *arguments: str, given: str) -> dict[str, object]:
    done = calame(home, "count", "--json", *arguments, given=given)
    told: dict[str, object] = json.loads(done.stdout)
    return told


def test_json_says_how_a_text_stands(home: Path) -> None:
    text = "Une librairie qui ouvre le dimanche… Dès 10 h, premier café offert. exemple.fr/dimanche"
    told = counted(home, "--platform", "x", given=text)
    assert told["platform"] == "x"
    assert told["findings"] == []
    (field,) = told["fields"]  # type: ignore[misc]
    assert {
        name: field[name] for name in ("field", "method", "count", "limit", "left", "fits")
    } == {
        "field": "post",
        "method": "x_weighted",
        "count": 92,
        "limit": 280,
        "left": 188,
        "fits": True,
    }
    assert field["segments"] is None


def test_segments_and_what_is_missing_in_an_sms(home: Path) -> None:
    told = counted(home, "--platform", "sms", given="Lune : " + "é" * 70 + "ê")
    (field,) = told["fields"]  # type: ignore[misc]
    assert (field["segments"], field["encoding"], field["fits"]) == (2, "ucs2", True)
    assert [found["id"] for found in told["findings"]] == ["missing_stop", "segments_many"]  # type: ignore[attr-defined]


def test_a_file_is_read_and_the_figures_are_for_people(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "texte.txt"
    file.write_text("é" * 281, encoding="utf-8")
    done = calame(home, "count", "--platform", "x", str(file), language="fr_FR.UTF-8")
    assert done.returncode == 1
    assert "281 / 280   1 de trop" in done.stdout
    assert "● 1 signe de trop\u00a0: la limite est 280." in done.stdout
    assert done.stderr == ""


def test_line_ends_are_counted_as_one_and_the_last_one_not_at_all(
    home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "texte.txt"
    file.write_bytes(b"\xef\xbb\xbfun\r\ndeux\x0c\r\n")
    told = counted(home, "--platform", "bluesky", str(file), given="")
    assert told["fields"][0]["count"] == 8  # type: ignore[index]


def test_a_limit_that_is_not_sure_says_so(home: Path) -> None:
    done = calame(home, "count", "--platform", "email", given="Bonjour")
    assert "a limit that is not sure" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "text", "code"),
    [
        (("--platform", "bluesky"), "Une étiquette.", 0),
        (("--platform", "bluesky"), "é" * 301, 1),
        (("--platform", "linkedin"), "#a #b #c #d #e #f", 0),
        (("--platform", "nowhere"), "a", 2),
        (("--platform", "x", "--field", "body"), "a", 2),
        (("--platform", "x", "--limit", "500"), "a", 2),
        (("--platform", "mastodon", "--limit", "0"), "a", 2),
        (("--platform", "mastodon", "--limit", "600"), "a" * 600, 0),
        (("--platform", "mastodon"), "a" * 600, 1),
        (("--platform", "amazon", "--field", "title"), "Lampe", 0),
        (("--platform", "amazon", "--field", "title"), "Lampe !", 1),
        (("--platform", "amazon"), "Lampe", 1),
        ((), "a", 2),
    ],
)
def test_the_exit_status(home: Path, arguments: tuple[str, ...], text: str, code: int) -> None:
    done = calame(home, "count", *arguments, given=text)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert bool(done.stdout) is (code != 2)


def test_an_unknown_platform_names_those_there_are(home: Path) -> None:
    done = calame(home, "count", "--platform", "twitter", given="a")
    assert "There is no platform twitter." in done.stderr
    assert "linkedin" in done.stderr


def test_several_fields_come_from_one_text(home: Path) -> None:
    text = "title: Lampe\nde bureau\n\nbullets:\nVerre : 4 mm.\nStable : 1,2 kg.\n"
    told = counted(home, "--platform", "amazon", given=text)
    assert [(field["field"], field["box"], field["count"]) for field in told["fields"]] == [  # type: ignore[attr-defined]
        ("title", 1, 15),
        ("bullets", 1, 13),
        ("bullets", 2, 16),
    ]
    assert told["findings"] == []


def test_a_content_warning_is_counted_with_the_post(home: Path) -> None:
    told = counted(home, "--platform", "mastodon", given="warning: plantes\npost: des mousses")
    post = next(field for field in told["fields"] if field["field"] == "post")  # type: ignore[attr-defined]
    assert (post["count"], post["limit"], post["left"]) == (18, 500, 482)


@pytest.mark.parametrize(
    ("platform", "text", "parted"),
    [
        ("x", "post: a", {"post": ("post: a",)}),
        ("youtube", "Un titre\n", {"title": ("Un titre",)}),
        ("youtube", "Avis\ntitle: a", {"title": ("Avis\ntitle: a",)}),
        (
            "youtube",
            "\ntitle : a\ndescription:\n\nb\nc\n",
            {"title": ("a",), "description": ("b\nc",)},
        ),
        ("youtube", "description: b\ntitle: a", {"title": ("a",), "description": ("b",)}),
        ("google_ads", "Un\n\nDeux\n", {"headlines": ("Un", "Deux")}),
        (
            "google_ads",
            "headlines: Un\nheadlines: Deux\npaths: a",
            {"headlines": ("Un", "Deux"), "paths": ("a",)},
        ),
    ],
)
def test_where_a_box_begins(platform: str, text: str, parted: dict[str, tuple[str, ...]]) -> None:
    found = boxes(text, PLATFORMS[platform])
    assert found == parted
    assert list(found) == [id for id in PLATFORMS[platform].fields if id in parted]


def test_a_named_field_takes_the_whole_text() -> None:
    assert boxes("title: a\n", PLATFORMS["youtube"], "description") == {
        "description": ("title: a",)
    }


def test_platforms_of_ones_own_are_listed_and_counted(home: Path) -> None:
    own = home / "platforms"
    own.mkdir(parents=True)
    (own / "board.toml").write_text(OWN, encoding="utf-8")
    listed = json.loads(calame(home, "platforms", "--json").stdout)
    assert {each["id"] for each in listed} == {*PLATFORMS, "board"}
    assert [each["id"] for each in listed if each["own"]] == ["board"]
    assert calame(home, "count", "--platform", "board", given="a" * 9).returncode == 0
    assert calame(home, "count", "--platform", "board", given="a" * 10).returncode == 1


def test_a_broken_file_of_ones_own_is_named_and_stops_no_other(home: Path) -> None:
    own = home / "platforms"
    own.mkdir(parents=True)
    (own / "board.toml").write_text(OWN.replace("hard", "harde"), encoding="utf-8")
    listed = calame(home, "platforms")
    assert listed.returncode == 1
    assert "board.toml" in listed.stderr and "fields.line.harde" in listed.stderr
    assert "linkedin" in listed.stdout
    done = calame(home, "count", "--platform", "x", given="a" * 80)
    assert done.returncode == 0
    assert "board.toml" in done.stderr
