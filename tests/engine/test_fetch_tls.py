"""Model files over https: never on to plain http, never from a server that nobody vouches for."""

import asyncio
import datetime
import ipaddress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.catalog.models import LocalModel
from desktop.engine.fetch import fetch
from desktop.errors import ModelFileError
from tests.engine.pinned import payload, pin
from tests.engine.range_server import PATH, Script, serving

DATA = payload(10_000)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and a certificate of its own for 127.0.0.1, valid for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


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
