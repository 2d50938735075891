"""What the window remembers of itself."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.memory import Memory


def test_values_come_back_at_the_next_start(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.json")
    memory.set("zoom", 3)
    memory.set("panel", False)
    memory.set("recent", ("rewrite", "tone"))
    memory.save()
    again = Memory(tmp_path / "window.json")
    assert again.get("zoom", 0) == 3
    assert again.get("panel", True) is False
    assert again.get("recent", ("",)) == ("rewrite", "tone")
    assert (tmp_path / "window.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'"x"', b"\xff\xfe", b"[" * 100_000])
def test_a_file_that_cannot_be_read_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    assert Memory(path).get("zoom", 7) == 7


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(value=json_values)
def test_a_value_of_another_type_counts_as_absent(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    path = tmp_path_factory.mktemp("home") / "window.json"
    path.write_text(json.dumps({"it": value}), encoding="utf-8")
    memory = Memory(path)
    assert memory.get("it", 5) == (value if type(value) is int else 5)
    assert memory.get("it", "a") == (value if type(value) is str else "a")
    assert memory.get("it", True) is (value if type(value) is bool else True)
    words = memory.get("it", ("a",))
    assert all(type(word) is str for word in words)


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "missing" / "window.json")
    memory.set("zoom", 1)
    memory.save()
    assert memory.get("zoom", 0) == 1
