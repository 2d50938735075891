"""Model files over https: never on to plain http, never from a server that nobody vouches for."""

import asyncio
from pathlib import Path

import pytest

from desktop.catalog.models import LocalModel
from desktop.engine.fetch import fetch
from desktop.errors import ModelFileError
from tests.engine.certificates import write_certificate
from tests.engine.pinned import payload, pin
from tests.engine.range_server import PATH, Script, serving

DATA = payload(10_000)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    return write_certificate(tmp_path / "server.pem")


def get(model: LocalModel, folder: Path) -> Path:
    return asyncio.run(fetch(model, folder, report=lambda transfer: None))


@pytest.mark.parametrize("redirect", ["", "/moved/here"])
def test_https_is_followed_to_https(
    tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch, redirect: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(Script(DATA, redirect=redirect), certificate) as base:
        assert get(pin(DATA, base + PATH), tmp_path / "models").read_bytes() == DATA


def test_https_is_not_followed_to_plain_http(
    tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    plain = Script(DATA)
    with (
        serving(plain) as elsewhere,
        serving(Script(DATA, redirect=elsewhere + "/moved/here"), certificate) as base,
        pytest.raises(ModelFileError) as caught,
    ):
        get(pin(DATA, base + PATH), tmp_path / "models")
    assert caught.value.id == "file_unreachable"
    assert plain.asked == []


def test_a_server_that_nobody_vouches_for_is_not_used(tmp_path: Path, certificate: Path) -> None:
    script = Script(DATA)
    with serving(script, certificate) as base, pytest.raises(ModelFileError) as caught:
        get(pin(DATA, base + PATH), tmp_path / "models")
    assert caught.value.id == "file_unreachable"
    assert script.asked == []
