"""The models that ship, and what is wrong with a model's file."""

from itertools import pairwise
from pathlib import Path

import pytest

from desktop.catalog.models import read_model, read_models
from desktop.catalog.wording import LANGUAGES
from desktop.errors import CatalogError
from desktop.paths import resources

GOOD = """\
order = 1
level = "basic"
licence = "Apache-2.0"
languages = ["en"]
file = "little.gguf"
size = 1_000
memory = 2_000
sha256 = "{hash}"
url = "https://model.invalid/little.gguf"

[label]
en = "Little"
fr = "Petit"

[note]
en = "A note."
fr = "Une note."

[template]
enable_thinking = false

[carrier]
name = "part{{n}}"
version = "1.0"
sha256 = ["{hash}"]
""".format(hash="a" * 64)

LEVELS = {
    "smollm2-135m": "test",
    "qwen2.5-coder-0.5b": "basic",
    "qwen2.5-coder-1.5b": "basic",
    "qwen3.5-2b": "good",
    "ministral-3-3b": "good",
    "qwen3.5-4b": "good",
    "gemma-4-e4b": "good",
    "ministral-3-8b": "good",
    "gemma-4-12b": "good",
}


def test_all_models_ship_from_the_smallest_need_to_the_largest() -> None:
    models = read_models(resources() / "models")
    assert {id: model.level for id, model in models.items()} == LEVELS
    for less, more in pairwise(models.values()):
        assert (less.order, less.memory, less.size) < (more.order, more.memory, more.size)


def test_every_shipped_model_says_what_it_is() -> None:
    models = read_models(resources() / "models").values()
    assert len({model.sha256 for model in models}) == len(models)
    assert len({model.file for model in models}) == len(models)
    for model in models:
        assert model.licence == "Apache-2.0"
        assert model.url.endswith("/" + model.file)
        assert model.memory > model.size
        assert "en" in model.languages
        for language in LANGUAGES:
            assert model.label.to(language)
            assert 20 < len(model.note.to(language)) < 200


def test_every_shipped_address_names_a_revision_that_cannot_move() -> None:
    for model in read_models(resources() / "models").values():
        revision = model.url.split("/resolve/")[1].split("/")[0]
        assert len(revision) == 40
        assert set(revision) <= set("0123456789abcdef")


def test_the_pieces_of_a_shipped_model_are_all_pinned_and_different() -> None:
    carriers = {
        id: model.carrier
        for id, model in read_models(resources() / "models").items()
        if model.carrier
    }
    counts = {id: len(carrier.sha256) for id, carrier in carriers.items()}
    assert counts == {"smollm2-135m": 1, "qwen2.5-coder-0.5b": 6, "qwen2.5-coder-1.5b": 22}
    for id, carrier in carriers.items():
        named = {carrier.name.format(n=number) for number in range(1, counts[id] + 1)}
        assert len(named) == len(set(carrier.sha256)) == counts[id]


def test_thinking_models_are_told_not_to() -> None:
    models = read_models(resources() / "models").values()
    quiet = {model.id for model in models if model.template.get("enable_thinking") is False}
    assert quiet == {"qwen3.5-2b", "qwen3.5-4b", "gemma-4-e4b", "gemma-4-12b"}


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "little.toml"
    path.write_text(GOOD, encoding="utf-8")
    model = read_model(path)
    assert (model.id, model.size, model.memory, model.level) == ("little", 1_000, 2_000, "basic")
    assert model.label.to("fr") == "Petit"
    assert model.template == {"enable_thinking": False}
    assert model.carrier is not None
    assert (model.carrier.name, model.carrier.sha256) == ("part{n}", ("a" * 64,))


def test_a_model_needs_no_carrier(tmp_path: Path) -> None:
    path = tmp_path / "little.toml"
    path.write_text(GOOD[: GOOD.index("[carrier]")], encoding="utf-8")
    assert read_model(path).carrier is None


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("order = 1\n", "", "order"),
        ('level = "basic"', 'level = "great"', "level"),
        ("size = 1_000", 'size = "1000"', "size"),
        ("https://", "http://", "url"),
        ('sha256 = "a', 'sha256 = "A', "sha256"),
        ('sha256 = "aa', 'sha256 = "a', "sha256"),
        ('sha256 = ["a', 'sha256 = ["g', "carrier.sha256"),
        ('version = "1.0"\n', "", "carrier.version"),
        ('version = "1.0"\n', 'version = "1.0"\nparts = 1\n', "carrier.parts"),
        ('fr = "Petit"\n', "", "label.fr"),
        ("order = 1\n", "order = 1\nstars = 5\n", "stars"),
        ("enable_thinking = false", "enable_thinking = [false]", "template.enable_thinking"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in GOOD
    path = tmp_path / "little.toml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogError) as caught:
        read_model(path)
    assert caught.value.id == "catalog_value"
    assert (caught.value.parameters["file"], caught.value.parameters["key"]) == ("little.toml", key)
