"""Trying an engine: it is asked for its models, and what fails is told as exactly as known."""

import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx2
import openai

from desktop.engine.address import host_of
from desktop.engine.provider import CONNECT_SECONDS, LIST_SECONDS, Provider
from desktop.errors import EngineError
from desktop.model import Place, Target


@dataclass(frozen=True, slots=True)
class Probe:
    """An engine that answered: the models it lists, and the seconds it took."""

    target: Target
    models: tuple[str, ...]
    seconds: float

    @property
    def knows_model(self) -> bool:
        """Whether the model in use is listed; True where no name has to be right."""
        model = self.target.model
        return model in ("", "default") or not self.models or model in self.models


async def probe(target: Target, key: str) -> Probe:
    """Ask an engine for its models; raise EngineError with the cause."""
    began = time.monotonic()
    try:
        # httpx2 refuses a malformed proxy variable when the client is made
        provider = Provider(target, key)
    except (ImportError, ValueError) as error:
        raise EngineError("engine_unreachable", "network_check", label=target.label) from error
    try:
        models = await provider.models()
    except EngineError as error:
        raise _told(error, target) from error
    finally:
        await provider.close()
    return Probe(target, models, time.monotonic() - began)


def _causes(error: BaseException) -> Iterator[BaseException]:
    found: BaseException | None = error
    while found is not None:
        yield found
        if isinstance(found, BaseExceptionGroup):
            yield from found.exceptions
        found = found.__cause__ or found.__context__


def _told(error: EngineError, target: Target) -> EngineError:
    host = host_of(target.base_url)
    start = "host_check" if target.place is Place.INTERNET else "engine_start"
    for cause in _causes(error):
        match cause:
            case openai.NotFoundError():
                return EngineError("list_missing", "list_address", host=host)
            case openai.APIStatusError(status_code=status) if 300 <= status < 400:
                return EngineError("list_elsewhere", "list_sign_in", host=host)
            case ssl.SSLCertVerificationError():
                return EngineError("certificate_refused", "certificate_check", host=host)
            case ssl.SSLError():
                return EngineError("encryption_absent", "encryption_try", host=host)
            case socket.gaierror():
                return EngineError("host_unknown", "host_check", host=host)
            case ConnectionRefusedError():
                return EngineError("engine_refuses", start, host=host)
            case httpx2.TimeoutException():
                connecting = isinstance(cause, httpx2.ConnectTimeout)
                seconds = round(CONNECT_SECONDS if connecting else LIST_SECONDS)
                return EngineError("engine_slow", start, host=host, seconds=seconds)
    if error.id == "not_completion":
        return EngineError("list_elsewhere", "list_sign_in", host=host)
    return error
