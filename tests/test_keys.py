import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend

from desktop.errors import KeyringError
from desktop.keys import KeyringStatus, Keys
from desktop.messages import advice, sentence
from tests.private_keyring import MISSING, Session, serve

KEY = "sk-test-4f0c1d2e3b4a5968-9f2a"


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    yield from opened("ci", monkeypatch)


@pytest.fixture
def empty_session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    yield from opened(None, monkeypatch)


def opened(password: str | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    if MISSING:
        pytest.skip(f"no {', '.join(MISSING)} here")
    with serve(password) as session:
        address = session.environment["DBUS_SESSION_BUS_ADDRESS"]
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield session


@pytest.fixture
def no_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")


def test_a_key_is_read_back_by_another_program(session: Session) -> None:
    keys = Keys()
    assert keys.status() == KeyringStatus("SecretService", True)
    assert keys.set("mistral", KEY) is True
    looked_up = session.run("secret-tool", "lookup", "service", "calame", "username", "mistral")
    assert looked_up == KEY
    assert Keys().get("mistral") == KEY


def test_a_key_written_by_another_program_is_read(session: Session) -> None:
    attributes = ("service", "calame", "username", "openai")
    session.run("secret-tool", "store", "--label=test", *attributes, input=KEY)
    assert Keys().get("openai") == KEY


def test_keys_are_listed_replaced_and_deleted_one_by_one(session: Session) -> None:
    keys = Keys()
    assert keys.stored(["openai", "mistral"]) == []
    keys.set("openai", KEY)
    keys.set("mistral", "another-key-altogether")
    keys.set("openai", f"  {KEY}2\n")
    assert keys.stored(["mistral", "anthropic", "openai"]) == ["mistral", "openai"]
    assert keys.get("openai") == f"{KEY}2"
    assert keys.delete("openai") is True
    assert keys.delete("openai") is False
    assert keys.get("openai") is None
    assert keys.get("mistral") == "another-key-altogether"


def test_homes_do_not_share_their_keys(session: Session) -> None:
    Keys("calame-one").set("openai", KEY)
    assert Keys("calame-two").get("openai") is None


def test_no_key_is_among_the_files(session: Session) -> None:
    Keys().set("openai", KEY)
    Keys().get("openai")
    files = [path for path in session.folder.rglob("*") if path.is_file()]
    assert files != []
    assert [path for path in files if KEY.encode() in path.read_bytes()] == []


def test_a_locked_keyring_says_so_and_keeps_nothing_in_memory(session: Session) -> None:
    keys = Keys()
    keys.set("openai", KEY)
    session.lock()
    calls = (
        lambda: keys.get("openai"),
        lambda: keys.set("mistral", KEY),
        lambda: keys.get("mistral"),
        lambda: keys.delete("openai"),
        lambda: keys.stored(["openai"]),
    )
    for call in calls:
        with pytest.raises(KeyringError) as raised:
            call()
        assert (raised.value.id, raised.value.hint) == ("keyring_locked", "keyring_unlock")


def test_a_keyring_that_goes_away_says_so_once_and_is_looked_for_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = Keys()
    session = opened("ci", monkeypatch)
    next(session)
    keys.set("openai", KEY)
    assert list(session) == []
    with pytest.raises(KeyringError) as raised:
        keys.get("openai")
    assert (raised.value.id, raised.value.hint) == ("keyring_failed", "keyring_retry")
    assert KEY not in sentence(raised.value)
    assert keys.status() == KeyringStatus("", False)


def test_a_keyring_that_was_never_set_up_says_so(empty_session: Session) -> None:
    with pytest.raises(KeyringError) as raised:
        Keys().set("openai", KEY)
    assert (raised.value.id, raised.value.hint) == ("keyring_unready", "keyring_set_up")


def test_without_a_keyring_a_key_lives_in_memory_for_this_run(no_bus: None) -> None:
    keys = Keys()
    assert keys.status() == KeyringStatus("", False)
    assert keys.get("openai") is None
    assert keys.set("openai", KEY) is False
    assert keys.get("openai") == KEY
    assert keys.stored(["mistral", "openai"]) == ["openai"]
    assert Keys().get("openai") is None
    assert keys.delete("openai") is True
    assert keys.get("openai") is None


def test_a_key_in_memory_leaves_it_once_a_keyring_has_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = Keys()
    with monkeypatch.context() as without:
        without.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        assert keys.set("openai", "for-this-run-only") is False
    assert keys.get("openai") == "for-this-run-only"
    assert keys.set("openai", KEY) is True
    session.run("secret-tool", "clear", "service", "calame", "username", "openai")
    assert keys.get("openai") is None


def test_without_a_keyring_no_file_is_written(tmp_path: Path) -> None:
    script = f"from desktop.keys import Keys; k = Keys(); print(k.set('openai', {KEY!r}))"
    environment = {
        **{name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")},
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PATH": os.environ["PATH"],
    }
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
    assert list(tmp_path.rglob("*")) == []


class PlainFile(KeyringBackend):
    """What `keyrings.alt` does: a keyring of the highest rank that keeps keys as plain text."""

    priority = 99
    kept: list[str] = []  # noqa: RUF012 - keyring makes its own instances

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept[-1] if self.kept else None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept.append(password)


@pytest.mark.parametrize(
    "named",
    [
        f"{PlainFile.__module__}.PlainFile",
        "keyring.backends.null.Keyring",
        "keyring.backends.chainer.ChainerBackend",
    ],
)
def test_an_unsafe_keyring_is_refused_though_installed_and_asked_for(
    named: str, no_bus: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)
    assert PlainFile in KeyringBackend.get_viable_backends()
    keys = Keys()
    assert keys.status() == KeyringStatus("", False)
    assert keys.set("openai", KEY) is False
    assert PlainFile.kept == []


def test_an_unsafe_keyring_of_higher_rank_does_not_come_before_a_safe_one(
    session: Session,
) -> None:
    assert PlainFile in KeyringBackend.get_viable_backends()
    assert Keys().set("openai", KEY) is True
    assert Keys().status().backend == "SecretService"
    assert PlainFile.kept == []


@pytest.mark.parametrize("pasted", ["", "  \n"])
def test_nothing_is_no_key(no_bus: None, pasted: str) -> None:
    with pytest.raises(KeyringError) as raised:
        Keys().set("openai", pasted)
    assert raised.value.id == "key_empty"


@pytest.mark.parametrize("pasted", ["sk-one sk-two", "sk-é", "sk-a\nX-Header: b", "sk-…9f2a"])
def test_what_no_header_may_hold_is_no_key_and_is_not_repeated(no_bus: None, pasted: str) -> None:
    keys = Keys()
    with pytest.raises(KeyringError) as raised:
        keys.set("openai", pasted)
    assert raised.value.id == "key_malformed"
    assert pasted not in sentence(raised.value) + advice(raised.value) + str(raised.value)
    assert keys.get("openai") is None


def test_a_mask_shows_little_and_of_a_short_key_nothing() -> None:
    assert Keys.mask(KEY) == "sk-…9f2a"
    assert Keys.mask("sk-12345") == "…"
    assert Keys.mask("") == ""
    assert Keys.mask("a" * 15) == "…"
    assert len(Keys.mask("b" * 200)) == 8


@pytest.mark.parametrize(
    "id",
    ["keyring_locked", "keyring_unready", "keyring_absent", "keyring_unsafe", "key_malformed"],
)
def test_every_error_has_words(id: str) -> None:
    assert sentence(KeyringError(id)) != id
