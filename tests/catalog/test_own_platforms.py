"""Platforms of a person's own: what is saved is what is read, and a failure loses nothing."""

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.fields import Bound, Field, Fold, Guide
from desktop.catalog.own_platforms import OwnPlatforms, new_id
from desktop.catalog.platforms import ID, Examples, Platform, read_platform, read_platforms
from desktop.catalog.wording import Wording
from desktop.errors import CatalogError
from desktop.messages import sentence
from desktop.paths import resources

SHIPPED = resources() / "platforms"
PLATFORMS, _ = read_platforms(SHIPPED)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
wordings = st.builds(Wording, words, words)
bounds = st.builds(
    Bound, *(st.integers(-1, 99) for _ in ("soft", "hard", "low", "length")), st.booleans()
)
folds = st.builds(
    Fold, st.sampled_from(["any", "mobile"]), st.integers(1, 9), st.integers(0, 9), st.just(0)
)
fields = st.builds(
    Field,
    id=st.just("line"),
    label=wordings.filter(lambda label: label != Wording("", "")),
    method=st.sampled_from(["graphemes", "sms"]),
    hard=st.just(0) | st.integers(90, 900),
    soft=st.just((0, 0)) | st.tuples(st.integers(0, 9), st.integers(9, 90)),
    adjustable=st.booleans(),
    folds=st.lists(folds, max_size=2).map(tuple),
    also=st.just(()) | st.just((("bytes", 90), ("words", 7))),
    guides=st.just(()) | st.just((Guide("words", 0, 9),)),
    disputed=st.lists(st.integers(), max_size=3).map(tuple),
    hashtags=bounds,
    links=bounds,
    forbidden=st.lists(words.filter(bool), max_size=3).map(tuple),
    musts=st.just(()) | st.just(("stop", "sender")),
    repeats=st.integers(0, 3),
    required=st.booleans(),
    many=st.sampled_from([(1, 1), (0, 3), (3, 15)]),
    unique=st.booleans(),
    note=wordings,
    sources=st.lists(words, max_size=2).map(tuple),
)


@pytest.fixture
def own(tmp_path: Path) -> OwnPlatforms:
    return OwnPlatforms(tmp_path / "platforms")


def read(own: OwnPlatforms) -> dict[str, Platform]:
    platforms, mistakes = read_platforms(SHIPPED, own.folder)
    assert mistakes == []
    return platforms


@pytest.mark.parametrize("id", PLATFORMS)
def test_every_shipped_platform_is_the_same_when_it_is_saved_as_an_own_one(
    id: str, own: OwnPlatforms
) -> None:
    saved = own.save(PLATFORMS[id])
    assert saved == replace(PLATFORMS[id], own=True) == read(own)[id]


@settings(max_examples=50, deadline=None)
@given(fields, wordings, words)
def test_whatever_is_typed_is_read_back(field: Field, tone: Wording, text: str) -> None:
    texts = (text,) if field.many[1] == 1 else (text, "two")
    given = replace(
        PLATFORMS["x"],
        id="board",
        fields={"line": field},
        tone=tone,
        examples=Examples({"line": texts}, {}, ("over_limit",)),
    )
    with TemporaryDirectory() as folder:
        assert OwnPlatforms(Path(folder)).save(given) == replace(given, own=True)


def test_an_edited_platform_takes_the_place_of_the_shipped_one_and_gives_it_back(
    own: OwnPlatforms,
) -> None:
    post = replace(PLATFORMS["mastodon"].fields["post"], hard=1000)
    fields = {**PLATFORMS["mastodon"].fields, "post": post}
    own.save(replace(PLATFORMS["mastodon"], fields=fields))
    assert read(own)["mastodon"].main.hard == 1000
    own.remove("mastodon")
    assert read(own)["mastodon"].main.hard == 500
    own.restore("mastodon")
    assert read(own)["mastodon"].main.hard == 1000


def test_what_was_removed_and_let_go_of_cannot_be_brought_back(own: OwnPlatforms) -> None:
    own.save(PLATFORMS["x"])
    own.remove("x")
    own.forget()
    with pytest.raises(CatalogError):
        own.restore("x")
    assert list(own.folder.iterdir()) == []


def test_what_cannot_be_read_back_is_refused_and_the_file_stays(own: OwnPlatforms) -> None:
    own.save(PLATFORMS["x"])
    before = (own.folder / "x.toml").read_bytes()
    post = replace(PLATFORMS["x"].main, soft=(0, 300))
    with pytest.raises(CatalogError) as caught:
        own.save(replace(PLATFORMS["x"], fields={"post": post}))
    assert caught.value.parameters["file"] == "x.toml"
    assert caught.value.parameters["key"] == "fields.post.soft"
    assert [path.name for path in own.folder.iterdir()] == ["x.toml"]
    assert (own.folder / "x.toml").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    own = OwnPlatforms(tmp_path / "file" / "platforms")
    for work in (lambda: own.save(PLATFORMS["x"]), lambda: own.remove("x")):
        with pytest.raises(CatalogError) as caught:
            work()
        assert "x.toml" in sentence(caught.value)


def test_half_an_emoji_is_no_reason_to_lose_the_rest(own: OwnPlatforms) -> None:
    saved = own.save(replace(PLATFORMS["x"], label=Wording("a\ud83d", "b")))
    assert saved.label == Wording("a?", "b")


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_the_folder_is_its_owners_alone(own: OwnPlatforms) -> None:
    own.save(PLATFORMS["x"])
    assert own.folder.stat().st_mode & 0o777 == 0o700


@given(words)
def test_a_new_id_is_one_that_a_file_can_have(name: str) -> None:
    taken: set[str] = set()
    for _ in range(3):
        id = new_id(name, taken)
        assert ID.fullmatch(id) and id not in taken
        taken.add(id)


def test_a_new_id_comes_from_the_name() -> None:
    assert new_id("Panneau de l’Œuvre, été", ()) == "panneau_de_l_oeuvre_ete"
    assert new_id("X", PLATFORMS) == "x_2"


def test_a_file_that_was_written_by_hand_is_not_asked_for_more_than_it_needs(
    own: OwnPlatforms,
) -> None:
    own.folder.mkdir()
    path = own.folder / "board.toml"
    path.write_text(
        'checked_on = 2026-11-24\nlabel = { en = "a", fr = "b" }\n'
        '[fields.line]\nlabel = { en = "a", fr = "b" }\nmethod = "words"\n',
        encoding="utf-8",
    )
    board = read_platform(path, own=True)
    assert own.save(board) == board
