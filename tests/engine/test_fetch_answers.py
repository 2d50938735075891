"""What a publisher's server or a mirror can answer that is not simply the file."""

from pathlib import Path

import pytest

from desktop.engine.fetch import Source, Transfer
from tests.engine.fetching import fail, get, names
from tests.engine.pinned import payload, pin
from tests.engine.range_server import PATH, Script, nowhere, serving

DATA = payload(3_000_000)


@pytest.mark.parametrize(
    "script",
    [
        Script(b"<html>Please sign in</html>", ranges=False, headers={"content-type": "text/html"}),
        Script(DATA, ranges=False, headers={"content-type": "text/html; charset=utf-8"}),
        Script(DATA[:-1]),
        Script(DATA + b"more"),
        Script(DATA[:-1], ranges=False),
        Script(DATA + b"more", ranges=False),
        Script(DATA, headers={"content-range": f"bytes 0-{len(DATA) - 1}/{len(DATA)}"}),
        Script(DATA, headers={"content-range": "nonsense"}),
    ],
    ids=[
        "portal",
        "page",
        "shorter",
        "longer",
        "whole shorter",
        "whole longer",
        "other range",
        "nonsense",
    ],
)
def test_an_answer_that_is_not_the_file_leaves_what_came_alone(
    tmp_path: Path, script: Script
) -> None:
    part = tmp_path / "little.gguf.part"
    part.write_bytes(DATA[:1_000_000])
    with serving(script) as base:
        error = fail(pin(DATA, base + PATH), tmp_path)
    assert "another file" in str(error.parameters["reasons"])
    assert part.read_bytes() == DATA[:1_000_000]
    assert names(tmp_path) == {"little.gguf.part"}


def test_a_body_without_an_announced_length_is_taken(tmp_path: Path) -> None:
    with serving(Script(DATA, announced=False)) as base:
        assert get(pin(DATA, base + PATH), tmp_path).read_bytes() == DATA


def test_a_body_that_goes_on_after_the_file_is_refused(tmp_path: Path) -> None:
    with serving(Script(DATA + b"more", announced=False)) as base:
        error = fail(pin(DATA, base + PATH), tmp_path)
    assert "longer" in str(error.parameters["reasons"])
    assert not (tmp_path / "little.gguf").exists()


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_refusal_is_told_with_its_status(tmp_path: Path, status: int) -> None:
    with serving(Script(DATA, status=status)) as base:
        error = fail(pin(DATA, base + PATH), tmp_path)
    assert (error.id, error.parameters["status"]) == ("file_refused", status)
    assert names(tmp_path) == set()


def test_nobody_listening_is_told(tmp_path: Path) -> None:
    with nowhere() as base:
        error = fail(pin(DATA, base + PATH), tmp_path)
    assert (error.id, error.hint) == ("file_unreachable", "file_connect")
    assert "ConnectError" in str(error.parameters["reasons"])


@pytest.mark.parametrize(
    "mirror", ["nonsense", "ftp://127.0.0.1", "http://[", "http://127.0.0.1:x"]
)
def test_a_mirror_that_is_no_address_is_told(tmp_path: Path, mirror: str) -> None:
    error = fail(pin(DATA, "https://model.invalid" + PATH), tmp_path, mirror=mirror)
    assert error.id == "file_unreachable"


def test_a_mirror_stands_before_the_publishers_path(tmp_path: Path) -> None:
    reports: list[Transfer] = []
    script = Script(DATA)
    with serving(script) as base:
        model = pin(DATA, "https://model.invalid" + PATH)
        get(model, tmp_path, mirror=base + "/copies/", report=reports.append)
    assert script.paths == ["/copies" + PATH]
    assert {transfer.source for transfer in reports} == {Source.MIRROR}


def test_a_redirect_is_followed_with_its_range(tmp_path: Path) -> None:
    (tmp_path / "little.gguf.part").write_bytes(DATA[:7])
    script = Script(DATA, redirect="/moved/here")
    with serving(script) as base:
        assert get(pin(DATA, base + PATH), tmp_path).read_bytes() == DATA
    assert script.paths == [PATH, "/moved/here"]
    assert script.asked == ["bytes=7-", "bytes=7-"]


def test_redirects_in_a_circle_end(tmp_path: Path) -> None:
    script = Script(DATA, redirect=PATH)
    with serving(script) as base:
        error = fail(pin(DATA, base + PATH), tmp_path)
    assert error.id == "file_unreachable"
