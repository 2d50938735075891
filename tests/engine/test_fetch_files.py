"""The folder of model files: what is there, what is genuine, what to recommend."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.models import LocalModel, read_models
from desktop.engine.fetch import fetch
from desktop.engine.files import ModelFiles
from desktop.engine.room import free_disk, free_memory, read_meminfo, read_vm_stat
from desktop.engine.seal import seal_of
from desktop.errors import ModelFileError
from desktop.messages import advice, sentence
from desktop.paths import resources
from tests.engine.pinned import payload, pin

DATA = payload(10_000)
OTHER = payload(10_000, seed=2)


def catalogue() -> Mapping[str, LocalModel]:
    return {
        id: pin(data, "https://model.invalid/file.gguf", id=id)
        for id, data in (("one", DATA), ("two", OTHER))
    }


def test_only_genuine_files_are_installed(tmp_path: Path) -> None:
    files = ModelFiles(tmp_path, catalogue())
    assert files.installed() == ()
    (tmp_path / "one.gguf").write_bytes(DATA)
    (tmp_path / "two.gguf").write_bytes(DATA)
    assert [model.id for model in files.installed()] == ["one"]
    assert files.path_of("one") == tmp_path / "one.gguf"
    assert files.path_of("two") is None


def test_a_folder_that_does_not_exist_holds_nothing(tmp_path: Path) -> None:
    files = ModelFiles(tmp_path / "models", catalogue())
    assert files.installed() == ()
    assert files.remove("one") == 0


def test_a_verified_file_is_not_hashed_again(tmp_path: Path) -> None:
    files = ModelFiles(tmp_path, catalogue())
    path = tmp_path / "one.gguf"
    path.write_bytes(DATA)
    assert files.path_of("one") == path
    there = path.stat()
    path.write_bytes(OTHER)
    os.utime(path, ns=(there.st_atime_ns, there.st_mtime_ns))
    # the same size and time: whoever goes to such length is believed until the seal is gone
    assert files.path_of("one") == path
    seal_of(path).unlink()
    assert files.path_of("one") is None


@pytest.mark.parametrize("change", [b"", DATA[:-1], DATA + b"x", OTHER])
def test_a_file_that_changed_is_not_genuine_any_more(tmp_path: Path, change: bytes) -> None:
    files = ModelFiles(tmp_path, catalogue())
    path = tmp_path / "one.gguf"
    path.write_bytes(DATA)
    assert files.path_of("one") == path
    path.write_bytes(change)
    os.utime(path, ns=(1, 1))
    assert files.path_of("one") is None


@pytest.mark.parametrize("note", ["", "{", "[]", '{"size": 10000}', "\ud800"])
def test_a_damaged_seal_is_made_anew(tmp_path: Path, note: str) -> None:
    files = ModelFiles(tmp_path, catalogue())
    path = tmp_path / "one.gguf"
    path.write_bytes(DATA)
    seal_of(path).write_bytes(note.encode("utf-8", "surrogatepass"))
    assert files.path_of("one") == path
    assert "sha256" in seal_of(path).read_text(encoding="utf-8")


def test_removing_takes_everything_of_a_model_and_nothing_else(tmp_path: Path) -> None:
    files = ModelFiles(tmp_path, catalogue())
    for name in ("one.gguf", "one.gguf.part", "two.gguf"):
        (tmp_path / name).write_bytes(OTHER if name == "two.gguf" else DATA)
    (tmp_path / "one.gguf.wheels").mkdir()
    (tmp_path / "one.gguf.wheels" / "some.whl").write_bytes(b"")
    files.installed()
    assert files.remove("one") > 2 * len(DATA)
    assert {path.name for path in tmp_path.iterdir()} == {"two.gguf", "two.gguf.seal"}
    assert files.remove("one") == 0


def test_what_was_fetched_is_installed_and_can_be_removed(tmp_path: Path) -> None:
    models = catalogue()
    (tmp_path / "one.gguf.part").write_bytes(DATA)
    asyncio.run(fetch(models["one"], tmp_path, report=lambda transfer: None))
    files = ModelFiles(tmp_path, models)
    assert [model.id for model in files.installed()] == ["one"]
    files.remove("one")
    assert files.installed() == ()


def test_an_unknown_model_is_told_with_the_known_ones(tmp_path: Path) -> None:
    files = ModelFiles(tmp_path, catalogue())
    for ask in (files.path_of, files.remove):
        with pytest.raises(ModelFileError) as caught:
            ask("three")
        assert sentence(caught.value) == "There is no model three."
        assert advice(caught.value) == "The models are: one, two."


def test_a_file_of_ones_own_is_known_by_its_beginning(tmp_path: Path) -> None:
    files = ModelFiles(tmp_path, catalogue())
    own = tmp_path / "own.bin"
    own.write_bytes(DATA)
    assert files.own_file(own) == own
    for content in (b"", b"GGU", b"<html>"):
        own.write_bytes(content)
        with pytest.raises(ModelFileError) as caught:
            files.own_file(own)
        assert caught.value.id == "file_not_gguf"


@pytest.mark.parametrize("name", ["missing.gguf", "."])
def test_no_file_is_told_without_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelFileError) as caught:
        ModelFiles(tmp_path, catalogue()).own_file(tmp_path / name)
    assert caught.value.id == "file_missing"
    assert str(tmp_path.parent) not in sentence(caught.value)


GB = 1_000_000_000


@pytest.mark.parametrize(
    ("free", "id"),
    [
        (None, "qwen2.5-coder-1.5b"),
        (0, "qwen2.5-coder-1.5b"),
        (4 * GB - 1, "qwen2.5-coder-1.5b"),
        (4 * GB, "qwen3.5-2b"),
        (6 * GB, "ministral-3-3b"),
        (8 * GB, "qwen3.5-4b"),
        (10 * GB, "gemma-4-e4b"),
        (12 * GB, "ministral-3-8b"),
        (64 * GB, "gemma-4-12b"),
    ],
)
def test_the_best_good_model_that_fits_is_recommended(
    tmp_path: Path, free: int | None, id: str
) -> None:
    files = ModelFiles(tmp_path, read_models(resources() / "models"))
    assert files.recommended(free, 8).id == id


@given(st.integers(0, 200 * GB), st.integers(0, 200 * GB))
def test_more_memory_never_recommends_less(one: int, other: int) -> None:
    files = ModelFiles(Path(), read_models(resources() / "models"))
    less, more = sorted((one, other))
    assert files.recommended(less, 8).order <= files.recommended(more, 8).order


@pytest.mark.parametrize(
    ("cores", "id"), [(1, "qwen3.5-2b"), (2, "qwen3.5-4b"), (4, "gemma-4-12b"), (16, "gemma-4-12b")]
)
def test_a_model_too_slow_for_the_processor_is_not_recommended(
    tmp_path: Path, cores: int, id: str
) -> None:
    files = ModelFiles(tmp_path, read_models(resources() / "models"))
    assert files.recommended(64 * GB, cores).id == id


def test_this_machine_has_some_room(tmp_path: Path) -> None:
    memory = free_memory()
    assert memory is not None
    assert 0 < memory < 1 << 50
    assert free_disk(tmp_path) > 0


def test_memory_is_read_as_linux_tells_it() -> None:
    text = "MemTotal:   99999 kB\nMemFree:   1 kB\nMemAvailable:   12345 kB\nBuffers: 5 kB\n"
    assert read_meminfo(text) == 12345 * 1024
    assert read_meminfo("MemTotal: 5 kB\n") is None


def test_memory_is_read_as_macos_tells_it() -> None:
    text = (
        "Mach Virtual Memory Statistics: (page size of 16384 bytes)\n"
        "Pages free:                               10.\n"
        "Pages active:                         400000.\n"
        "Pages inactive:                           20.\n"
        "Pages speculative:                         3.\n"
    )
    assert read_vm_stat(text) == 33 * 16384
    assert read_vm_stat("") is None
