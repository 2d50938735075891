"""The claim to be the one window of a home, made before anything heavy is imported."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.locks import FileLock

if TYPE_CHECKING:
    from socket import socket

    from desktop.quick.address import Address


class Claim:
    """Held by the process whose window is the home's only one, until it is released or dies."""

    def __init__(self, home: Path, lock: FileLock) -> None:
        self._home = home
        self._lock = lock
        self._address: Address | None = None
        self._listener: socket | None = None

    @classmethod
    def take(cls, home: Path) -> "Claim | None":
        """Claim a home without waiting; None while another process holds it.

        Raises OSError where no file can be made in it.
        """
        lock = FileLock.take(home / "window.lock", create=True)
        return cls(home, lock) if lock is not None else None

    def listen(self) -> "tuple[socket, str]":
        """Return the socket on which other starts call, and the secret they know.

        Raises OSError where there can be none; a second start is then told that nobody answers.
        """
        from desktop.quick.address import Address  # not needed before the first paint

        self._address, self._listener = Address.listen(self._home)
        return self._listener, self._address.secret

    def hang_up(self) -> None:
        """Answer no more: who calls from now on waits until the claim is released."""
        if self._listener is not None and self._address is not None:
            with suppress(OSError):
                self._address.forget(self._home)
            self._listener.close()
            self._listener = None

    def release(self) -> None:
        """Let another process be the window; a second call does nothing."""
        self.hang_up()
        self._lock.release()
