"""What runs inside the engine child: llama.cpp's server on a loopback port, until the parent goes.

The parent writes one JSON line on standard input and holds that pipe open; the child answers with
one JSON line on standard output, `{"port": …}` or `{"error": …}` with one of the kinds below. The
key travels through the pipe alone: arguments and environment can be read by other programs.
"""

import contextlib
import json
import os
import select
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO, Final, Protocol

MAGIC: Final = b"GGUF"

MISSING: Final = "missing"
UNREADABLE: Final = "unreadable"
NOT_GGUF: Final = "not_gguf"
BROKEN: Final = "broken"
UNKNOWN: Final = "unknown"
MEMORY: Final = "memory"
FAILED: Final = "failed"

BATCH: Final = 64
"""Prompt tokens between two looks at whether the request was cancelled.

With llama.cpp's 2048 a cancelled prompt of 700 tokens held the slot for 12 s, with 64 for 0.6 s; it
costs 8 % of the prompt's speed, nothing of the answer's (1.5B model, 2 cores).
"""

CACHE_MIB: Final = 256
"""Memory for prompts evaluated before; llama.cpp's own 8192 lets the process grow that far."""

NO_PAGE: Final = "http://127.0.0.1"
"""The only web origin that may read an answer; llama.cpp's `*` lets every page see the engine."""

_IN_LOG: Final = (
    (MEMORY, ("Cannot allocate memory", "failed to allocate", "unable to allocate", "bad_alloc")),
    (BROKEN, ("corrupted or incomplete", "failed to read", "failed to seek")),
    (UNKNOWN, ("unknown model architecture", "unknown pre-tokenizer", "please consider disabling")),
)
"""Words of llama.cpp's log by what they mean, the most certain first."""


class Server(Protocol):
    """What is used of xllamacpp's server; it serves for as long as it is referred to."""

    @property
    def listening_address(self) -> str:
        """Return the address with the port that was free."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a child is told to serve; `context` in tokens, `threads` 0 for llama.cpp's own choice.

    `template` holds JSON values by the names of the chat template's parameters.
    """

    model: str
    key: str = field(repr=False)
    context: int
    threads: int
    template: dict[str, str]

    def line(self) -> bytes:
        """Return the line that the parent writes."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "Load":
        """Read the parent's line; raise ValueError if it is none."""
        body = json.loads(line)
        if not isinstance(body, dict) or set(body) != set(cls.__slots__):
            raise ValueError("not the line of a parent")
        template = body["template"]
        if not isinstance(template, dict):
            raise ValueError("a template is a table")
        return cls(
            str(body["model"]),
            str(body["key"]),
            int(body["context"]),
            int(body["threads"]),
            {str(name): str(value) for name, value in template.items()},
        )


def main(arguments: Sequence[str]) -> int:
    """Serve until standard input ends; return 1 if the model cannot be served, 2 on wrong use."""
    if arguments:
        return 2
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent to handle
    with open(os.dup(1), "wb", buffering=0) as answer, open(os.devnull, "r+b") as nothing:  # noqa: PTH123 - file descriptors
        os.dup2(nothing.fileno(), 1)
        try:
            with open(0, "rb", closefd=False) as given:
                load = Load.read(given.readline())
        except (OSError, ValueError):
            return 2
        _end_with_parent()
        server, kind = _serve(load, nothing)
        if server is None:
            answer.write(json.dumps({"error": kind}).encode() + b"\n")
            return 1
        port = int(server.listening_address.rsplit(":", 1)[1])
        answer.write(json.dumps({"port": port}).encode() + b"\n")
    while os.read(0, 1024):
        pass
    os._exit(0)


def _end_with_parent() -> None:
    """Let the kernel end this process when standard input ends, even while a model loads.

    Loading holds the interpreter's lock for seconds, so no Python code would notice. Windows has
    no such signal: there a child that was loading ends once it has loaded.
    """
    if sys.platform == "win32":
        return
    import fcntl

    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([0], [], [], 0)[0] and not os.read(0, 1024):
        os._exit(0)


def _serve(load: Load, nothing: BinaryIO) -> tuple[Server | None, str]:
    """Start the server; where that fails say why, by a kind."""
    try:
        with Path(load.model).open("rb") as stream:
            beginning = stream.read(len(MAGIC))
    except OSError:
        return None, UNREADABLE
    if beginning != MAGIC:
        return None, NOT_GGUF
    # a file, since llama.cpp writes it with the lock held: nobody here could empty a pipe
    with tempfile.TemporaryFile() as log:
        os.dup2(log.fileno(), 2)
        try:
            return _server(load), ""
        except ModuleNotFoundError:
            return None, MISSING
        except (ImportError, RuntimeError, MemoryError):
            log.seek(0)
            return None, kind_of(log.read().decode(errors="replace"))
        finally:
            os.dup2(nothing.fileno(), 2)


def _server(load: Load) -> Server:
    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = load.model
    settings.model_alias = {"local"}
    settings.n_ctx = load.context
    settings.n_parallel = 1
    settings.n_batch = settings.n_ubatch = BATCH
    settings.n_gpu_layers = 0
    settings.fit_params = False
    settings.cache_ram_mib = CACHE_MIB
    if load.threads:
        settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = load.threads
    settings.default_template_kwargs = load.template
    settings.hostnames = ["127.0.0.1"]
    settings.port = 0
    settings.api_keys = [load.key]
    settings.cors_origins = NO_PAGE
    settings.cors_credentials = False
    settings.ui = False
    settings.offline = True
    settings.endpoint_slots = True
    settings.endpoint_metrics = True
    server: Server = xllamacpp.Server(settings)
    return server


def kind_of(log: str) -> str:
    """Return the kind of failure that llama.cpp's log tells of."""
    for kind, words in _IN_LOG:
        if any(word in log for word in words):
            return kind
    return FAILED
