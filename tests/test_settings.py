import json
import os
import stat
import sys
import threading
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SettingsError
from desktop.messages import advice, sentence, word
from desktop.settings import Loaded, Preferences, Settings, load, save

NAMES = {entry.name for entry in fields(Settings)}

CHANGED = Settings(
    engine="mistral",
    local_model="qwen3-4b",
    own_model="/data/Modèles/mien.gguf",
    engine_urls={"other": "http://192.168.1.4:8080/v1"},
    engine_models={"openai": "gpt-x"},
    offline=True,
    consents=("mistral@api.mistral.ai",),
    language="fr",
    mirror="https://mirror.example/models",
    sms_price="0,06 €",
    theme="dark",
    history_days=90,
    text_face="sans",
    text_size=20,
    typography=False,
    typography_typing=True,
    typography_fr="fr-CA",
    typography_en="en-GB",
    typography_narrow=True,
    typography_rules={"dashes": "off", "ordinals": "on"},
    shortcuts={"copy": "Ctrl+Alt+C", "retry": ""},
)

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(), below, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_the_defaults_hold_and_none_is_written(path: Path) -> None:
    assert load(path) == Loaded(Settings())
    assert list(path.parent.iterdir()) == []


def test_every_setting_comes_back(path: Path) -> None:
    default = Settings()
    assert all(getattr(CHANGED, name) != getattr(default, name) for name in NAMES)
    save(path, CHANGED, {})
    assert load(path) == Loaded(CHANGED)


def test_a_setting_back_at_its_default_leaves_the_file(path: Path) -> None:
    save(path, CHANGED, {})
    save(path, replace(CHANGED, theme="system"), {})
    assert "theme" not in json.loads(path.read_text(encoding="utf-8"))
    assert load(path).settings.theme == "system"


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("engine", ""),
        ("engine", 3),
        ("local_model", None),
        ("own_model", ["a"]),
        ("engine_urls", "https://a.example"),
        ("engine_models", []),
        ("offline", 1),
        ("offline", "yes"),
        ("consents", "mistral@api.mistral.ai"),
        ("language", "de"),
        ("language", ["fr"]),
        ("mirror", "ftp://a.example"),
        ("mirror", "https://[broken"),
        ("sms_price", "cheap"),
        ("theme", "pink"),
        ("history_days", -1),
        ("history_days", True),
        ("history_days", 1.5),
        ("history_days", 10**30),
        ("text_face", "comic"),
        ("text_size", 12),
        ("text_size", 29),
        ("text_size", 17.0),
        ("text_size", True),
        ("shortcuts", ["Ctrl+K"]),
    ],
)
def test_a_bad_value_is_repaired_and_named_and_the_others_stay(
    path: Path, name: str, bad: object
) -> None:
    path.write_text(json.dumps({"theme": "dark", "offline": True, name: bad}), encoding="utf-8")
    loaded = load(path)
    assert loaded.repaired == (name,)
    expected = {"theme": "dark", "offline": True, name: getattr(Settings(), name)}
    assert {key: getattr(loaded.settings, key) for key in expected} == expected


def test_of_a_table_the_bad_entry_alone_is_left_out(path: Path) -> None:
    urls = {"ollama": "http://127.0.0.1:11434/v1", "other": "not an address", "vllm": 4}
    values = {"engine_urls": urls, "consents": ["a@b", 7, "c@d"]}
    path.write_text(json.dumps(values), encoding="utf-8")
    loaded = load(path)
    assert loaded.settings.engine_urls == {"ollama": "http://127.0.0.1:11434/v1"}
    assert loaded.settings.consents == ("a@b", "c@d")
    assert loaded.repaired == ("engine_urls.other", "engine_urls.vllm", "consents")


def test_unknown_keys_are_kept_when_saving(path: Path) -> None:
    unknown = {"from_the_future": {"a": [1, None, "é"]}, "old": False}
    path.write_text(json.dumps({"theme": "dark", **unknown}), encoding="utf-8")
    loaded = load(path)
    assert loaded.unknown == unknown
    save(path, replace(loaded.settings, theme="light"), loaded.unknown)
    assert json.loads(path.read_text(encoding="utf-8")) == {"theme": "light", **unknown}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"\xff\xfe{}",
        b'{"history_days": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
    ],
    ids=lambda content: content[:12].decode("latin-1") or "empty",
)
def test_a_file_that_cannot_be_read_is_set_aside_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    aside = path.with_name("settings.json.bad")
    assert load(path) == Loaded(Settings(), set_aside=aside)
    assert not path.exists()
    assert aside.read_bytes() == content


def test_a_byte_order_mark_does_not_matter(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf{"theme": "dark"}')
    assert load(path).settings.theme == "dark"


@pytest.mark.skipif(sys.platform == "win32", reason="no POSIX permissions on Windows")
def test_only_the_owner_may_read_the_file(path: Path) -> None:
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o644)
    before = os.umask(0)
    try:
        save(path, CHANGED, {})
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes on Windows")
def test_a_save_without_room_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    import resource

    save(path, CHANGED, {})
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limit[1]))
    try:
        with pytest.raises(SettingsError) as raised:
            save(path, replace(CHANGED, theme="light"), {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert (raised.value.id, raised.value.hint) == ("settings_unsaved", "settings_room")
    assert "{" not in sentence(raised.value) + advice(raised.value)
    assert load(path).settings == CHANGED
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        save(tmp_path / "none" / "settings.json", CHANGED, {})


@given(st.dictionaries(st.sampled_from(sorted(NAMES)) | st.text(), anything, max_size=8))
def test_whatever_the_file_says_settings_are_usable_and_saved_again(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("home") / "settings.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    loaded = load(path)
    assert loaded.set_aside is None
    assert set(loaded.unknown) == set(values) - NAMES
    save(path, loaded.settings, loaded.unknown)
    assert load(path) == Loaded(loaded.settings, (), loaded.unknown)


def test_a_change_is_in_force_and_on_disk(path: Path) -> None:
    preferences = Preferences(path)
    preferences.change(theme="dark", consents=("a@b",))
    assert preferences.now == replace(Settings(), theme="dark", consents=("a@b",))
    assert Preferences(path).now == preferences.now


def test_a_change_keeps_what_another_process_has_saved(path: Path) -> None:
    window, command = Preferences(path), Preferences(path)
    command.change(offline=True)
    path.write_text(
        json.dumps({**json.loads(path.read_text(encoding="utf-8")), "future": 1}), encoding="utf-8"
    )
    window.change(theme="dark")
    assert Preferences(path).now == replace(Settings(), offline=True, theme="dark")
    assert load(path).unknown == {"future": 1}


def test_a_change_keeps_the_settings_in_use_when_the_file_was_damaged_meanwhile(path: Path) -> None:
    preferences = Preferences(path)
    preferences.change(engine="mistral")
    path.write_bytes(b"{")
    preferences.change(theme="dark")
    assert load(path).settings == replace(Settings(), engine="mistral", theme="dark")


def test_a_value_that_cannot_be_used_changes_nothing(path: Path) -> None:
    preferences = Preferences(path)
    with pytest.raises(SettingsError) as raised:
        preferences.change(theme="pink", offline=True)
    assert raised.value.parameters == {"name": "theme"}
    assert preferences.now == Settings()
    assert not path.exists()


def test_a_change_that_cannot_be_saved_is_not_in_force(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "none" / "settings.json")
    with pytest.raises(SettingsError):
        preferences.change(theme="dark")
    assert preferences.now == Settings()


def test_changes_from_several_threads_all_stay(path: Path) -> None:
    preferences = Preferences(path)
    changes = ({"theme": "dark"}, {"offline": True}, {"history_days": 7}, {"engine": "openai"})
    threads = [threading.Thread(target=preferences.change, kwargs=change) for change in changes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = Settings(theme="dark", offline=True, history_days=7, engine="openai")
    assert load(path).settings == preferences.now == expected


@pytest.mark.parametrize("id", ["settings_repaired", "settings_set_aside", "settings_default"])
def test_what_loading_mended_has_words(id: str) -> None:
    assert word(id, {"names": "theme", "file": "settings.json.bad"}) != id


def test_who_watches_is_told_of_every_change_that_was_saved(path: Path) -> None:
    preferences = Preferences(path)
    told: list[Settings] = []
    stop = preferences.watch(told.append)
    preferences.change(theme="dark")
    with pytest.raises(SettingsError):
        preferences.change(theme="pink")
    stop()
    preferences.change(theme="light")
    assert told == [Settings(theme="dark")]
