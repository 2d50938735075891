"""Input that nobody means well with: each ends in words, and nothing of it reaches a terminal."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes import Garbage, ScriptedServer, Stream

TEXT = "Our shop opens on Monday at nine and sells beautiful chairs made by hand."
ANSWER = "From nine on Monday you find lovely handmade chairs in our shop."


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    with ScriptedServer() as scripted:
        scripted.script(Stream([ANSWER]))
        yield scripted


def calame(
    home: Path, *arguments: str, given: bytes = TEXT.encode(), shell: str = ""
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "desktop", *arguments]
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        env={**os.environ, "CALAME_HOME": str(home)},
        timeout=120,
    )
    told = done.stderr.decode("utf-8", "replace")
    assert "unexpected" not in told, told
    assert "Traceback" not in told, told
    return subprocess.CompletedProcess(
        command, done.returncode, done.stdout.decode("utf-8", "replace"), told
    )


def engine(server: ScriptedServer) -> tuple[str, ...]:
    return ("--base-url", server.base_url, "--model", "test-model")


def events(*pieces: str) -> Garbage:
    """Stream pieces as JSON escapes, which may hold halves of surrogate pairs."""
    chunks = [
        {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "m",
            "choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}],
        }
        for piece in pieces
    ]
    chunks[-1]["choices"][0]["finish_reason"] = "stop"  # type: ignore[index]
    lines = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks)
    return Garbage((lines + "data: [DONE]\n\n").encode())


def test_an_answer_cannot_drive_the_terminal(tmp_path: Path, server: ScriptedServer) -> None:
    server.script(Stream(["\x1b[2J\x1b]0;title\x07", ANSWER[:9], "\x00\x9b31m\x7f", ANSWER[9:]]))
    done = calame(tmp_path, "do", "rewrite", *engine(server))
    assert done.returncode == 0
    assert not {sign for sign in done.stdout if ord(sign) < 32 or 126 < ord(sign) < 160} - {"\n"}
    assert ANSWER[9:] in done.stdout


def test_what_is_lost_from_the_text_cannot_drive_the_terminal_either(
    tmp_path: Path, server: ScriptedServer
) -> None:
    given = TEXT + " <a title='\x1b[2J'>here</a>"
    done = calame(tmp_path, "do", "rewrite", *engine(server), given=given.encode())
    assert done.returncode == 0
    assert "Lost in the answer" in done.stderr
    assert "\x1b" not in done.stderr
    assert "\x1b" not in calame(tmp_path, "history", "search", "shop").stdout


def test_an_answer_with_halves_of_an_emoji_is_joined_or_marked(
    tmp_path: Path, server: ScriptedServer
) -> None:
    server.script(events(ANSWER, " \ud83d", "\ude00", " \ud83d end"))
    done = calame(tmp_path, "do", "rewrite", "--json", *engine(server))
    assert done.returncode == 0
    assert json.loads(done.stdout)["answers"][0]["text"] == ANSWER + " 😀 � end"


def test_an_instruction_that_is_no_text_is_still_sent(
    tmp_path: Path, server: ScriptedServer
) -> None:
    wrong = b"Be brief\xff".decode("utf-8", "surrogateescape")
    done = calame(tmp_path, "do", "instruct", "--instruction", wrong, *engine(server))
    assert (done.returncode, done.stdout) == (0, ANSWER + "\n")
    assert "Be brief�" in json.dumps(server.requests[0].messages, ensure_ascii=False)


@pytest.mark.parametrize("content", [b"x = " + b"[" * 5000, b"\xff\xfe\x00", b"[[[[", b"id = 5"])
def test_an_action_of_ones_own_that_is_garbage_is_named_and_left_out(
    tmp_path: Path, server: ScriptedServer, content: bytes
) -> None:
    (tmp_path / "actions").mkdir()
    (tmp_path / "actions" / "mine.toml").write_bytes(content)
    done = calame(tmp_path, "do", "rewrite", *engine(server))
    assert (done.returncode, done.stdout) == (0, ANSWER + "\n")
    assert "mine.toml" in done.stderr


@pytest.mark.parametrize(
    "content", [b"x = " + b"[" * 5000, b"\xff\xfe\x00", b"[[[[", b"fields = 5"]
)
def test_a_platform_of_ones_own_that_is_garbage_is_named_and_left_out(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "mine.toml").write_bytes(content)
    done = calame(tmp_path, "count", "--platform", "bluesky", given="Une étiquette.".encode())
    assert done.returncode == 0
    assert "mine.toml" in done.stderr


def test_settings_that_are_garbage_are_told_and_kept(
    tmp_path: Path, server: ScriptedServer
) -> None:
    (tmp_path / "settings.json").write_bytes(b"{{{{\x00\xff")
    done = calame(tmp_path, "do", "rewrite", *engine(server))
    assert (done.returncode, done.stdout) == (0, ANSWER + "\n")
    assert "settings.json.bad" in done.stderr
    assert (tmp_path / "settings.json.bad").read_bytes() == b"{{{{\x00\xff"
    (tmp_path / "settings.json").write_text('{"theme": ["x"], "offline": 7}')
    assert "offline, theme" in calame(tmp_path, "do", "rewrite", *engine(server)).stderr


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell opens the streams")
@pytest.mark.parametrize(
    ("shell", "code"), [("<&-", 2), (">&-", 1), (">/dev/full", 1), ("2>&-", 0)]
)
def test_streams_that_are_closed_or_full(
    tmp_path: Path, server: ScriptedServer, shell: str, code: int
) -> None:
    done = calame(tmp_path, "do", "rewrite", *engine(server), shell=shell)
    assert done.returncode == code
    if code == 1:
        assert "history" in done.stderr
        assert "shop" in calame(tmp_path, "history", "search", "handmade").stdout


@pytest.mark.parametrize(
    "address",
    ["http://exa mple/v1", "http://[::1", "file:///etc/passwd", "http://a\tb/", "nothing"],
)
def test_an_address_that_is_none_is_said_to_be_none(tmp_path: Path, address: str) -> None:
    done = calame(tmp_path, "do", "rewrite", "--base-url", address, "--model", "m", "--yes")
    assert done.returncode == 2
    assert "is not a web address" in done.stderr
    done = calame(tmp_path, "--base-url", address)
    assert done.returncode == 2
    assert "is not a web address" in done.stderr


def test_a_home_that_is_a_file_is_a_problem_to_the_doctor(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way")
    done = calame(home, "doctor")
    assert done.returncode == 0
    assert "folder cannot be used" in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB, full but for a few bytes once the home is made."""
    home = tmp_path / "disk"
    home.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(home)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount a small disk")
    yield home
    subprocess.run(["umount", "--lazy", str(home)], check=True)


def test_a_full_disk_is_said_to_be_full_and_room_mends_it(
    small_disk: Path, server: ScriptedServer
) -> None:
    assert calame(small_disk, "do", "rewrite", *engine(server)).returncode == 0
    filling = small_disk / "filling"
    with pytest.raises(OSError, match="No space"), filling.open("wb", buffering=0) as stream:
        while True:
            stream.write(b"x" * 4096)
    done = calame(small_disk, "do", "rewrite", *engine(server))
    assert (done.returncode, done.stdout) == (1, "")
    assert "The disk is full" in done.stderr
    filling.unlink()
    assert calame(small_disk, "do", "rewrite", *engine(server)).returncode == 0
