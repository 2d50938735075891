"""The commands over the history, as processes over a database that was filled before."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.errors import EngineError
from desktop.messages import sentence
from desktop.model import Answer, Outcome, Request, Usage
from desktop.paths import Paths
from desktop.store.connection import Store
from desktop.store.scope import EVERYONE
from tests.store.opened import FINDING, TARGET, WAIT
from tests.test_cli import calame

ERROR = EngineError("engine_silent", "later", label="Le moteur", seconds=20)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the home of a history with a rewriting, then a translation that failed."""
    store = Store.open(Paths(tmp_path, tmp_path / "models"))
    asked = Request("rewrite", "Une offre d’été.", {"length": "same"}, "Plus vif.")
    run = store.runs.begin(asked, TARGET, "fr").result(WAIT)
    answers = (Answer("L’offre de l’été !", (FINDING,)),)
    store.runs.finish(run, Outcome.DONE, answers, "", Usage(9, 4, 0), None).result(WAIT)
    asked = Request("translate", "Une offre d’hiver.", {"to": "en"})
    run = store.runs.begin(asked, TARGET, "fr").result(WAIT)
    store.runs.finish(run, Outcome.FAILED, (), "A winter", Usage(), None, ERROR).result(WAIT)
    store.close()
    return tmp_path


def left(home: Path) -> list[int]:
    store = Store.open(Paths(home, home / "models"))
    hits = store.search("", client=EVERYONE).result(WAIT)
    store.close()
    return [hit.id for hit in hits]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ((), [2, 1]),
        (("offre",), [2, 1]),
        (("hiver",), [2]),
        (("--action", "rewrite"), [1]),
        (("--outcome", "failed"), [2]),
        (("--engine", "openai"), []),
        (("offre", "--action", "translate", "--engine", "local"), [2]),
        (("--starred",), []),
        (("--since", f"{date.today() - timedelta(days=1)}"), [2, 1]),
        (("--until", f"{date.today() - timedelta(days=1)}"), []),
        (("--limit", "1"), [2]),
    ],
)
def test_search_takes_words_and_filters(
    home: Path, options: tuple[str, ...], found: list[int]
) -> None:
    done = calame(home, "history", "search", *options, "--json")
    assert [hit["run"] for hit in json.loads(done.stdout)] == found
    lines = calame(home, "history", "search", *options).stdout.splitlines()
    assert [int(line.split()[0]) for line in lines if "→" not in line] == found


def test_an_entry_is_shown_whole(home: Path) -> None:
    told = calame(home, "history", "show", "1").stdout
    for part in ("Une offre d’été.", "L’offre de l’été !", "Plus vif.", "length=same", FINDING.id):
        assert part in told
    failed = calame(home, "history", "show", "2").stdout
    assert "A winter" in failed and sentence(ERROR) in failed
    record = json.loads(calame(home, "history", "show", "1", "--json").stdout)
    assert record["source"] == "Une offre d’été."
    assert record["instruction"] == "Plus vif."
    assert record["answers"][0]["text"] == "L’offre de l’été !"
    assert record["answers"][0]["findings"][0]["id"] == FINDING.id
    assert record["usage"]["prompt_tokens"] == 9


def test_a_star_is_given_and_taken_away(home: Path) -> None:
    for options, found in (((), [1]), ((), [1]), (("--remove",), [])):
        assert calame(home, "history", "star", "1", *options).returncode == 0
        hits = json.loads(calame(home, "history", "search", "--starred", "--json").stdout)
        assert [hit["run"] for hit in hits] == found


def test_deleting_takes_what_is_named_or_nothing(home: Path) -> None:
    done = calame(home, "history", "delete", "1", "7")
    assert done.returncode == 1 and "7" in done.stderr
    assert left(home) == [2, 1]
    done = calame(home, "history", "delete", "1")
    assert done.returncode == 0 and "1 entry deleted" in done.stderr
    assert left(home) == [2]


def test_deleting_all_needs_a_yes_and_says_how_many(home: Path) -> None:
    done = calame(home, "history", "delete", "--all")
    assert done.returncode == 2 and "2" in done.stderr and "--yes" in done.stderr
    assert left(home) == [2, 1]
    done = calame(home, "history", "delete", "--all", "--yes")
    assert done.returncode == 0 and "2 entries deleted" in done.stderr
    assert left(home) == []
