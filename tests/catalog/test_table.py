"""Reading TOML key by key: what is there comes back, what is wrong is named."""

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.table import Table
from desktop.errors import CatalogError
from desktop.messages import sentence

keys = st.text("abcdefgh", min_size=1, max_size=4)
scalars = st.one_of(st.text(), st.integers(), st.booleans(), st.floats(allow_nan=False))


def table(text: str) -> Table:
    return Table(tomllib.loads(text), "some.toml")


def mistake(work: Callable[[], object]) -> tuple[object, object]:
    """What a mistake names: the key, and what is wrong there."""
    with pytest.raises(CatalogError) as caught:
        work()
    assert caught.value.id == "catalog_value"
    assert caught.value.parameters["file"] == "some.toml"
    return caught.value.parameters["key"], caught.value.parameters["reason"]


def test_every_kind_is_taken() -> None:
    read = table(
        'text = "a"\nflag = true\nwhole = 7\nnumber = 2\ntexts = ["a", "b"]\nchoice = "x"\n'
        "[below]\nwhole = 1\n[[list]]\nwhole = 2\n[[list]]\nwhole = 3\n"
    )
    assert read.text("text") == "a"
    assert read.flag("flag") is True
    assert read.whole("whole") == 7
    assert read.number("number") == 2.0
    assert read.texts("texts") == ("a", "b")
    assert read.choice("choice", ("x", "y")) == "x"
    assert read.table("below").whole("whole") == 1
    assert [below.whole("whole") for below in read.tables("list")] == [2, 3]
    read.close()


def test_a_missing_key_takes_its_fallback() -> None:
    read = table("")
    assert read.text("a", "b") == "b"
    assert read.flag("a", False) is False
    assert read.whole("a", 0) == 0
    assert read.number("a", 0.5) == 0.5
    assert read.texts("a", ()) == ()
    assert read.choice("a", ("x", "y"), "y") == "y"
    assert read.tables("a") == []
    read.table("a").close()


@pytest.mark.parametrize(
    ("text", "take"),
    [
        ("", lambda read: read.text("a")),
        ("a = 1", lambda read: read.text("a")),
        ("a = 1", lambda read: read.flag("a")),
        ("a = true", lambda read: read.whole("a")),
        ("a = 1.5", lambda read: read.whole("a")),
        ("a = true", lambda read: read.number("a")),
        ('a = "1"', lambda read: read.number("a")),
        ('a = "x"', lambda read: read.texts("a")),
        ('a = ["x", 1]', lambda read: read.texts("a")),
        ('a = "z"', lambda read: read.choice("a", ("x", "y"))),
        ("a = 1", lambda read: read.table("a")),
        ("a = {}", lambda read: read.tables("a")),
        ("a = [1]", lambda read: read.tables("a")),
        ("a = []", lambda read: read.scalars()),
    ],
)
def test_another_kind_is_a_mistake_that_names_the_key(
    text: str, take: Callable[[Table], object]
) -> None:
    read = table(text)
    key, reason = mistake(lambda: take(read))
    assert key == "a"
    assert reason


def test_a_mistake_below_names_the_whole_way() -> None:
    read = table("[one.two]\nthree = 1\n[[list]]\n[[list]]\nfour = 1\n")
    below = read.table("one").table("two")
    assert mistake(lambda: below.text("three"))[0] == "one.two.three"
    second = read.tables("list")[1]
    assert mistake(second.close)[0] == "list[1].four"


@given(st.dictionaries(keys, scalars))
def test_plain_values_come_back_as_they_are(values: dict[str, object]) -> None:
    read = Table(values, "some.toml")
    assert tuple(read.keys()) == tuple(values)
    assert read.scalars() == values
    read.close()


@given(st.dictionaries(keys, st.text()), st.sets(keys))
def test_a_key_that_nobody_took_is_a_mistake(values: dict[str, object], taken: set[str]) -> None:
    read = Table(values, "some.toml")
    for key in taken & values.keys():
        assert read.has(key)
        assert read.text(key) == values[key]
        assert not read.has(key)
    left = values.keys() - taken
    if left:
        key, reason = mistake(read.close)
        assert key in left
        assert reason == "unknown key"
    else:
        read.close()


def test_a_key_can_be_taken_once() -> None:
    read = table('a = "b"')
    assert read.text("a") == "b"
    assert mistake(lambda: read.text("a")) == ("a", "missing")


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text('a = "é"', encoding="utf-8")
    assert Table.load(path).text("a") == "é"


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (b"a = ", "catalog_syntax"),
        (b"a = 1\na = 2", "catalog_syntax"),
        (b"a = '\xff'", "catalog_unreadable"),
    ],
)
def test_a_file_that_is_no_toml_is_told_by_its_name(
    tmp_path: Path, content: bytes, id: str
) -> None:
    path = tmp_path / "some.toml"
    path.write_bytes(content)
    with pytest.raises(CatalogError) as caught:
        Table.load(path)
    assert caught.value.id == id
    assert sentence(caught.value).startswith("some.toml")
    assert str(tmp_path) not in sentence(caught.value)
    assert os.sep not in str(caught.value.parameters["file"])


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        Table.load(tmp_path / "none.toml")
    assert caught.value.id == "catalog_unreadable"
