"""The scripted server: a loopback socket, a thread of its own, and what the tests ask of it."""

import asyncio
import socket
import threading
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Self

from tests.fakes.exchange import Exchange
from tests.fakes.failures import Status
from tests.fakes.received import Received, take_request
from tests.fakes.replies import Models, Reply

COMPLETIONS = "/v1/chat/completions"
MODELS = "/v1/models"


class ScriptedServer:
    """An OpenAI-compatible server that answers as it is told; use it as a context manager.

    A path without a script answers 404, the list of models excepted. What a rule or an Echo raises
    is answered with 500 and raised again when the server is closed.
    """

    def __init__(self, port: int = 0) -> None:
        self.requests: list[Received] = []
        self.base_url = ""
        self._port = port
        self._scripts: dict[str, deque[Reply]] = {MODELS: deque([Models(("test-model",))])}
        self._rule: Callable[[Received], Reply] | None = None
        self._changed = threading.Condition()
        self._open: set[_Connection] = set()
        self._left: list[Received] = []
        self._problem: Exception | None = None
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="scripted-server")

    def __enter__(self) -> Self:
        """Start to listen; raises OSError when the port is taken."""
        self._listener = socket.create_server(("127.0.0.1", self._port))
        self.base_url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"
        self._thread.start()
        self._listening.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Drop every connection and wait for the thread."""
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()
        if self._problem is not None and error is None:
            raise self._problem

    def script(self, *replies: Reply, path: str = "") -> None:
        """Answer with these replies in order, the last one again and again.

        They replace what was scripted. Without a path, `Models` answer the list of models and all
        others the completions.
        """
        queues: dict[str, deque[Reply]] = {}
        for reply in replies:
            place = path or (MODELS if isinstance(reply, Models) else COMPLETIONS)
            queues.setdefault(place, deque()).append(reply)
        with self._changed:
            self._scripts.update(queues)
            if COMPLETIONS in queues:
                self._rule = None

    def by(self, rule: Callable[[Received], Reply]) -> None:
        """Let a function choose the reply to each request for a completion."""
        with self._changed:
            self._rule = rule

    @property
    def connections(self) -> int:
        """How many connections are open."""
        with self._changed:
            return len(self._open)

    def wait_for_requests(self, count: int, timeout: float = 10.0) -> list[Received]:
        """Wait until so many requests came in all; AssertionError after `timeout` seconds."""
        with self._changed:
            came = self._changed.wait_for(lambda: len(self.requests) >= count, timeout)
            assert came, f"{len(self.requests)} of {count} requests after {timeout} s"
            return self.requests[:count]

    def wait_until_client_left(self, timeout: float = 10.0, count: int = 1) -> Received:
        """Wait until a client closed its connection before its answer was whole.

        Returns the request it gave up, the `count`th since the server started; AssertionError
        after `timeout` seconds.
        """
        with self._changed:
            left = self._changed.wait_for(lambda: len(self._left) >= count, timeout)
            assert left, f"{len(self._left)} of {count} clients left after {timeout} s"
            return self._left[count - 1]

    def wait_for_connections(self, count: int, timeout: float = 10.0) -> None:
        """Wait until exactly so many connections are open; AssertionError after `timeout` s."""
        with self._changed:
            reached = self._changed.wait_for(lambda: len(self._open) == count, timeout)
            assert reached, f"{len(self._open)} connections, not {count}, after {timeout} s"

    def _serve(self) -> None:
        asyncio.run(self._listen())

    async def _listen(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._closing = asyncio.Event()
        server = await self._loop.create_server(lambda: _Connection(self), sock=self._listener)
        self._listening.set()
        await self._closing.wait()
        server.close()
        await asyncio.gather(*(connection.drop() for connection in tuple(self._open)))

    def _joined(self, connection: "_Connection") -> None:
        with self._changed:
            self._open.add(connection)
            self._changed.notify_all()

    def _parted(self, connection: "_Connection", abandoned: Received | None) -> None:
        with self._changed:
            self._open.discard(connection)
            if abandoned is not None:
                self._left.append(abandoned)
            self._changed.notify_all()

    def _choose(self, request: Received) -> Reply:
        with self._changed:
            self.requests.append(request)
            self._changed.notify_all()
            if self._rule is None or request.path != COMPLETIONS:
                script = self._scripts.get(request.path, deque([Status(404)]))
                return script.popleft() if len(script) > 1 else script[0]
            rule = self._rule
        return rule(request)

    async def _answer(self, exchange: Exchange) -> None:
        try:
            await self._choose(exchange.request).perform(exchange)
        except Exception as problem:
            self._problem = problem
            await Status(500, message="the test's own function failed").perform(exchange)


class _Connection(asyncio.Protocol):
    """One client: its requests one after the other, and the moment it leaves."""

    def __init__(self, server: ScriptedServer) -> None:
        self._server = server
        self._buffer = bytearray()
        self._writable = asyncio.Event()
        self._writable.set()
        self._request: Received | None = None
        self._task: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        connection = transport.get_extra_info("socket")
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._lost = asyncio.get_running_loop().create_future()
        self._server._joined(self)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._next()

    def eof_received(self) -> None:
        self._transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        abandoned = self._request
        if self._task is not None:
            self._task.cancel()
        self._server._parted(self, abandoned)
        self._lost.set_result(None)

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    async def drop(self) -> None:
        """Close from this side: nobody left, the test is over."""
        self._request = None
        self._transport.abort()
        await self._lost

    def _next(self) -> None:
        if self._request is not None:
            return
        self._request = take_request(self._buffer, self._transport.get_extra_info("peername")[1])
        if self._request is not None:
            self._task = asyncio.get_running_loop().create_task(self._answer(self._request))

    async def _answer(self, request: Received) -> None:
        await self._server._answer(Exchange(request, self._transport, self._writable))
        self._request = None
        if request.keeps_alive:
            self._next()
        else:
            self._transport.close()


def dead_address() -> str:
    """Return a base URL on loopback where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
