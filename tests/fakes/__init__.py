"""A scripted OpenAI-compatible server on loopback: what the tests let an engine do on the wire."""

from tests.fakes.failures import (
    Cut,
    Garbage,
    Html,
    MidError,
    NotCompletion,
    Silent,
    Status,
)
from tests.fakes.received import Received
from tests.fakes.replies import Burst, Echo, Models, Reply, Slow, Stream
from tests.fakes.server import ScriptedServer, dead_address

__all__ = [
    "Burst",
    "Cut",
    "Echo",
    "Garbage",
    "Html",
    "MidError",
    "Models",
    "NotCompletion",
    "Received",
    "Reply",
    "ScriptedServer",
    "Silent",
    "Slow",
    "Status",
    "Stream",
    "dead_address",
]
