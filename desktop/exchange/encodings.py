"""From bytes to text and back: which encoding a file has is found out, and kept."""

import codecs
from enum import StrEnum
from typing import Final

from desktop.errors import FileError


class Encoding(StrEnum):
    """How a file writes its characters; the value is stored, so it never changes."""

    UTF_8 = "utf-8"
    UTF_8_MARKED = "utf-8-bom"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS_1252 = "windows-1252"
    LATIN_1 = "iso-8859-1"

    @property
    def codec(self) -> str:
        """Return Python's name for it."""
        return _CODECS[self]

    @property
    def mark(self) -> bytes:
        """Return the bytes that stand before the text."""
        return _MARKS.get(self, b"")

    @property
    def label(self) -> str:
        """Return what a person calls it."""
        return _LABELS[self]


_CODECS: Final = {
    Encoding.UTF_8: "utf-8",
    Encoding.UTF_8_MARKED: "utf-8",
    Encoding.UTF_16_LE: "utf-16-le",
    Encoding.UTF_16_BE: "utf-16-be",
    Encoding.WINDOWS_1252: "cp1252",
    Encoding.LATIN_1: "latin-1",
}
_MARKS: Final = {
    Encoding.UTF_8_MARKED: codecs.BOM_UTF8,
    Encoding.UTF_16_LE: codecs.BOM_UTF16_LE,
    Encoding.UTF_16_BE: codecs.BOM_UTF16_BE,
}
_LABELS: Final = {
    Encoding.UTF_8: "UTF-8",
    Encoding.UTF_8_MARKED: "UTF-8",
    Encoding.UTF_16_LE: "UTF-16",
    Encoding.UTF_16_BE: "UTF-16",
    Encoding.WINDOWS_1252: "Windows-1252",
    Encoding.LATIN_1: "ISO 8859-1",
}
_CONTROLS: Final = dict.fromkeys([*range(9), 11, *range(14, 32), 127, *range(128, 160)])
_MOST_CONTROLS: Final = 0.05
"""The share of control characters from which bytes without a known encoding are no text."""


def decode(content: bytes) -> tuple[str, Encoding]:
    """Return the text of a file's bytes with its encoding; raise FileError where it is no text.

    Bytes without a mark that are not UTF-8 are taken for Windows-1252, or for ISO 8859-1 where
    they hold one of the five bytes that Windows-1252 leaves open: both give every byte back.
    """
    for encoding in (*_MARKS, Encoding.UTF_8):
        if content.startswith(encoding.mark):
            try:
                return _text(content[len(encoding.mark) :].decode(encoding.codec)), encoding
            except UnicodeDecodeError:
                continue
    encoding = Encoding.WINDOWS_1252
    try:
        text = content.decode(encoding.codec)
    except UnicodeDecodeError:
        encoding = Encoding.LATIN_1
        text = content.decode(encoding.codec)
    if len(text) - len(text.translate(_CONTROLS)) > _MOST_CONTROLS * len(text):
        raise FileError("file_binary", "file_text_only")
    return _text(text), encoding


def encode(text: str, encoding: Encoding) -> bytes:
    """Return the bytes of a text; raise FileError where the encoding cannot hold all of it."""
    try:
        return encoding.mark + text.encode(encoding.codec)
    except UnicodeEncodeError as error:
        raise FileError(
            "file_characters",
            "file_as_utf8",
            encoding=encoding.label,
            count=len(strangers(text, encoding)),
        ) from error


def strangers(text: str, encoding: Encoding) -> str:
    """Return the distinct characters of a text that an encoding cannot hold."""
    found = []
    for character in dict.fromkeys(text):
        try:
            character.encode(encoding.codec)
        except UnicodeEncodeError:
            found.append(character)
    return "".join(found)


def _text(text: str) -> str:
    if "\0" in text:
        raise FileError("file_binary", "file_text_only")
    return text
