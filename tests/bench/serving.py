"""A scripted server in a process of its own, so that its work is not counted with the client's."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

PROGRAM = """
import sys, time
from tests.fakes import Burst, ScriptedServer, Stream
with ScriptedServer() as server:
    tokens, rate, answer = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3]
    first = [Stream([answer])] if answer else []
    server.script(*first, *([Burst(tokens, rate)] if tokens else []))
    print(server.base_url, flush=True)
    for line in sys.stdin:
        print(server.requests[-1].time, flush=True)
"""


class Serving:
    """The address of the server, and when its last request was whole."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.base_url = self._line()

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def last_request(self) -> float:
        """Return the clock (`time.perf_counter`, one clock for all processes on Linux)."""
        assert self._process.stdin is not None
        print(file=self._process.stdin, flush=True)
        return float(self._line())


@contextmanager
def serving(*, tokens: int = 0, rate: float = 1000.0, answer: str = "") -> Iterator[Serving]:
    """Serve one answer, then a burst of tokens at a rate a second; either may be left out."""
    command = [sys.executable, "-c", PROGRAM, str(tokens), str(rate), answer]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Serving(process)
        finally:
            process.kill()
