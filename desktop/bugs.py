"""What is told of a bug: where in the code it came up, and nothing that a person wrote.

The message of an exception and the values around it can hold a text, a key or a path. What is told
are types, modules, functions and line numbers, and the ids of Calame's own errors.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Final

from desktop import VERSION
from desktop.errors import UserError

Tell = Callable[[BaseException], None]
"""Takes an exception that nobody expected, in whichever thread it came up."""

MOST_FRAMES: Final = 40
MOST_EVENTS: Final = 20


def nobody(_: BaseException) -> None:
    """Take an exception and tell nobody: whoever waits for the result still sees it."""


def is_bug(error: BaseException) -> bool:
    """Tell a bug from an error worded for a person, and from an ending that was asked for."""
    # CancelledError, KeyboardInterrupt, SystemExit and GeneratorExit are no Exception
    return isinstance(error, Exception) and not isinstance(error, UserError)


def kind(error: BaseException) -> str:
    """Return the name of an exception's type, with the id of an error of Calame's own."""
    name = type(error).__qualname__
    if type(error).__module__ != "builtins":
        name = f"{type(error).__module__}.{name}"
    return f"{name} {error.id}" if isinstance(error, UserError) else name


def trace(error: BaseException) -> str:
    """Return an exception with those it came from, a line for each function it passed."""
    return "\n".join(_lines(error, set()))


def _lines(error: BaseException, told: set[int]) -> Iterator[str]:
    told.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in told:
        yield from _lines(before, told)
        yield "which led to"
    yield kind(error)
    frames = list(_frames(error))
    if len(frames) > MOST_FRAMES:
        half = MOST_FRAMES // 2
        left = f"  ({len(frames) - MOST_FRAMES} more)"
        frames = [*frames[:half], left, *frames[-half:]]
    yield from frames
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if id(part) not in told:
                yield "made of"
                yield from _lines(part, told)


def _frames(error: BaseException) -> Iterator[str]:
    step = error.__traceback__
    while step is not None:
        # the module's name and never the file's: a path tells who uses the computer
        module = str(step.tb_frame.f_globals.get("__name__", "?"))
        yield f"  {module}:{step.tb_lineno} {step.tb_frame.f_code.co_qualname}"
        step = step.tb_next


class Trail:
    """The kinds of the last events, for a report; may be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._steps: list[tuple[str, int]] = []

    def add(self, event: object) -> None:
        """Remember the kind of an event and nothing else of it."""
        name = type(event).__name__
        with self._lock:
            last, count = self._steps[-1] if self._steps else ("", 0)
            if last == name:
                self._steps[-1] = (name, count + 1)
            else:
                self._steps = [*self._steps, (name, 1)][-MOST_EVENTS:]

    def __str__(self) -> str:
        with self._lock:
            steps = tuple(self._steps)
        return ", ".join(name if count == 1 else f"{count} {name}" for name, count in steps)


def report(what: str, trail: Trail | None = None, qt: str = "") -> str:
    """Put a trace together with what is needed to find the bug: versions and the last events."""
    import platform  # not needed before there is a bug

    lines = [
        f"Calame {VERSION}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"Python {platform.python_version()}" + (" (frozen)" if hasattr(sys, "frozen") else ""),
    ]
    if qt:
        lines.append(f"Qt {qt}")
    if trail is not None and str(trail):
        lines.append(f"Last events: {trail}")
    return "\n".join((*lines, "", what))
