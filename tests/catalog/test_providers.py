"""The engine presets that ship, and what is wrong with a preset's file."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from desktop.catalog.models import read_models
from desktop.catalog.providers import read_preset, read_presets
from desktop.catalog.wording import LANGUAGES
from desktop.errors import CatalogError
from desktop.paths import resources

HOSTED = ("openai", "mistral", "anthropic", "google")
SERVERS = {"ollama": 11434, "lmstudio": 1234, "llamacpp": 8080, "vllm": 8000}

LABEL = '[label]\nen = "Own"\nfr = "Propre"\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text + LABEL, encoding="utf-8")
    return path


def test_the_local_engine_stands_first_and_the_open_one_last() -> None:
    presets = read_presets(resources() / "providers")
    assert tuple(presets) == ("local", *SERVERS, *HOSTED, "other")
    for preset in presets.values():
        assert all(preset.label.to(language) for language in LANGUAGES)


def test_hosted_engines_are_https_and_want_a_key_from_a_page_that_is_named() -> None:
    presets = read_presets(resources() / "providers")
    for id in HOSTED:
        preset = presets[id]
        assert urlsplit(preset.base_url).scheme == urlsplit(preset.key_page).scheme == "https"
        assert not preset.base_url.endswith("/")
        assert preset.model
        assert preset.needs_key
        assert preset.timeout == 20


def test_servers_on_this_machine_have_time_and_want_no_key() -> None:
    presets = read_presets(resources() / "providers")
    for id, port in SERVERS.items():
        preset = presets[id]
        assert preset.base_url == f"http://127.0.0.1:{port}/v1"
        assert not preset.needs_key
        assert preset.timeout == 120


def test_the_local_engine_names_a_model_that_ships() -> None:
    local = read_presets(resources() / "providers")["local"]
    assert local.base_url == ""
    assert local.timeout == 120
    assert read_models(resources() / "models")[local.model].level == "basic"


def test_the_open_preset_leaves_everything_to_the_person() -> None:
    other = read_presets(resources() / "providers")["other"]
    assert (other.base_url, other.model, other.needs_key, other.sampling) == ("", "", False, {})


@pytest.mark.parametrize(
    "address",
    [
        "https://engine.invalid/v1",
        "http://127.0.0.1:1/v1",
        "http://[::1]:1/v1",
        "http://localhost/v1",
    ],
)
def test_https_or_this_machine_is_allowed(tmp_path: Path, address: str) -> None:
    preset = read_preset(write(tmp_path, f'order = 1\nbase_url = "{address}"\n'))
    assert (preset.id, preset.base_url, preset.timeout) == ("own", address, 20)


@pytest.mark.parametrize(
    "address",
    [
        "http://engine.invalid/v1",
        "http://192.168.1.5/v1",
        "http://127.0.0.1.invalid/v1",
        "ftp://127.0.0.1/v1",
        "engine.invalid",
    ],
)
def test_anything_else_is_a_mistake(tmp_path: Path, address: str) -> None:
    path = write(tmp_path, f'order = 1\nbase_url = "{address}"\n')
    with pytest.raises(CatalogError) as caught:
        read_preset(path)
    assert (caught.value.parameters["file"], caught.value.parameters["key"]) == (
        "own.toml",
        "base_url",
    )


def test_extra_fields_are_kept_as_they_are(tmp_path: Path) -> None:
    text = 'order = 1\nsampling = { top_p = 0.5, seed = 7, effort = "none", echo = true }\n'
    preset = read_preset(write(tmp_path, text))
    assert preset.sampling == {"top_p": 0.5, "seed": 7, "effort": "none", "echo": True}


def test_an_unknown_key_is_a_mistake(tmp_path: Path) -> None:
    path = write(tmp_path, 'order = 1\nkey = "secret"\n')
    with pytest.raises(CatalogError) as caught:
        read_preset(path)
    assert caught.value.parameters["key"] == "key"
