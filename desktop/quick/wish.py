"""What a second start asks of the window that is open: one line of JSON there, one back."""

import json
from dataclasses import asdict, dataclass
from typing import Final

VERSION: Final = 1
"""Raised when a line means something else; a window of another version answers `REFUSED`.

A caller with a wrong secret has read an address that is no longer right: it gets no answer, and
looks again.
"""

MOST: Final = 65_536
"""Bytes of the longest line that is read."""

DONE: Final = b"done\n"
REFUSED: Final = b"refused\n"


class OtherVersionError(ValueError):
    """The line is one of another version of Calame."""


@dataclass(frozen=True, slots=True)
class Wish:
    """To come to the front and, where one is named, to show a file.

    `activation` is the token with which a Wayland desktop lets a window come to the front.
    """

    file: str = ""
    activation: str = ""

    def encoded(self, secret: str) -> bytes:
        """Return the line; half-pairs that stand for a path's odd bytes survive in it."""
        return json.dumps({"calame": VERSION, "secret": secret, **asdict(self)}).encode() + b"\n"

    @classmethod
    def decoded(cls, line: bytes, secret: str) -> "Wish":
        """Read a line; raise ValueError for one that is no wish, or comes without the secret."""
        try:
            values = json.loads(line)
        except RecursionError as error:
            raise ValueError("not a wish") from error
        if not isinstance(values, dict):
            raise ValueError("not a wish")
        if values.get("calame") != VERSION:
            raise OtherVersionError("not of this version")
        if values.get("secret") != secret:
            raise ValueError("not from the same home")
        file, activation = values.get("file", ""), values.get("activation", "")
        if not isinstance(file, str) or not isinstance(activation, str) or "\0" in file:
            raise ValueError("not a path")
        return cls(file, activation)
