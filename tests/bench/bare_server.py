"""The floor of generation: xllamacpp with the same settings, asked by raw HTTP."""

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = """
import sys
import xllamacpp
p = xllamacpp.CommonParams()
p.model.path, p.n_ctx, p.n_parallel, p.port = sys.argv[1], 4096, 1, 0
p.hostnames, p.ui, p.n_gpu_layers, p.cache_ram_mib = ["127.0.0.1"], False, 0, 256
server = xllamacpp.Server(p)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


class Bare:
    """The server's address."""

    def __init__(self, address: str) -> None:
        self._host, _, port = address.removeprefix("http://").partition(":")
        self._port = int(port)

    def speed(self, messages: object, tokens: int) -> float:
        """Answer messages and return the tokens a second between the first and the last one."""
        link = http.client.HTTPConnection(self._host, self._port, timeout=300)
        body = {
            "messages": messages,
            "max_tokens": tokens,
            "temperature": 0.2,
            "stream": True,
        }
        link.request(
            "POST", "/v1/chat/completions", json.dumps(body), {"Content-Type": "application/json"}
        )
        times = [
            time.perf_counter()
            for line in link.getresponse()
            if line.startswith(b"data: {") and b'"content":"' in line
        ]
        link.close()
        return (len(times) - 1) / (times[-1] - times[0])


@contextmanager
def serving(model: Path) -> Iterator[Bare]:
    """Serve a model until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "GOMP_SPINCOUNT": "5000"},
    ) as process:
        assert process.stdout is not None
        try:
            yield Bare(process.stdout.readline().strip())
        finally:
            process.kill()
