"""A file that was changed elsewhere is noticed; one that was only touched is not."""

import os
from pathlib import Path

from desktop.exchange.stamps import look
from desktop.exchange.text_files import Form, read, write


def test_an_unchanged_file_keeps_its_stamp(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    state = write(path, "Un.\n", Form())
    assert look(path, state.stamp) is state.stamp
    assert read(path).state.stamp == state.stamp


def test_a_touched_file_keeps_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    stamp = write(path, "Un.\n", Form()).stamp
    os.utime(path, (1, 1))
    found = look(path, stamp)
    assert found is not None and found != stamp
    assert found.digest == stamp.digest


def test_another_content_of_the_same_length_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    stamp = write(path, "Un.\n", Form()).stamp
    path.write_bytes(b"De.\n")
    os.utime(path, (1, 1))
    found = look(path, stamp)
    assert found is not None and found.digest != stamp.digest


def test_another_file_under_the_same_name_is_noticed(tmp_path: Path) -> None:
    path, other = tmp_path / "a.md", tmp_path / "b.md"
    stamp = write(path, "Un.\n", Form()).stamp
    other.write_bytes(b"De.\n")
    os.utime(other, ns=(stamp.modified, stamp.modified))
    other.replace(path)
    found = look(path, stamp)
    assert found is not None and found.digest != stamp.digest


def test_a_file_that_is_gone_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    stamp = write(path, "Un.\n", Form()).stamp
    path.unlink()
    assert look(path, stamp) is None
