"""The text that a headless command works on: a file, or what comes in on standard input."""

import sys
from pathlib import Path

from desktop.errors import UsageError


def read_text(name: str | None) -> str:
    """Read a file, or standard input for None and `-`; raise UsageError where it is no text."""
    try:
        if name not in (None, "-"):
            data = Path(str(name)).read_bytes()
        else:
            data = sys.stdin.buffer.read() if sys.stdin is not None else b""
    except OSError as error:
        raise UsageError("file_unreadable", "file_check", reason=error.strerror or "") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError("file_not_text", "file_utf8") from error
