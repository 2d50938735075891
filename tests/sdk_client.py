"""The real SDK as the tests of the scripted server use it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import openai
import pytest
from openai import AsyncOpenAI, AsyncStream
from openai.types.chat import ChatCompletion, ChatCompletionChunk

from tests.fakes import ScriptedServer

T = TypeVar("T")
Chunks = AsyncStream[ChatCompletionChunk]


def call(base_url: str, use: Callable[[AsyncOpenAI], Awaitable[T]], silence: float = 30.0) -> T:
    """Run one conversation with a fresh client; `silence` is its read timeout in seconds."""

    async def main() -> T:
        http = openai.DefaultAsyncHttpxClient(trust_env=False)
        async with AsyncOpenAI(
            base_url=base_url, api_key="dummy", max_retries=0, timeout=silence, http_client=http
        ) as client:
            return await use(client)

    return asyncio.run(main())


async def begin(client: AsyncOpenAI, text: str = "Bonjour à tous") -> Chunks:
    return await client.chat.completions.create(
        model="m",
        messages=[{"role": "user", "content": text}],
        stream=True,
        stream_options={"include_usage": True},
    )


async def ask(client: AsyncOpenAI) -> list[ChatCompletionChunk]:
    return [chunk async for chunk in await begin(client)]


async def ask_whole(client: AsyncOpenAI) -> ChatCompletion:
    return await client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Bonjour à tous"}]
    )


def words(chunks: list[ChatCompletionChunk]) -> list[str]:
    choices = [choice for chunk in chunks for choice in chunk.choices]
    return [choice.delta.content for choice in choices if choice.delta.content]


def partial(
    server: ScriptedServer, error: type[Exception], match: str | None = None, silence: float = 30.0
) -> list[str]:
    """Read the pieces that come before the answer fails, which it must do."""
    seen: list[str] = []

    async def read(client: AsyncOpenAI) -> None:
        async for chunk in await begin(client):
            seen.extend(words([chunk]))

    with pytest.raises(error, match=match):
        call(server.base_url, read, silence)
    return seen
