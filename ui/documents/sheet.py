"""One open document: its text with the history of its changes, its file, its places."""

from concurrent.futures import Future
from pathlib import Path

from desktop.exchange.text_files import FileState
from ui.editor.spacing import SpacedDocument

_LOOKED_AT = 50
"""Paragraphs in which the first words are looked for."""
_LONGEST = 80
"""Characters of a name that is made of first words."""


class Sheet:
    """A document as long as the window holds it; `born` is its id in the store, once it has one."""

    def __init__(self, document: SpacedDocument) -> None:
        self.document = document
        self.born: int | Future[int] | None = None
        self.title = ""
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
        """Whether there is nothing to keep: no file, no name, not a character."""
        return not (self.path or self.title or self.born) and self.document.isEmpty()

    def opening(self) -> str:
        """Return the first words of the text, without the marks of a heading."""
        block = self.document.begin()
        for _ in range(_LOOKED_AT):
            if not block.isValid():
                break
            words = " ".join(block.text()[: 4 * _LONGEST].split()).lstrip("#> ")
            if words:
                return words[:_LONGEST]
            block = block.next()
        return ""
