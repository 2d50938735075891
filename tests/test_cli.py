"""The headless commands, run as a person runs them: a process, its streams, its exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.catalog.actions import read_actions
from desktop.paths import resources
from tests import model_cache
from tests.fakes import Cut, Models, ScriptedServer, Status, Stream, dead_address
from tests.net_guard import namespace_command, run_guarded

TEXT = "Notre boutique ouvre lundi à neuf heures et vend de belles chaises faites à la main.\n"
ANSWER = "Dès lundi neuf heures, la boutique vous propose ses chaises fabriquées avec soin."


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        scripted.script(Stream([ANSWER]))
        yield scripted


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def calame(
    home: Path, *arguments: str, given: str = "", language: str = "C.UTF-8"
) -> subprocess.CompletedProcess[str]:
    variables = {
        **os.environ,
        "CALAME_HOME": str(home),
        "CALAME_MODELS": str(home / "models"),
        "LANG": language,
    }
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=variables,
        timeout=120,
        check=False,
    )


def engine(server: ScriptedServer) -> tuple[str, ...]:
    return ("--base-url", server.base_url, "--model", "test-model")


def test_the_answer_is_on_standard_output_and_nothing_else(
    home: Path, server: ScriptedServer
) -> None:
    done = calame(home, "do", "rewrite", *engine(server), given=TEXT)
    assert done.returncode == 0
    assert done.stdout == ANSWER + "\n"


def test_json_says_all_there_is_to_know(home: Path, server: ScriptedServer, tmp_path: Path) -> None:
    file = tmp_path / "texte.md"
    file.write_text(TEXT, encoding="utf-8")
    done = calame(home, "do", "rewrite", "--json", *engine(server), str(file))
    told = json.loads(done.stdout)
    assert told["action"] == "rewrite"
    assert told["engine"] == "other"
    assert told["model"] == "test-model"
    assert told["source"] == TEXT
    assert told["answers"] == [{"text": ANSWER + "\n", "findings": []}]
    assert told["usage"]["prompt_tokens"] > 0
    assert 0 < told["seconds"]["first_token"] <= told["seconds"]["total"]
    found = json.loads(calame(home, "history", "search", "chaise", "--json").stdout)
    assert [hit["run"] for hit in found] == [told["run"]]
    assert calame(home, "history", "search", "cafetière", "--json").stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("do", "dance"), 2),
        (("do", "translate", "--to", "tlh"), 2),
        (("do", "instruct"), 2),
        (("do", "rewrite", "/nowhere/at/all"), 2),
        (("do",), 2),
        (("sing",), 2),
        (("history",), 2),
        (("history", "search", "--since", "yesterday"), 2),
        (("history", "show", "1"), 1),
        (("history", "star", "1"), 1),
        (("history", "delete"), 2),
        (("history", "delete", "1", "--all", "--yes"), 2),
        (("history", "delete", "--all"), 2),
        (("keys", "set", "nobody"), 2),
        (("models", "get", "nothing"), 2),
        (("do", "rewrite", "--engine", "nobody"), 1),
        (("do", "rewrite", "--engine", "openai"), 1),
        (("do", "rewrite", "--base-url", "ftp://x", "--model", "m"), 2),
    ],
)
def test_exit_codes(home: Path, arguments: tuple[str, ...], code: int) -> None:
    done = calame(home, *arguments, given=TEXT)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_failure_says_what_happened_and_where_the_rest_is(
    home: Path, server: ScriptedServer
) -> None:
    server.script(Cut([ANSWER[:30], ANSWER[30:50]]))
    done = calame(home, "do", "rewrite", *engine(server), given=TEXT)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "broke in the middle" in done.stderr
    assert "kept in the history, entry 1" in done.stderr
    (hit,) = json.loads(calame(home, "history", "search", "lundi", "--json").stdout)
    assert hit["outcome"] == "failed"
    assert hit["answer"] == ANSWER[:50].strip()


def test_messages_are_in_the_language_of_the_system(home: Path, server: ScriptedServer) -> None:
    server.script(Status(401))
    done = calame(home, "do", "rewrite", *engine(server), given=TEXT, language="fr_FR.UTF-8")
    assert "refuse la clé" in done.stderr


def test_input_that_is_not_text(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "image"
    file.write_bytes(b"\x89PNG\xff\xfe\x00")
    done = calame(home, "do", "rewrite", str(file))
    assert done.returncode == 2
    assert "UTF-8" in done.stderr


def test_an_engine_that_is_down(home: Path) -> None:
    done = calame(home, "do", "rewrite", "--base-url", dead_address(), "--model", "m", given=TEXT)
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr


def test_nobody_to_agree_sends_nothing(home: Path) -> None:
    far = ("--base-url", "https://192.0.2.1/v1", "--model", "m")
    done = subprocess.run(
        ["setsid", sys.executable, "-m", "desktop", "do", "rewrite", *far],
        input=TEXT,
        capture_output=True,
        text=True,
        env={**os.environ, "CALAME_HOME": str(home)},
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "192.0.2.1" in done.stderr
    assert "nothing was sent" in done.stderr


def test_the_doctor_knows_every_place(home: Path) -> None:
    told = json.loads(calame(home, "doctor", "--json").stdout)
    assert told["paths"] == {
        "home": str(home),
        "database": str(home / "calame.db"),
        "models": str(home / "models"),
        "actions": str(home / "actions"),
        "platforms": str(home / "platforms"),
    }
    assert set(told["keyring"]) == {"backend", "safe"}
    assert told["engine"]["id"] == "local"
    assert len(told["model"]["sha256"]) == 64
    assert told["model"]["here"] is False


def test_a_bad_action_of_ones_own_is_named_and_the_others_stay(home: Path) -> None:
    (home / "actions").mkdir(parents=True)
    (home / "actions" / "mine.toml").write_text('label = "x"\n', encoding="utf-8")
    done = calame(home, "actions", "--json")
    assert done.returncode == 1
    assert "mine.toml" in done.stderr
    shipped, _ = read_actions(resources() / "actions", home / "none")
    assert [action["id"] for action in json.loads(done.stdout)] == list(shipped)


@pytest.mark.skipif(not namespace_command(), reason="no network namespace can be made here")
def test_a_local_run_reaches_for_nothing_but_this_machine(home: Path) -> None:
    model_cache.smollm2()
    done = run_guarded(
        ["do", "rewrite", "--engine", "local", "--model", model_cache.SMOLLM2],
        env={"CALAME_HOME": str(home), "CALAME_MODELS": str(model_cache.folder())},
        stdin="Our shop opens on Monday at nine and sells handmade chairs.",
        unshare=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
    assert done.leaving == ()
    assert done.unrouted == 0
    assert len(done.processes) >= 2


def test_an_engine_that_answers_lists_its_models(home: Path, server: ScriptedServer) -> None:
    server.script(Models(("one", "two")))
    home.mkdir()
    (home / "settings.json").write_text(
        json.dumps({"engine": "other", "engine_urls": {"other": server.base_url}}), encoding="utf-8"
    )
    done = calame(home, "engines", "test")
    assert (done.returncode, done.stdout.split()) == (0, ["one", "two"])
    assert "lists 2 models" in done.stderr
    listed = json.loads(calame(home, "engines", "--json", "test", "other").stdout)
    assert listed["models"] == ["one", "two"]


def test_an_engine_that_does_not_answer_is_an_error(home: Path) -> None:
    home.mkdir()
    (home / "settings.json").write_text(
        json.dumps({"engine_urls": {"ollama": dead_address()}}), encoding="utf-8"
    )
    done = calame(home, "engines", "test", "ollama")
    assert (done.returncode, done.stdout) == (1, "")
    assert "refused" in done.stderr


def test_the_local_engine_is_not_fetched_by_a_test(home: Path) -> None:
    done = calame(home, "engines", "test", "local")
    assert done.returncode == 1
    assert "not on this computer yet" in done.stderr
    assert not (home / "models").exists()


def test_one_text_is_written_for_several_platforms(home: Path, server: ScriptedServer) -> None:
    server.script(Stream(["Ouverte le dimanche."]), Status(401))
    platforms = ("--platform", "x", "--platform", "sms", "--platform", "x")
    done = calame(home, "do", "adapt", *platforms, "--json", *engine(server), given=TEXT)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["action"] == "adapt"
    assert told["source"] == TEXT
    first, second = told["answers"]
    assert first["platform"] == "x"
    assert first["text"] == "Ouverte le dimanche."
    assert (first["fits"], first["count"], first["limit"], first["repairs"]) == (True, 20, 280, 0)
    assert second["platform"] == "sms"
    assert second["error"]["id"] == "key_refused"


def test_a_platform_that_nobody_knows_is_named(home: Path, server: ScriptedServer) -> None:
    done = calame(home, "do", "adapt", "--platform", "myspace", *engine(server), given=TEXT)
    assert done.returncode == 2
    assert "myspace" in done.stderr
    assert "linkedin" in done.stderr
    assert server.requests == []
