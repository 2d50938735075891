"""Reading a streamed chat completion line by line, strictly.

The SDK's own stream builds a pydantic object a token (80 µs against 9 µs here, measured) and lets
anything through that parses; this reader takes a token in microseconds and names what is no
completion. Transport, errors, timeouts and cancellation stay the SDK's.
"""

import json
from dataclasses import dataclass

from desktop.model import Usage


class NotACompletionError(Exception):
    """What came is no chat completion: a page, another protocol, garbage."""


class ReportedError(Exception):
    """The server reported an error in the middle of its stream."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the answer; `finish` says why the answer ended, `usage` comes last if at all."""

    text: str = ""
    finish: str = ""
    usage: Usage | None = None


def _number(table: dict[str, object], key: str) -> int:
    value = table.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _usage(body: dict[str, object]) -> Usage | None:
    table = body.get("usage")
    if not isinstance(table, dict):
        return None
    details = table.get("prompt_tokens_details")
    cached = _number(details, "cached_tokens") if isinstance(details, dict) else 0
    return Usage(_number(table, "prompt_tokens"), _number(table, "completion_tokens"), cached)


def read_body(data: str) -> Chunk:
    """Read one JSON body, a chunk of a stream or a whole completion.

    Raises NotACompletionError for anything else and ReportedError for an error event.
    """
    try:
        body = json.loads(data)
    except ValueError as error:
        raise NotACompletionError from error
    if not isinstance(body, dict):
        raise NotACompletionError
    if body.get("error"):
        raise ReportedError
    choices = body.get("choices")
    if not isinstance(choices, list):
        raise NotACompletionError
    usage = _usage(body)
    if not choices:
        return Chunk(usage=usage)
    first = choices[0]
    if not isinstance(first, dict):
        raise NotACompletionError
    said = first.get("delta", first.get("message"))
    if not isinstance(said, dict):
        raise NotACompletionError
    text, finish = said.get("content"), first.get("finish_reason")
    return Chunk(
        text if isinstance(text, str) else "", finish if isinstance(finish, str) else "", usage
    )


def read_models(data: str) -> tuple[str, ...]:
    """Read the body of a list of models; raise NotACompletionError for anything else."""
    try:
        body = json.loads(data)
    except ValueError as error:
        raise NotACompletionError from error
    rows = body.get("data") if isinstance(body, dict) else None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise NotACompletionError
    return tuple(str(row.get("id", "")) for row in rows)


def read_line(line: str) -> Chunk | None:
    """Read one line of an event stream (WHATWG server-sent events); None for a line without data.

    Raises NotACompletionError and ReportedError as `read_body` does.
    """
    if not line.startswith("data:"):
        if line and not line.startswith((":", "event:", "id:", "retry:")):
            raise NotACompletionError
        return None
    data = line[5:].strip()
    if not data:
        return None
    if data == "[DONE]":
        return Chunk(finish="done")
    return read_body(data)
