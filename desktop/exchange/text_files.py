"""Plain text files, .md and .txt: read whole, written whole or not at all."""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from desktop.errors import FileError
from desktop.exchange.encodings import Encoding, decode, encode
from desktop.exchange.lines import NATIVE, Ends, restore, unify
from desktop.exchange.stamps import Stamp

LARGEST: Final = 32 * 2**20
"""Bytes of the largest file that is opened; a novel has about one million."""

SUFFIXES: Final = (".md", ".markdown", ".txt", ".text")


@dataclass(frozen=True, slots=True)
class Form:
    """How a file writes its text."""

    encoding: Encoding = Encoding.UTF_8
    ends: Ends = NATIVE


@dataclass(frozen=True, slots=True)
class FileState:
    """What is remembered of a file between two starts: how it writes, and what it last held."""

    form: Form
    stamp: Stamp

    def encoded(self) -> str:
        """Return it as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def decoded(cls, text: str) -> "FileState | None":
        """Read what `encoded` wrote; None for anything else."""
        try:
            values = json.loads(text)
            form = Form(Encoding(values["form"]["encoding"]), Ends(values["form"]["ends"]))
            return cls(form, Stamp(**values["stamp"]))
        except (ValueError, TypeError, KeyError):
            return None


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file as it was read, with line feeds alone; `mixed` tells that its line ends differed."""

    text: str
    state: FileState
    mixed: bool

    @property
    def guessed(self) -> bool:
        """Whether nothing in the file tells its encoding."""
        return self.state.form.encoding in (Encoding.WINDOWS_1252, Encoding.LATIN_1)


def read(path: Path) -> TextFile:
    """Read a text file; raise FileError where it is not there, too large or no text."""
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            if status.st_size > LARGEST:
                raise FileError("file_large", "file_split", limit=LARGEST // 2**20)
            content = stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise FileError("file_gone", "file_find") from error
    except OSError as error:
        raise FileError("file_unreadable", "file_rights", reason=error.strerror or "") from error
    if len(content) > LARGEST:
        raise FileError("file_large", "file_split", limit=LARGEST // 2**20)
    raw, encoding = decode(content)
    text, ends, mixed = unify(raw)
    return TextFile(text, FileState(Form(encoding, ends), Stamp.of(status, content)), mixed)


def write(path: Path, text: str, form: Form) -> FileState:
    """Write a text in the form of its file; the file is replaced whole or stays as it was.

    A link stays a link, and the file keeps its permissions. Raises FileError where the encoding
    cannot hold every character or the file cannot be written.
    """
    content = encode(restore(text, form.ends), form.encoding)
    try:
        return FileState(form, _replace(Path(os.path.realpath(path)), content))
    except OSError as error:
        raise FileError("file_unwritten", "file_elsewhere", reason=error.strerror or "") from error


def _replace(path: Path, content: bytes) -> Stamp:
    before = path.stat() if path.exists() else None
    part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if before else 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            if before and os.name == "posix":
                with suppress(OSError):  # only root gives files away; the group often may be kept
                    os.chown(stream.fileno(), -1, before.st_gid)
                    os.chown(stream.fileno(), before.st_uid, -1)
                os.fchmod(stream.fileno(), before.st_mode & 0o7777)
            os.fsync(stream.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _settle(path.parent)
    return Stamp.of(path.stat(), content)


def _settle(folder: Path) -> None:
    """Have the new name on disk too, where the system can do that."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
