"""The JSON of the chat completions protocol: whole answers, chunks of a stream, usage, errors."""

import json
from collections.abc import Mapping

from tests.fakes.received import Received

DONE = b"data: [DONE]\n\n"
Json = dict[str, object]


def encode(value: object) -> bytes:
    """Write a value as JSON in UTF-8, letters as they are."""
    return json.dumps(value, ensure_ascii=False).encode()


def event(value: object) -> bytes:
    """Write a value as one server-sent event."""
    return b"data: " + encode(value) + b"\n\n"


def completion(request: Received, text: str, finish: str, usage: Json, extra: Json) -> Json:
    """Build a whole answer."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": text},
        "finish_reason": finish,
    }
    return _envelope(request, "chat.completion", [choice]) | {"usage": usage} | extra


def opening(request: Received) -> bytes:
    """Build the event a stream begins with: the role and no text."""
    return delta(request, {"role": "assistant", "content": ""})


def text_delta(request: Received, text: str) -> bytes:
    """Build the event of one more piece of text."""
    return delta(request, {"content": text})


def delta(
    request: Received, change: Mapping[str, str], finish: str | None = None, **extra: object
) -> bytes:
    """Build the event of any change to the answer, or of its end."""
    choice = {"index": 0, "delta": dict(change), "finish_reason": finish}
    return event(_envelope(request, "chat.completion.chunk", [choice]) | extra)


def usage_event(request: Received, usage: Json, **extra: object) -> bytes:
    """Build the event with the tokens used, which has no choices."""
    body = _envelope(request, "chat.completion.chunk", [])
    return event(body | {"usage": usage} | extra)


def usage(request: Received, tokens: int, cached: int | None) -> Json:
    """Count tokens: the words of the conversation, and the `tokens` that were sent."""
    prompt = sum(len(turn["content"].split()) for turn in request.messages)
    counted: Json = {
        "prompt_tokens": prompt,
        "completion_tokens": tokens,
        "total_tokens": prompt + tokens,
    }
    if cached is not None:
        counted["prompt_tokens_details"] = {"cached_tokens": cached}
    return counted


def error(message: str, kind: str, code: str | None) -> Json:
    """Build the object that carries an error."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def _envelope(request: Received, kind: str, choices: list[object]) -> Json:
    return {
        "id": "chatcmpl-fake",
        "object": kind,
        "created": 1_700_000_000,
        "model": request.body.get("model", ""),
        "choices": choices,
    }
