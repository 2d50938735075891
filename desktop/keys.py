"""API keys: in the operating system's keyring, else in memory for this run, never in a file.

Every call may wait for a person to unlock the keyring: never call it on the window's thread.
"""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from desktop.errors import KeyringError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_MODULES: Final = {
    "darwin": ("keyring.backends.macOS",),
    "win32": ("keyring.backends.Windows",),
}
_UNIX: Final = (
    "keyring.backends.SecretService",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
)
_SHOWN: Final = 4
_LEAST_SHOWN: Final = 16
"""A shorter key would be half given away by what `mask` shows."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeyringStatus:
    """Where keys go: the backend's name and True, or an empty name and False for memory alone."""

    backend: str
    safe: bool


def _classes() -> Iterator[type["KeyringBackend"]]:
    """Yield the classes of the modules on the list, and of no other one.

    `keyring.get_keyring` is never asked: it honours a variable and a configuration file, loads
    whatever is installed, and may answer with plain text, with nothing, or with a chain of both.
    """
    from keyring.backend import KeyringBackend

    for module in _MODULES.get(sys.platform, _UNIX):
        for found in tuple(vars(importlib.import_module(module)).values()):
            if (
                isinstance(found, type)
                and issubclass(found, KeyringBackend)
                and found.__module__ == module
            ):
                yield found


def _safest() -> "KeyringBackend | None":
    usable = [found for found in _classes() if found.viable]
    return max(usable, key=lambda found: found.priority)() if usable else None


def _told(error: Exception) -> KeyringError:
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    match error:
        case KeyringLocked():
            return KeyringError("keyring_locked", "keyring_unlock")
        case InitError():
            return KeyringError("keyring_unready", "keyring_set_up")
        case NoKeyringError():
            return KeyringError("keyring_absent", "keyring_install")
        case _:
            return KeyringError("keyring_failed", "keyring_retry", reason=type(error).__name__)


class Keys:
    """The API keys of one home: the keyring's entries under the service `home_id`.

    A method raises KeyringError where the keyring is locked, not set up or out of order.
    """

    def __init__(self, home_id: str = "calame") -> None:
        self._service = home_id
        self._here: dict[str, str] = {}
        self._found: KeyringBackend | None = None

    def status(self) -> KeyringStatus:
        """Tell which keyring keys go to, whether or not it is unlocked."""

        def name(keyring: "KeyringBackend") -> KeyringStatus:
            return KeyringStatus(type(keyring).__module__.rpartition(".")[2], True)

        return self._ask(name, KeyringStatus("", False))

    def get(self, engine: str) -> str | None:
        """Return an engine's key, one kept in memory first; None where there is none."""
        if engine in self._here:
            return self._here[engine]
        return self._ask(lambda keyring: keyring.get_password(self._service, engine), None)

    def set(self, engine: str, key: str) -> bool:
        """Keep a key; True when it is in the keyring, False when in memory for this run alone.

        Raises KeyringError also for what cannot be a key: nothing, or anything but visible ASCII,
        which no HTTP header may hold.
        """
        bare = key.strip()
        if not bare:
            raise KeyringError("key_empty", "key_copy")
        if not all("!" <= sign <= "~" for sign in bare):
            raise KeyringError("key_malformed", "key_copy")

        def store(keyring: "KeyringBackend") -> bool:
            keyring.set_password(self._service, engine, bare)
            return True

        kept = self._ask(store, False)
        if kept:
            self._here.pop(engine, None)
        else:
            self._here[engine] = bare
        return kept

    def delete(self, engine: str) -> bool:
        """Forget an engine's key, in memory and in the keyring; False where there was none."""

        def erase(keyring: "KeyringBackend") -> bool:
            if keyring.get_password(self._service, engine) is None:
                return False
            keyring.delete_password(self._service, engine)
            return True

        was_here = self._here.pop(engine, None) is not None
        return self._ask(erase, False) or was_here

    def stored(self, engines: Sequence[str]) -> list[str]:
        """Return those of these engines that have a key, in their order."""
        return [engine for engine in engines if self.get(engine) is not None]

    @staticmethod
    def mask(key: str) -> str:
        """Return a key as it may be shown: its first and last signs, or none of a short one."""
        if len(key) < _LEAST_SHOWN:
            return "…" if key else ""
        return f"{key[: _SHOWN - 1]}…{key[-_SHOWN:]}"

    def _ask(self, question: Callable[["KeyringBackend"], T], otherwise: T) -> T:
        try:
            self._found = self._found or _safest()
            return question(self._found) if self._found else otherwise
        # A backend passes on what its own library raises, of which no list is to be had.
        except Exception as error:
            self._found = None
            raise _told(error) from None
