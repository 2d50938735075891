"""One engine spoken to through the SDK: explicit key, URL and headers, streamed with usage."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Final

import httpx2
import openai

from desktop import VERSION
from desktop.engine.address import is_loopback
from desktop.engine.chunks import (
    Chunk,
    NotACompletionError,
    ReportedError,
    read_body,
    read_line,
    read_models,
)
from desktop.engine.faults import told
from desktop.errors import EngineError
from desktop.model import Message, Target

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam

CONNECT_SECONDS: Final = 5.0
LIST_SECONDS: Final = 10.0

REST: Final = 0.015
WORK: Final = 0.002
"""Seconds of reading between two rests: what comes meanwhile is read at once, not packet by packet.
At 1,000 tokens a second this took the processor's time from 256 to 173 µs a token, all in all."""

HEADERS: Final = frozenset(
    {
        "accept",
        "accept-encoding",
        "authorization",
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
        "user-agent",
        "x-stainless-raw-response",
    }
)
"""The only headers that leave: the SDK's own tell operating system, architecture and versions.

The last one holds the word `stream`; the SDK finds it on the request to choose its response class.
"""

OPTIONAL_FIELDS: Final = (
    "temperature",
    "seed",
    "reasoning_effort",
    "stream_options",
    "chat_template_kwargs",
)
"""Body fields that some engines refuse by name; the request is then repeated without the field."""

Body = Mapping[str, object]


def _turn(message: Message) -> "ChatCompletionMessageParam":
    if message.role == "system":
        return {"role": "system", "content": message.content}
    if message.role == "assistant":
        return {"role": "assistant", "content": message.content}
    return {"role": "user", "content": message.content}


class Provider:
    """A client of one address with one key; raises EngineError only."""

    def __init__(self, target: Target, key: str) -> None:
        # OPENAI_* variables would add headers, a log of every request or another organisation.
        for name in [name for name in os.environ if name.startswith("OPENAI_")]:
            del os.environ[name]
        self._target = target
        self._key = key
        self._http = httpx2.AsyncClient(
            timeout=httpx2.Timeout(target.timeout, connect=CONNECT_SECONDS),
            trust_env=not is_loopback(target.base_url),
            follow_redirects=False,
            event_hooks={"request": [self._strip]},
        )
        self._client = openai.AsyncOpenAI(
            api_key=key or "none",
            base_url=target.base_url,
            max_retries=0,
            http_client=self._http,
        )

    async def _strip(self, request: httpx2.Request) -> None:
        for name in [name for name in request.headers if name.lower() not in HEADERS]:
            del request.headers[name]
        request.headers["user-agent"] = f"Calame/{VERSION}"
        request.headers.pop("authorization", None)
        if self._key:
            request.headers["authorization"] = f"Bearer {self._key}"

    async def close(self) -> None:
        """Close every connection."""
        await self._http.aclose()

    async def models(self) -> tuple[str, ...]:
        """List the models the engine offers, by their names."""
        client = self._client.with_options(timeout=LIST_SECONDS)
        try:
            async with client.models.with_streaming_response.list() as response:
                body = await response.text()
        except (openai.OpenAIError, httpx2.HTTPError) as error:
            raise told(error, self._target) from error
        try:
            return read_models(body)
        except NotACompletionError as error:
            raise self._not_completion() from error

    async def stream(
        self, messages: Sequence[Message], parameters: Mapping[str, object]
    ) -> AsyncIterator[Chunk]:
        """Send messages and yield the answer as it comes, its usage last."""
        body: dict[str, object] = {"stream_options": {"include_usage": True}, **parameters}
        while True:
            try:
                async for chunk in self._send(messages, body):
                    yield chunk
            except openai.BadRequestError as error:
                refused = str(error.param or "").split(".")[0]
                if refused not in OPTIONAL_FIELDS or refused not in body:
                    raise told(error, self._target) from error
                del body[refused]
            except NotACompletionError as error:
                raise self._not_completion() from error
            except ReportedError as error:
                raise EngineError("engine_gave_up", "later", label=self._target.label) from error
            except (openai.OpenAIError, httpx2.HTTPError) as error:
                raise told(error, self._target) from error
            else:
                return

    def _not_completion(self) -> EngineError:
        return EngineError("not_completion", "engine_check", label=self._target.label)

    async def _send(self, messages: Sequence[Message], body: Body) -> AsyncIterator[Chunk]:
        request = self._client.chat.completions.with_streaming_response.create(
            model=self._target.model,
            messages=[_turn(message) for message in messages],
            stream=True,
            extra_body=dict(body),
        )
        async with request as response:
            kind = response.headers.get("content-type", "")
            if "text/event-stream" not in kind:
                if "json" not in kind:
                    raise NotACompletionError
                yield read_body(await response.text())
                return
            ended = False
            rested = monotonic()
            async for line in response.iter_lines():
                chunk = read_line(line)
                if chunk is None:
                    continue
                ended = ended or bool(chunk.finish)
                if chunk.finish == "done":
                    return
                yield chunk
                if monotonic() - rested > WORK:
                    await asyncio.sleep(REST)
                    rested = monotonic()
            if not ended:
                raise EngineError("stream_cut", "later", label=self._target.label)
