"""The copy of a text that is written beside the database when the database cannot take it."""

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.errors import StoreError

if TYPE_CHECKING:
    from concurrent.futures import Future

_PATTERN: Final = "draft-rescue-*.md"


class Rescue:
    """One file in the home folder, replaced as a whole at each saving, for its owner alone."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._path: Path | None = None

    @property
    def name(self) -> str:
        """Return the name of the copy that this session wrote; empty while there is none."""
        return self._path.name if self._path is not None else ""

    def write(self, text: str) -> None:
        """Write the copy; raise StoreError, with the copy before as it was, if that fails."""
        at = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        path = self._path or self._home / f"draft-rescue-{at}-{os.getpid()}.md"
        new = path.with_suffix(".new")
        try:
            self._home.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.unlink(missing_ok=True)
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(text.encode("utf-8", "surrogatepass"))
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(path)
        except OSError as error:
            raise StoreError("rescue_failed", "rescue_copy", reason=error.strerror or "") from error
        self._path = path

    def save(self, text: str, _place: int) -> "Future[None]":
        """Write the copy in the manner of the store."""
        from concurrent.futures import Future  # loads logging: not before the first paint

        saved: Future[None] = Future()
        try:
            self.write(text)
        except StoreError as error:
            saved.set_exception(error)
        else:
            saved.set_result(None)
        return saved

    def discard(self) -> None:
        """Take the copy of this session away: the store has the text after all."""
        if self._path is not None:
            remove(self._path)
            self._path = None


def copies(home: Path) -> list[Path]:
    """Return the copies that stand in the home folder, the oldest first."""
    return sorted(home.glob(_PATTERN))


def read(copy: Path) -> str:
    """Return the text of a copy; raise StoreError if it cannot be read."""
    try:
        return copy.read_bytes().decode("utf-8", "surrogatepass")
    except (OSError, UnicodeError) as error:
        raise StoreError("rescue_unread", "", name=copy.name) from error


def remove(copy: Path) -> None:
    """Take a copy away whose text stands elsewhere; one that cannot be removed stays."""
    try:
        copy.unlink(missing_ok=True)
    except OSError:
        return
