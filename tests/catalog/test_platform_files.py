"""The person's own platforms as files: what is written is read back the same."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.catalog.own_platforms import OwnPlatforms, new_id
from desktop.catalog.platforms import Platform, read_platforms
from desktop.errors import CatalogError
from desktop.paths import resources

SHIPPED, _ = read_platforms(resources() / "platforms")


@pytest.mark.parametrize("platform", SHIPPED.values(), ids=list(SHIPPED))
def test_every_platform_comes_back_as_it_was_written(tmp_path: Path, platform: Platform) -> None:
    saved = OwnPlatforms(tmp_path).save(platform)
    assert saved.own
    assert replace(saved, own=platform.own) == platform
    read, mistakes = read_platforms(resources() / "platforms", tmp_path)
    assert not mistakes and read[platform.id] == saved


def test_signs_that_mean_something_in_a_file_come_back(tmp_path: Path) -> None:
    words = 'Un "mot" \\ et\n\tun autre\x7f \u202f é'
    platform = SHIPPED["x"]
    changed = replace(platform, tone=replace(platform.tone, fr=words))
    assert OwnPlatforms(tmp_path).save(changed).tone.fr == words


def test_what_cannot_be_read_back_is_not_written(tmp_path: Path) -> None:
    platform = SHIPPED["x"]
    post = replace(platform.fields["post"], soft=(1, 900))
    with pytest.raises(CatalogError):
        OwnPlatforms(tmp_path).save(replace(platform, fields={"post": post}))
    assert list(tmp_path.iterdir()) == []


def test_what_is_removed_is_brought_back(tmp_path: Path) -> None:
    own = OwnPlatforms(tmp_path)
    own.save(SHIPPED["x"])
    own.remove("x")
    assert read_platforms(tmp_path)[0] == {}
    own.restore("x")
    assert list(read_platforms(tmp_path)[0]) == ["x"]
    with pytest.raises(CatalogError):
        own.remove("unknown")


def test_an_id_is_made_of_a_name() -> None:
    assert new_id("Le Bulletin d’été", ()) == "le_bulletin_d_ete"
    assert new_id("Œuvre", ("oeuvre",)) == "oeuvre_2"
    assert new_id("2 fois !", ()) == "fois"
    assert new_id("???", ()) == "platform"
