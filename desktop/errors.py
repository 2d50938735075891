"""What can go wrong that a person can do something about; any other exception is a bug.

An error carries an id and parameters, never a finished sentence: `messages` words it in the
language of the interface. Parameters never hold a key or a text of the person's own.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.model import Parameters


class UserError(Exception):
    """An error told to the person: what happened (`id`) and what to do next (`hint`)."""

    def __init__(self, id: str, hint: str = "", **parameters: str | int | float) -> None:
        super().__init__(id)
        self.id = id
        self.hint = hint
        self.parameters: Parameters = parameters


class UsageError(UserError):
    """The request itself does not make sense: an unknown action, an empty text."""


class CatalogError(UserError):
    """A data file is wrong; the parameters name the file and the key."""


class SettingsError(UserError):
    """A setting or a path cannot be used."""


class StoreError(UserError):
    """The database cannot be opened, read or written."""


class KeyringError(UserError):
    """The keyring cannot be used, or holds no key for an engine."""


class FileError(UserError):
    """A text file cannot be read, written, or hold the text."""


class ModelFileError(UserError):
    """A model file cannot be had or is not the one that was pinned."""


class EngineError(UserError):
    """An engine refused, failed, fell silent or answered with something else.

    `retry_after` is the wait the server asked for in seconds, None where trying again is useless.
    """

    def __init__(
        self,
        id: str,
        hint: str = "",
        *,
        retry_after: float | None = None,
        **parameters: str | int | float,
    ) -> None:
        super().__init__(id, hint, **parameters)
        self.retry_after = retry_after
