"""Replies of an engine that works: streams, lists of models, answers computed from the request."""

import asyncio
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.fakes import completions
from tests.fakes.exchange import Exchange


class Reply(Protocol):
    """Anything that can answer one request."""

    async def perform(self, exchange: Exchange) -> None:
        """Write the answer; cancelled when the client leaves or the server is closed."""


@dataclass(frozen=True, slots=True)
class Stream:
    """Answer with these pieces of text, or all at once to a request that is not streamed.

    `pause` is the wait between two pieces in seconds; `gate` holds back all but the first piece
    until the test sets it. The usage is sent when `usage` is true and the request asked for it;
    `timings` go with the last event, as llama.cpp sends them.
    """

    chunks: Sequence[str]
    pause: float = 0.0
    gate: threading.Event | None = None
    usage: bool = True
    finish: str = "stop"
    cached: int | None = None
    timings: Mapping[str, object] | None = None

    async def perform(self, exchange: Exchange) -> None:
        """Write the stream, or the whole completion."""
        request = exchange.request
        used = completions.usage(request, len(self.chunks), self.cached)
        extra: completions.Json = {"timings": dict(self.timings)} if self.timings else {}
        if not request.streamed:
            if self.gate is not None:
                await opened(self.gate)
            text = "".join(self.chunks)
            answer = completions.completion(request, text, self.finish, used, extra)
            await exchange.whole(completions.encode(answer))
            return
        await start(exchange, self.chunks[:1])
        if self.gate is not None:
            await opened(self.gate)
        for chunk in self.chunks[1:]:
            await asyncio.sleep(self.pause)
            await exchange.write(completions.text_delta(request, chunk))
        if self.usage and request.wants_usage:
            last = completions.delta(request, {}, self.finish)
            last += completions.usage_event(request, used, **extra)
        else:
            last = completions.delta(request, {}, self.finish, **extra)
        await exchange.end(last + completions.DONE)


@dataclass(frozen=True, slots=True)
class Slow:
    """Say nothing for some seconds, then give another reply."""

    reply: Reply
    seconds: float

    async def perform(self, exchange: Exchange) -> None:
        """Wait, then let the other reply answer."""
        await asyncio.sleep(self.seconds)
        await self.reply.perform(exchange)


@dataclass(frozen=True, slots=True)
class Burst:
    """Answer with many tokens at a steady rate, each in a packet of its own."""

    tokens: int = 10_000
    rate_per_second: float = 1_000.0

    @property
    def chunks(self) -> list[str]:
        """The tokens, in order."""
        return [f"w{number} " for number in range(self.tokens)]

    async def perform(self, exchange: Exchange) -> None:
        """Write the tokens when they are due; those that are late follow at once."""
        request = exchange.request
        chunks = self.chunks
        if not request.streamed:
            await Stream(chunks).perform(exchange)
            return
        events = [completions.text_delta(request, chunk) for chunk in chunks]
        await start(exchange, ())
        began = time.perf_counter()
        for number, event in enumerate(events):
            due = began + number / self.rate_per_second
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await exchange.write(event)
        last = completions.delta(request, {}, "stop")
        if request.wants_usage:
            used = completions.usage(request, self.tokens, None)
            last += completions.usage_event(request, used)
        await exchange.end(last + completions.DONE)


@dataclass(frozen=True, slots=True)
class Echo:
    """Answer with a text computed from the messages of the request, streamed word by word."""

    transform: Callable[[list[dict[str, str]]], str]
    pause: float = 0.0

    async def perform(self, exchange: Exchange) -> None:
        """Compute the text and stream it."""
        text = self.transform(exchange.request.messages)
        await Stream(re.findall(r"\S+\s*|\s+", text), pause=self.pause).perform(exchange)


@dataclass(frozen=True, slots=True)
class Models:
    """Answer a request for the list of models with these ids."""

    ids: Sequence[str]

    async def perform(self, exchange: Exchange) -> None:
        """Write the list."""
        rows = [{"id": id, "object": "model", "created": 0, "owned_by": "test"} for id in self.ids]
        await exchange.whole(completions.encode({"object": "list", "data": rows}))


async def start(exchange: Exchange, chunks: Sequence[str]) -> None:
    """Send the head, the role and the first pieces of text in one write."""
    request = exchange.request
    texts = b"".join(completions.text_delta(request, chunk) for chunk in chunks)
    await exchange.open(completions.opening(request) + texts)


async def opened(gate: threading.Event) -> None:
    """Wait until the test sets the event, without holding up the other connections."""
    while not gate.is_set():
        await asyncio.sleep(0.002)
