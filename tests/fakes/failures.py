"""Replies of an engine that does not work: refusals, silence, cuts, things that are no answer."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from tests.fakes import completions
from tests.fakes.exchange import Exchange
from tests.fakes.replies import Stream, opened, start


@dataclass(frozen=True, slots=True)
class Status:
    """Refuse with an HTTP status and the protocol's error object."""

    code: int
    error_code: str = ""
    message: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    async def perform(self, exchange: Exchange) -> None:
        """Write the error."""
        message = self.message or HTTPStatus(self.code).phrase
        kind = "server_error" if self.code >= 500 else "invalid_request_error"
        body = completions.error(message, kind, self.error_code or None)
        await exchange.whole(completions.encode(body), code=self.code, headers=self.headers)


@dataclass(frozen=True, slots=True)
class Html:
    """Answer with a web page, as a captive portal does."""

    code: int = 200

    async def perform(self, exchange: Exchange) -> None:
        """Write the page."""
        page = "<!doctype html><html><title>Wi-Fi</title><body>Sign in to continue</body></html>"
        await exchange.whole(page.encode(), "text/html; charset=utf-8", self.code)


@dataclass(frozen=True, slots=True)
class Garbage:
    """Answer with any bytes under the name of an event stream."""

    data: bytes = b"data: {not json\n\n\x00\xff\xfe data: [\n\ndata: [DONE]\n\n"

    async def perform(self, exchange: Exchange) -> None:
        """Write the bytes and end the stream in good order."""
        await exchange.open(self.data)
        await exchange.end()


@dataclass(frozen=True, slots=True)
class NotCompletion:
    """Answer 200 with JSON that is no chat completion."""

    json: object

    async def perform(self, exchange: Exchange) -> None:
        """Write the JSON."""
        await exchange.whole(completions.encode(self.json))


@dataclass(frozen=True, slots=True)
class Cut:
    """Stream these pieces, then drop the connection; `reset` does it with a RST."""

    chunks: Sequence[str]
    reset: bool = False

    async def perform(self, exchange: Exchange) -> None:
        """Write the pieces and drop the connection."""
        await start(exchange, self.chunks[:1])
        for chunk in self.chunks[1:]:
            await exchange.write(completions.text_delta(exchange.request, chunk))
        await exchange.cut(self.reset)


@dataclass(frozen=True, slots=True)
class MidError:
    """Stream these pieces, then an error in the place of the next one."""

    chunks: Sequence[str]
    message: str

    async def perform(self, exchange: Exchange) -> None:
        """Write the pieces and the error, and end the stream in good order."""
        await start(exchange, self.chunks[:1])
        for chunk in self.chunks[1:]:
            await exchange.write(completions.text_delta(exchange.request, chunk))
        await exchange.end(completions.event(completions.error(self.message, "server_error", None)))


@dataclass(frozen=True, slots=True)
class Silent:
    """Say nothing, or nothing after the head, until the client leaves or the test releases it.

    Once `release` is set the pieces in `chunks` are the answer.
    """

    before_headers: bool = True
    release: threading.Event | None = None
    chunks: Sequence[str] = ("Released.",)

    async def perform(self, exchange: Exchange) -> None:
        """Keep silent, then answer."""
        release = self.release or threading.Event()
        if self.before_headers:
            await opened(release)
            await Stream(self.chunks).perform(exchange)
            return
        await exchange.open()
        await opened(release)
        events = [completions.text_delta(exchange.request, chunk) for chunk in self.chunks]
        last = completions.delta(exchange.request, {}, "stop")
        await exchange.end(b"".join(events) + last + completions.DONE)
