"""A loopback server for one file: with ranges or without, cut short, slow, redirecting or wrong."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PATH = "/org/model/resolve/main/model.gguf"


@dataclass
class Script:
    """What the server does, and what it was asked.

    `cuts` are the bytes it sends before it breaks off; one is taken by each request until none is
    left. `gate`, where given, holds the second half of a body back until the test sets it;
    `waiting` is set when the server stands before it. Without `announced` the end of the body is
    where the connection ends.
    """

    payload: bytes
    ranges: bool = True
    announced: bool = True
    cuts: list[int] = field(default_factory=list)
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    redirect: str = ""
    gate: threading.Event | None = None
    waiting: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: Script

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        script = self.script
        asked = self.headers.get("range", "")
        script.asked.append(asked)
        script.paths.append(self.path)
        if script.redirect and not self.path.startswith("/moved"):
            self._head(302, {"location": script.redirect, "content-length": "0"})
        elif script.status:
            self._head(script.status, {"content-length": "0"})
        elif asked and script.ranges:
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            size = len(script.payload)
            self._head(
                206,
                {
                    "content-length": str(size - start),
                    "content-range": f"bytes {start}-{size - 1}/{size}",
                    **script.headers,
                },
            )
            self._body(script.payload[start:])
        else:
            length = {"content-length": str(len(script.payload))}
            self.close_connection = not script.announced
            self._head(200, {**(length if script.announced else {}), **script.headers})
            self._body(script.payload)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _body(self, body: bytes) -> None:
        script = self.script
        try:
            if script.cuts:
                self.wfile.write(body[: script.cuts.pop(0)])
                self.close_connection = True
                return
            gate = script.gate
            half = len(body) // 2 if gate else 0
            if gate:
                self.wfile.write(body[:half])
                self.wfile.flush()
                script.waiting.set()
                gate.wait(20)
            self.wfile.write(body[half:])
        except OSError:
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def serving(script: Script, certificate: Path | None = None) -> Iterator[str]:
    """Serve a script; yield the base address, without a slash at its end.

    With a certificate (a PEM file that also holds its key) it is served over TLS.
    """
    handler = type("Handler", (_Handler,), {"script": script})
    gate = script.gate
    server = _Server(("127.0.0.1", 0), handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        scheme = "https" if certificate else "http"
        yield f"{scheme}://127.0.0.1:{server.server_address[1]}"
    finally:
        if gate:
            gate.set()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def nowhere() -> Iterator[str]:
    """Yield the address of a port that nobody listens on, and that nobody else is given."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{holder.getsockname()[1]}"
