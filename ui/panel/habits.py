"""What was used last in the panel, kept between runs of the program."""

import json
from collections.abc import Mapping
from typing import Final, Protocol

_MOST_RECENT: Final = 3
MOST_VERSIONS: Final = 3
_COUNTS: Final = frozenset(map(str, range(1, MOST_VERSIONS + 1)))
_RECENT: Final = "recent_actions"
_OPTIONS: Final = "action_options"
_VERSIONS: Final = "action_versions"
_COUNT: Final = "count"

Used = tuple[str, dict[str, str]]
"""An action's id and the values of its options."""


class Keeper(Protocol):
    """Keeps named lists of words."""

    def get(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list by its name, or the default."""

    def set(self, name: str, value: tuple[str, ...]) -> None:
        """Keep a list."""


class Habits:
    """Remembers recent actions, and of each its options and how many versions were wanted last.

    Instructions are a person's own words and are not among them: those stand in the history, where
    they can be erased.
    """

    def __init__(self, keeper: Keeper | None = None) -> None:
        self._keeper = keeper
        self._recent = self._read(_RECENT)
        self._options = dict(self._read(_OPTIONS))
        self._versions = dict(self._read(_VERSIONS))

    @property
    def recent(self) -> list[Used]:
        """Return what was run last, the latest first."""
        return list(self._recent)

    def use(self, action: str, options: Mapping[str, str]) -> None:
        """Remember that an action was run."""
        used = (action, dict(options))
        self._recent = [used, *(other for other in self._recent if other != used)][:_MOST_RECENT]
        self._write(_RECENT, self._recent)

    def options(self, action: str) -> dict[str, str]:
        """Return the options last chosen for an action."""
        return dict(self._options.get(action, {}))

    def choose(self, action: str, options: Mapping[str, str]) -> None:
        """Remember the options chosen for an action."""
        self._options[action] = dict(options)
        self._write(_OPTIONS, list(self._options.items()))

    def versions(self, action: str) -> int:
        """Return how many versions were wanted last of an action's answer; one if none said."""
        said = self._versions.get(action, {}).get(_COUNT, "")
        return int(said) if said in _COUNTS else 1

    def want(self, action: str, versions: int) -> None:
        """Remember how many versions of an action's answer are wanted."""
        self._versions[action] = {_COUNT: str(versions)}
        self._write(_VERSIONS, list(self._versions.items()))

    def _read(self, name: str) -> list[Used]:
        used: list[Used] = []
        for line in self._keeper.get(name, ()) if self._keeper else ():
            try:
                action, options = json.loads(line)
            except (ValueError, TypeError):
                continue
            if isinstance(action, str) and isinstance(options, dict):
                used.append((action, {str(key): str(value) for key, value in options.items()}))
        return used

    def _write(self, name: str, used: list[Used]) -> None:
        if self._keeper:
            self._keeper.set(name, tuple(json.dumps(one, ensure_ascii=False) for one in used))
