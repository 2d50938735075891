"""What the window remembers of itself: its place, its splitters, the zoom, what was used last.

These are no settings: nobody chooses them, and losing them costs no more than a drag of the mouse.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

Value = TypeVar("Value", bool, int, float, str, tuple[str, ...], tuple[int, ...])


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _alike(value: object, default: object) -> bool:
    if isinstance(value, tuple) and isinstance(default, tuple):
        kinds = {type(entry) for entry in (*value, *default)}
        return len(kinds) <= 1 and kinds <= {str, int}
    return type(value) is type(default)


class Memory:
    """Named values in one JSON file; one of another type than its default counts as absent."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file; without one nothing is kept beyond this run."""
        self._path = path
        self._values: dict[str, object] = {}
        if path is not None:
            with suppress(OSError, ValueError, RecursionError):
                read = json.loads(path.read_text(encoding="utf-8"))
                if isinstance(read, dict):
                    self._values = {name: _plain(value) for name, value in read.items()}
        self._kept = dict(self._values)

    def get(self, name: str, default: Value) -> Value:
        """Return a value by its name, or the default."""
        value = self._values.get(name)
        return cast("Value", value) if _alike(value, default) else default

    def set(self, name: str, value: Value) -> None:
        """Remember a value; `save` keeps it."""
        self._values[name] = value

    def save(self) -> None:
        """Write what has changed; where the folder cannot be written the memory alone is lost."""
        if self._path is None or self._values == self._kept:
            return
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        with suppress(OSError):
            new.unlink(missing_ok=True)
            new.touch(mode=0o600)
            new.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            new.replace(self._path)
            self._kept = dict(self._values)
