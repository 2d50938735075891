"""One request and the bytes that answer it: HTTP/1.1 written by hand on the connection."""

import asyncio
import socket
import struct
from collections.abc import Mapping
from http import HTTPStatus

from tests.fakes.received import Received

EVENT_STREAM = "text/event-stream; charset=utf-8"
JSON = "application/json"
_NO_HEADERS: Mapping[str, str] = {}


class Exchange:
    """What a reply writes with; every call is one write, so head and first body travel together."""

    def __init__(
        self, request: Received, transport: asyncio.Transport, writable: asyncio.Event
    ) -> None:
        self.request = request
        self._transport = transport
        self._writable = writable

    async def whole(
        self,
        body: bytes,
        content_type: str = JSON,
        code: int = 200,
        headers: Mapping[str, str] = _NO_HEADERS,
    ) -> None:
        """Answer in one piece, with its length."""
        sized = {"content-type": content_type, "content-length": str(len(body)), **headers}
        await self._write(_head(code, sized) + body)

    async def open(self, first: bytes = b"", content_type: str = EVENT_STREAM) -> None:
        """Start a chunked answer; only its head is sent when `first` is empty."""
        head = _head(200, {"content-type": content_type, "transfer-encoding": "chunked"})
        await self._write(head + (_chunk(first) if first else b""))

    async def write(self, data: bytes) -> None:
        """Send one more piece of a chunked answer."""
        await self._write(_chunk(data))

    async def end(self, last: bytes = b"") -> None:
        """Send the last piece of a chunked answer together with its end."""
        await self._write((_chunk(last) if last else b"") + _chunk(b""))

    async def cut(self, reset: bool) -> None:
        """Drop the connection without ending the answer, with a FIN or with a RST."""
        if reset:
            # Systems other than Linux discard what the client has not read yet when a RST comes.
            await asyncio.sleep(0.05)
            connection = self._transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._transport.abort()
        else:
            self._transport.close()

    async def _write(self, data: bytes) -> None:
        self._transport.write(data)
        await self._writable.wait()


def _head(code: int, headers: Mapping[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {code} {HTTPStatus(code).phrase}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _chunk(data: bytes) -> bytes:
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"
