"""Where the open window listens, written into the home for whoever starts next.

A socket of the Unix family, for its owner alone; where there is none (Windows), a port of the
loopback, and the secret keeps other users of the machine out.
"""

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

_LONGEST: Final = 100
"""Bytes of a Unix socket's path that every system takes."""
_WAITING: Final = 64
"""Starts that may wait in line."""


@dataclass(frozen=True, slots=True)
class Address:
    """A socket's path, or a port where that is empty, and what a caller has to know."""

    path: str
    port: int
    secret: str

    @classmethod
    def listen(
        cls, home: Path, *, unix: bool = hasattr(socket, "AF_UNIX")
    ) -> "tuple[Address, socket.socket]":
        """Listen for a home that this process has claimed: what is left there is a dead one's."""
        path = _place(home) if unix else ""
        listener = socket.socket(socket.AF_UNIX if unix else socket.AF_INET, socket.SOCK_STREAM)
        try:
            if unix:
                Path(path).unlink(missing_ok=True)
                listener.bind(path)
                Path(path).chmod(0o600)  # nobody can connect before it listens
            else:
                listener.bind(("127.0.0.1", 0))
            listener.listen(_WAITING)
            port = 0 if unix else listener.getsockname()[1]
            address = cls(path, port, os.urandom(16).hex())
            address._write(home)
        except BaseException:
            listener.close()
            raise
        return address, listener

    @classmethod
    def read(cls, home: Path) -> "Address | None":
        """Return where the window of a home listens; None while it is not known."""
        try:
            values = json.loads(_file(home).read_bytes())
            return cls(str(values["path"]), int(values["port"]), str(values["secret"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def connect(self, patience: float) -> socket.socket:
        """Return a connection; raise OSError if nobody listens."""
        caller = socket.socket(socket.AF_UNIX if self.path else socket.AF_INET, socket.SOCK_STREAM)
        caller.settimeout(patience)
        try:
            caller.connect(self.path or ("127.0.0.1", self.port))
        except BaseException:
            caller.close()
            raise
        return caller

    def forget(self, home: Path) -> None:
        """Take away what told of this address."""
        _file(home).unlink(missing_ok=True)
        if self.path:
            Path(self.path).unlink(missing_ok=True)

    def _write(self, home: Path) -> None:
        new = _file(home).with_suffix(".new")
        with suppress(FileNotFoundError):
            new.unlink()
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
            json.dump(asdict(self), stream)
        new.replace(_file(home))


def _file(home: Path) -> Path:
    return home / "window.address"


def _place(home: Path) -> str:
    """Return the socket's path: in the home, or elsewhere if that lies too deep for a socket."""
    inside = os.fspath(home / "window.sock")
    if len(os.fsencode(inside)) <= _LONGEST:
        return inside
    import tempfile  # hardly ever needed, and slow to import
    from hashlib import sha256

    name = f"calame-{sha256(os.fsencode(inside)).hexdigest()[:16]}.sock"
    return os.fspath(Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / name)
