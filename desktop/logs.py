"""The log: what went wrong and where in the code; never a key, a person's text or a path.

Libraries put anything into their messages, an address or a whole request. So no message is ever
written: of a record only its level, its logger and the place in the code are, and of an exception
what `bugs.trace` tells.
"""

import logging
import os
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop.bugs import trace

LARGEST: Final = 256 * 1024
"""Bytes; a log that has grown beyond begins anew."""


class Log(logging.Handler):
    """The file calame.log in the home folder; where it cannot be written nothing is."""

    def __init__(self, home: Path) -> None:
        super().__init__(logging.WARNING)
        self._path = home / "calame.log"
        self._turn = threading.Lock()

    def install(self) -> None:
        """Take every record of every library, in place of what would write it out in full."""
        root = logging.getLogger()
        for handler in tuple(root.handlers):
            root.removeHandler(handler)
        root.addHandler(self)
        logging.raiseExceptions = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write where a record comes from."""
        lines = [f"{record.levelname} {record.name} {record.module}:{record.lineno}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(trace(record.exc_info[1]))
        self.write("\n".join(lines))

    def write(self, entry: str) -> None:
        """Append an entry with its time; entries come from any thread."""
        at = datetime.now(UTC).isoformat(timespec="seconds")
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        with suppress(OSError), self._turn:
            if self._path.exists() and self._path.stat().st_size > LARGEST:
                flags |= os.O_TRUNC
            with os.fdopen(os.open(self._path, flags, 0o600), "w", encoding="utf-8") as stream:
                stream.write(f"{at} {entry}\n")
