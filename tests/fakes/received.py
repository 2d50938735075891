"""Requests as the server got them, parsed from the bytes of a connection."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Received:
    """One whole request; header names are in lower case, `raw` is every byte of it.

    `time` is `time.perf_counter()` in seconds when its last byte was read. `body` is empty where
    there was no JSON object. Requests with the same `client_port` came over one connection.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: Mapping[str, object]
    raw: bytes = field(repr=False)
    time: float
    client_port: int

    @property
    def messages(self) -> list[dict[str, str]]:
        """The conversation that was sent, each turn with its `role` and `content`."""
        messages = self.body.get("messages")
        if not isinstance(messages, list):
            return []
        return [{key: str(value) for key, value in turn.items()} for turn in messages]

    @property
    def streamed(self) -> bool:
        """Whether the answer is wanted as a stream."""
        return self.body.get("stream") is True

    @property
    def wants_usage(self) -> bool:
        """Whether a stream shall end with the tokens used."""
        options = self.body.get("stream_options")
        return isinstance(options, dict) and options.get("include_usage") is True

    @property
    def keeps_alive(self) -> bool:
        """Whether the client means to send another request over the same connection."""
        return self.headers.get("connection", "").lower() != "close"


def take_request(buffer: bytearray, client_port: int) -> Received | None:
    """Remove the first whole request from the buffer; None while more bytes are needed."""
    head_end = buffer.find(b"\r\n\r\n")
    if head_end < 0:
        return None
    first, *lines = buffer[:head_end].decode("latin-1").split("\r\n")
    method, target, _version = first.split(" ")
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    start = head_end + 4
    if headers.get("transfer-encoding", "").lower() == "chunked":
        found = _chunked_body(buffer, start)
        if found is None:
            return None
        body, end = found
    else:
        end = start + int(headers.get("content-length", "0"))
        if len(buffer) < end:
            return None
        body = bytes(buffer[start:end])
    raw = bytes(buffer[:end])
    del buffer[:end]
    path = target.partition("?")[0]
    body_json = _json_object(body)
    return Received(method, path, headers, body_json, raw, time.perf_counter(), client_port)


def _chunked_body(buffer: bytearray, start: int) -> tuple[bytes, int] | None:
    """Join a chunked body; return it with where it ends, None while it is not whole."""
    body = bytearray()
    while (line_end := buffer.find(b"\r\n", start)) >= 0:
        size = int(buffer[start:line_end].partition(b";")[0], 16)
        start = line_end + 2
        if len(buffer) < start + size + 2:
            return None
        body += buffer[start : start + size]
        start += size + 2
        if size == 0:
            return bytes(body), start
    return None


def _json_object(body: bytes) -> Mapping[str, object]:
    try:
        parsed: object = json.loads(body)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}
