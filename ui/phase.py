"""Where a request stands, and which commands can be used there."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from PySide6.QtGui import QAction


class Phase(Enum):
    """Where a request stands; it decides which commands can be used."""

    CLOSED = auto()
    """The core is not there yet."""
    IDLE = auto()
    RUNNING = auto()
    READY = auto()
    """At least one version of the answer is whole."""
    STOPPED = auto()
    """Stopped or failed; a part of the answer may stand there."""


_ANSWERED: Final = frozenset({"accept", "insert_below", "copy", "edit_answer"})
_ENABLED: Final = {
    Phase.CLOSED: frozenset[str](),
    Phase.IDLE: frozenset({"run"}),
    Phase.RUNNING: frozenset({"stop"}),
    Phase.READY: frozenset({"run", "retry", "discard"}) | _ANSWERED,
    Phase.STOPPED: frozenset({"run", "retry", "discard"}),
}
_GOVERNED: Final = frozenset({"run", "stop", "retry", "discard"}) | _ANSWERED
"""The commands that depend on the phase alone."""


def allow(phase: Phase, commands: Mapping[str, QAction]) -> None:
    """Enable what can be used in a phase."""
    for id in _ENABLED[phase]:
        commands[id].setEnabled(True)


def forbid(phase: Phase, commands: Mapping[str, QAction]) -> None:
    """Disable what cannot be used in a phase."""
    for id in _GOVERNED - _ENABLED[phase]:
        commands[id].setEnabled(False)
