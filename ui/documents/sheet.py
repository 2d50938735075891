"""One open document: its text with the history of its changes, its file, its places."""

from concurrent.futures import Future
from pathlib import Path
from typing import Final

from desktop.exchange.text_files import FileState
from desktop.store.texts import first_line
from ui.editor.spacing import SpacedDocument

_LOOKED_AT: Final = 50
"""Paragraphs in which the first words are looked for."""


class Sheet:
    """A document as long as the window holds it; `born` is its id in the store, once it has one."""

    def __init__(self, document: SpacedDocument) -> None:
        self.document = document
        self.born: int | Future[int] | None = None
        self.title = ""
        self.is_sample = False
        """Whether it began as the text of the very first window."""
        self.path: Path | None = None
        self.state: FileState | None = None
        self.seen = ""
        """The digest of the file's content that the person was last told of."""
        self.position = 0
        self.top = 0
        self.closed = False

    @property
    def id(self) -> int | None:
        """Return the document's id; None until the store has given one."""
        if isinstance(self.born, Future):
            if not self.born.done() or self.born.exception() is not None:
                return None
            return self.born.result()
        return self.born

    @property
    def name(self) -> str:
        """Return what it is called: as it was named, as its file, or as it begins."""
        return self.title or (self.path.name if self.path else self.opening())

    @property
    def unsaved(self) -> bool:
        """Whether the text is ahead of its file; a text without a file never is."""
        return self.path is not None and self.document.isModified()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to keep: no file, no name, not a character of theirs."""
        if self.path or self.title or self.born:
            return False
        untouched = self.is_sample and not self.document.isModified()
        return untouched or self.document.isEmpty()

    def opening(self) -> str:
        """Return the first line of the text that holds words."""
        block = self.document.begin()
        while block.isValid() and block.blockNumber() < _LOOKED_AT:
            if words := first_line(block.text()):
                return words
            block = block.next()
        return ""
