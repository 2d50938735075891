"""Model files from a publisher's server: whole, broken off, wrong, cancelled, taken up again."""

import asyncio
import os
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.catalog.models import LocalModel
from desktop.engine.fetch import Source, Transfer, fetch
from desktop.engine.hold import hold
from tests.engine.fetching import fail, get, names
from tests.engine.pinned import NAME, payload, pin
from tests.engine.range_server import PATH, Script, nowhere, serving

DATA = payload(3_000_000)


def test_a_whole_file_comes_is_private_and_is_not_asked_for_again(tmp_path: Path) -> None:
    reports: list[Transfer] = []
    script = Script(DATA)
    with serving(script) as base:
        model = pin(DATA, base + PATH)
        path = get(model, tmp_path, report=reports.append)
        again = get(model, tmp_path)
    assert path == again == tmp_path / "little.gguf"
    assert path.read_bytes() == DATA
    assert names(tmp_path) == {"little.gguf", "little.gguf.seal"}
    assert script.asked == [""]
    assert reports[0] == Transfer(0, len(DATA), 0.0, None, Source.PUBLISHER)
    assert reports[-1].done == reports[-1].total == len(DATA)
    if os.name == "posix":
        assert {entry.stat().st_mode & 0o777 for entry in tmp_path.iterdir()} == {0o600}


def test_a_transfer_that_breaks_off_continues_by_itself_where_it_stopped(tmp_path: Path) -> None:
    script = Script(DATA, cuts=[1_000_000])
    with serving(script) as base:
        path = get(pin(DATA, base + PATH), tmp_path)
    assert path.read_bytes() == DATA
    assert script.asked == ["", "bytes=1000000-"]


def test_a_server_that_goes_away_leaves_what_came_and_another_one_continues(tmp_path: Path) -> None:
    with serving(Script(DATA, cuts=[1_234_567] + [0] * 9)) as base:
        error = fail(pin(DATA, base + PATH), tmp_path)
    assert (error.id, error.hint) == ("file_interrupted", "file_continue")
    assert (error.parameters["done"], error.parameters["total"]) == (1, 3)
    assert (tmp_path / "little.gguf.part").read_bytes() == DATA[:1_234_567]
    assert not (tmp_path / "little.gguf").exists()
    script = Script(DATA)
    with serving(script) as mirror:
        assert get(pin(DATA, base + PATH), tmp_path, mirror=mirror).read_bytes() == DATA
    assert script.asked == ["bytes=1234567-"]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(present=st.integers(0, 70_000), ranges=st.booleans())
def test_any_beginning_is_completed(tmp_path: Path, present: int, ranges: bool) -> None:
    data = payload(70_000)
    part, path = tmp_path / "little.gguf.part", tmp_path / "little.gguf"
    path.unlink(missing_ok=True)
    part.write_bytes(data[:present])
    script = Script(data, ranges=ranges)
    with serving(script) as base:
        assert get(pin(data, base + PATH), tmp_path).read_bytes() == data
    wanted = [] if present == len(data) else [f"bytes={present}-" if present else ""]
    assert script.asked == wanted
    assert not part.exists()


def test_a_server_without_ranges_starts_from_zero(tmp_path: Path) -> None:
    (tmp_path / "little.gguf.part").write_bytes(b"x" * 10)
    script = Script(DATA, ranges=False)
    with serving(script) as base:
        assert get(pin(DATA, base + PATH), tmp_path).read_bytes() == DATA
    assert script.asked == ["bytes=10-"]


def test_another_file_of_the_same_size_is_removed_and_never_used(tmp_path: Path) -> None:
    with serving(Script(payload(len(DATA), seed=2))) as base:
        error = fail(pin(DATA, base + PATH), tmp_path)
    assert (error.id, error.hint) == ("file_wrong", "file_elsewhere")
    assert error.parameters["model"] == NAME
    assert names(tmp_path) == set()


def test_a_whole_part_that_is_wrong_is_fetched_anew(tmp_path: Path) -> None:
    (tmp_path / "little.gguf.part").write_bytes(bytes(len(DATA)))
    script = Script(DATA)
    with serving(script) as base:
        assert get(pin(DATA, base + PATH), tmp_path).read_bytes() == DATA
    assert script.asked == [""]


def test_a_part_longer_than_the_file_is_fetched_anew(tmp_path: Path) -> None:
    (tmp_path / "little.gguf.part").write_bytes(DATA + b"more")
    with serving(Script(DATA)) as base:
        assert get(pin(DATA, base + PATH), tmp_path).read_bytes() == DATA


def test_too_small_a_disk_is_told_before_any_byte(tmp_path: Path) -> None:
    script = Script(DATA)
    with serving(script) as base:
        error = fail(pin(DATA, base + PATH), tmp_path, free=2_500_000)
    assert error.id == "file_room"
    assert (error.parameters["need"], error.parameters["free"]) == (3, 2)
    assert script.asked == []
    assert names(tmp_path) == set()


def test_what_is_there_already_needs_no_room(tmp_path: Path) -> None:
    (tmp_path / "little.gguf.part").write_bytes(DATA[:2_000_000])
    with serving(Script(DATA)) as base:
        model = pin(DATA, base + PATH)
        assert fail(model, tmp_path, free=999_999).parameters["need"] == 1
        assert get(model, tmp_path, free=1_000_000).read_bytes() == DATA


def test_a_model_larger_than_any_disk_is_refused(tmp_path: Path) -> None:
    class Huge(bytes):
        def __len__(self) -> int:
            return 1 << 60

    with nowhere() as base:
        error = fail(pin(Huge(b"GGUF"), base + PATH), tmp_path)
    assert error.id == "file_room"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with nowhere() as base:
        error = fail(pin(DATA, base + PATH), tmp_path / "file" / "models")
    assert (error.id, error.hint) == ("file_folder", "file_other_folder")


async def half_come(script: Script, part: Path) -> None:
    """Wait until the server holds the second half back and the first is on disk."""
    await asyncio.to_thread(script.waiting.wait, 20)
    while not part.exists() or part.stat().st_size < len(DATA) // 2:
        await asyncio.sleep(0.01)


def test_cancelled_while_the_server_is_slow_keeps_what_came_and_continues(tmp_path: Path) -> None:
    script = Script(DATA, gate=threading.Event())
    part = tmp_path / "little.gguf.part"
    reports: list[Transfer] = []

    async def start_and_cancel(model: LocalModel) -> None:
        task = asyncio.ensure_future(fetch(model, tmp_path, report=reports.append))
        await half_come(script, part)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with serving(script) as base:
        model = pin(DATA, base + PATH)
        asyncio.run(start_and_cancel(model))
        assert part.read_bytes() == DATA[: len(DATA) // 2]
        assert max(transfer.done for transfer in reports) < len(DATA)
        script.gate = None
        assert get(model, tmp_path).read_bytes() == DATA
    assert script.asked == ["", f"bytes={len(DATA) // 2}-"]


def test_a_slow_server_is_waited_for(tmp_path: Path) -> None:
    gate = threading.Event()
    script = Script(DATA, gate=gate)

    async def start_and_wait(model: LocalModel) -> bytes:
        task = asyncio.ensure_future(fetch(model, tmp_path, report=lambda transfer: None))
        await half_come(script, tmp_path / "little.gguf.part")
        assert not task.done()
        gate.set()
        return (await task).read_bytes()

    with serving(script) as base:
        assert asyncio.run(start_and_wait(pin(DATA, base + PATH))) == DATA
    assert script.asked == [""]


def test_a_server_that_falls_silent_is_asked_again_for_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.engine.download.READ_SECONDS", 1.0)
    script = Script(DATA, gate=threading.Event())

    async def start_and_free(model: LocalModel) -> bytes:
        task = asyncio.ensure_future(fetch(model, tmp_path, report=lambda transfer: None))
        await asyncio.to_thread(script.waiting.wait, 20)
        script.gate = None
        return (await task).read_bytes()

    with serving(script) as base:
        assert asyncio.run(start_and_free(pin(DATA, base + PATH))) == DATA
    assert script.asked == ["", f"bytes={len(DATA) // 2}-"]


def test_a_genuine_file_put_there_by_hand_is_taken(tmp_path: Path) -> None:
    (tmp_path / "little.gguf").write_bytes(DATA)
    with nowhere() as base:
        assert get(pin(DATA, base + PATH), tmp_path) == tmp_path / "little.gguf"
    assert (tmp_path / "little.gguf.seal").exists()


def test_a_file_that_was_changed_is_fetched_anew(tmp_path: Path) -> None:
    with serving(Script(DATA)) as base:
        model = pin(DATA, base + PATH)
        path = get(model, tmp_path)
        path.write_bytes(bytes(len(DATA)))
        os.utime(path, ns=(1, 1))
        assert get(model, tmp_path).read_bytes() == DATA


def test_two_do_not_fetch_one_file_at_the_same_time(tmp_path: Path) -> None:
    script = Script(DATA)
    with serving(script) as base:
        model = pin(DATA, base + PATH)
        with hold(tmp_path / model.file, NAME):
            assert fail(model, tmp_path).id == "file_busy"
        assert script.asked == []
        assert get(model, tmp_path).read_bytes() == DATA
