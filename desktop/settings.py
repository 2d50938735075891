"""The settings: one field each, with what its value must be; kept as JSON in the home folder."""

import json
import os
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar
from urllib.parse import urlsplit

from desktop.errors import SettingsError
from desktop.price import is_price

T = TypeVar("T")

_READ: Final = "read"
"""The key under which a field keeps the function that takes its value out of JSON.

It returns what is of use and the names of what was left out, or raises ValueError.
"""
_MOST_DAYS: Final = 36_500

TEXT_SIZES: Final = (13, 28)
"""The smallest and the largest size of the text, in pixels before scaling."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not text")
    return value


def _filled(value: object) -> str:
    if not _text(value).strip():
        raise ValueError("empty")
    return _text(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("not true or false")
    return value


def _days(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST_DAYS:
        raise ValueError("not a number of days")
    return value


def _size(value: object) -> int:
    least, most = TEXT_SIZES
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError("not a size")
    return value


def _price(value: object) -> str:
    if _text(value) and not is_price(_text(value)):
        raise ValueError("not a price")
    return _text(value)


def _address(value: object) -> str:
    parts = urlsplit(_text(value))
    if value and not (parts.scheme in ("http", "https") and parts.hostname):
        raise ValueError("not a web address")
    return _text(value)


def _one_of(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in words:
            raise ValueError("not one of these words")
        return _text(value)

    return read


def _texts(value: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not isinstance(value, list | tuple):
        raise ValueError("not a list")
    kept = tuple(entry for entry in value if isinstance(entry, str))
    return kept, ("",) * (len(kept) < len(value))


def _each(read: Callable[[object], str], value: object) -> tuple[dict[str, str], tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise ValueError("not a table")
    kept: dict[str, str] = {}
    lost: list[str] = []
    for name, entry in value.items():
        try:
            kept[_text(name)] = read(entry)
        except ValueError:
            lost.append(f".{name}")
    return kept, tuple(lost)


def _setting(default: T, read: Callable[[object], T]) -> T:
    return field(default=default, metadata={_READ: lambda value: (read(value), ())})


def _list() -> tuple[str, ...]:
    return field(default=(), metadata={_READ: _texts})


def _table(read: Callable[[object], str]) -> Mapping[str, str]:
    return field(default_factory=dict, metadata={_READ: partial(_each, read)})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen for every client and document."""

    engine: str = _setting("local", _filled)
    """The id of the engine's preset."""
    local_model: str = _setting("", _text)
    """The id of the local engine's model; empty for the starter."""
    own_model: str = _setting("", _text)
    """The path of a GGUF file of the person's own, which goes before `local_model`."""
    engine_urls: Mapping[str, str] = _table(_address)
    """Addresses by engine, which go before the presets' own."""
    engine_models: Mapping[str, str] = _table(_text)
    """Models by engine, which go before the presets' own."""
    offline: bool = _setting(False, _flag)
    """Whether every engine beyond this machine is refused."""
    consents: tuple[str, ...] = _list()
    """The engines, each as `engine@host`, to which the person has agreed to send text."""
    language: str = _setting("", _one_of("", "en", "fr"))
    """The language of the interface; empty for the system's."""
    mirror: str = _setting("", _address)
    """The address from which model files are fetched first; empty for none."""
    theme: str = _setting("system", _one_of("system", "light", "dark"))
    history_days: int = _setting(0, _days)
    """The days that runs are kept; 0 for ever."""
    sms_price: str = _setting("", _price)
    """What one SMS costs, with its currency; empty where nobody said."""
    text_face: str = _setting("serif", _one_of("serif", "sans"))
    """The face that texts are written in."""
    text_size: int = _setting(17, _size)
    """The size of the text, in pixels before scaling and before the window's own zoom."""
    typography: bool = _setting(True, _flag)
    """Whether answers are set by the typography of their language."""
    typography_typing: bool = _setting(False, _flag)
    """Whether the text is set while it is typed."""
    typography_fr: str = _setting("fr-FR", _one_of("fr-FR", "fr-CA"))
    typography_en: str = _setting("en-US", _one_of("en-US", "en-GB"))
    typography_narrow: bool = _setting(False, _flag)
    """Whether French has U+202F before high punctuation and in numbers."""
    typography_rules: Mapping[str, str] = _table(_one_of("on", "off"))
    shortcuts: Mapping[str, str] = _table(_text)
    """Keys by command, which go before the command's own.

    In Qt's portable text, several parted by "; "; empty for a command without keys.
    """


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as they were read.

    `repaired` names the settings whose value could not be used and is the default again, or the
    entry of a table that was left out; `unknown` are the keys of another version, to be saved
    with the rest; `set_aside` is where a file that could not be read at all has gone.
    """

    settings: Settings
    repaired: tuple[str, ...] = ()
    unknown: Mapping[str, object] = field(default_factory=dict)
    set_aside: Path | None = None


def _read(values: Mapping[str, object]) -> tuple[Settings, tuple[str, ...]]:
    settings = Settings()
    repaired: list[str] = []
    for entry in fields(Settings):
        if entry.name in values:
            try:
                value, lost = entry.metadata[_READ](values[entry.name])
            except ValueError:
                repaired.append(entry.name)
            else:
                settings = replace(settings, **{entry.name: value})
                repaired.extend(entry.name + name for name in lost)
    return settings, tuple(repaired)


def changed(settings: Settings, values: Mapping[str, object]) -> Settings:
    """Return settings with other values; a value that cannot be used changes nothing."""
    checked, refused = _read(values)
    given = {name: getattr(checked, name) for name in values if name not in refused}
    return replace(settings, **given)


def _parse(content: bytes) -> Mapping[str, object]:
    values = json.loads(content.decode("utf-8-sig"))
    if not isinstance(values, dict):
        raise ValueError("not a table")
    return values


def load(path: Path, *, aside: bool = True) -> Loaded:
    """Read the settings; defaults where there is no file, or none that can be read.

    A file that cannot be read is moved to the same name with `.bad` at its end, unless it is only
    looked into: whoever moves it has to say so.
    """
    try:
        values = _parse(path.read_bytes())
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, RecursionError):
        bad = path.with_name(f"{path.name}.bad")
        if not aside:
            return Loaded(Settings())
        try:
            path.replace(bad)
        except OSError:
            return Loaded(Settings())
        return Loaded(Settings(), set_aside=bad)
    settings, repaired = _read(values)
    names = {entry.name for entry in fields(Settings)}
    unknown = {name: value for name, value in values.items() if name not in names}
    return Loaded(settings, repaired, unknown)


def save(path: Path, settings: Settings, unknown: Mapping[str, object]) -> None:
    """Write the settings that are not at their default, and the unknown keys with them.

    The file is replaced whole or not at all, and only its owner may read it. Raises SettingsError
    if it cannot be written.
    """
    default = Settings()
    values = dict(unknown)
    for entry in fields(Settings):
        value: object = getattr(settings, entry.name)
        if value != getattr(default, entry.name):
            values[entry.name] = dict(value) if isinstance(value, Mapping) else value
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        with new.open("w", encoding="utf-8") as stream:
            json.dump(values, stream, indent=2)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink()
        raise SettingsError(
            "settings_unsaved", "settings_room", reason=error.strerror or type(error).__name__
        ) from error


class Preferences:
    """The settings in use, shared by every thread; `now` is always whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._watchers: list[Callable[[Settings], None]] = []
        self.loaded = load(path)

    @property
    def now(self) -> Settings:
        """Return the settings as they are."""
        return self.loaded.settings

    def watch(self, watcher: Callable[[Settings], None]) -> Callable[[], None]:
        """Have a function told of every change, in the thread that made it.

        Returns a function that ends it.
        """
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def change(self, **values: object) -> None:
        """Change settings by their names and save them.

        The file is read again first, so that what another process has saved stays. Raises
        SettingsError for a value that cannot be used, or if the file cannot be written; nothing
        is changed then.
        """
        _checked, refused = _read(values)
        if refused:
            raise SettingsError("setting_refused", "setting_choose", name=", ".join(refused))
        with self._lock:
            there = load(self._path)
            before = self.now if there.set_aside else there.settings
            settings = changed(before, values)
            save(self._path, settings, there.unknown)
            self.loaded = replace(there, settings=settings)
        for watcher in tuple(self._watchers):
            watcher(settings)
