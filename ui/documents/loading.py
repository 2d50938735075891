"""What is read before a document can be shown: its record, its draft and its file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import FileError
from desktop.exchange.text_files import FileState, TextFile, read
from desktop.store.texts import storable

if TYPE_CHECKING:
    from desktop.model import Document
    from desktop.store.connection import Store
    from desktop.store.drafts import Draft
    from desktop.store.scope import Scope


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document with what there is of it; `error` says why its file could not be read."""

    path: Path | None
    document: "Document | None"
    draft: "Draft | None"
    file: TextFile | None
    error: FileError | None = None

    @property
    def kept(self) -> FileState | None:
        """Return what was remembered of the file."""
        return FileState.decoded(self.document.file_state) if self.document else None

    @property
    def takes_draft(self) -> bool:
        """Whether the draft is shown: there is no file to read, or the draft is ahead of it."""
        ahead = self.document is not None and self.document.unsaved
        return self.draft is not None and (ahead or self.file is None)

    @property
    def text(self) -> str:
        """Return the text to show."""
        if self.takes_draft and self.draft is not None:
            return self.draft.text
        return self.file.text if self.file else ""

    @property
    def has_parted(self) -> bool:
        """Whether the draft is shown and the file was changed by another program since."""
        kept = self.kept
        if not self.takes_draft or self.file is None:
            return False
        return kept is None or kept.stamp.digest != self.file.state.stamp.digest


def load_file(path: Path, store: "Store | None", client: "Scope") -> Loaded:
    """Read a file, and the draft that there may be of it; raise FileError if it cannot be read."""
    if storable(str(path)) != str(path):
        raise FileError("file_name", "file_rename")
    file = read(path)
    if store is None:
        return Loaded(path, None, None, file)
    document = store.documents.at(str(path), client=client).result()
    draft = store.drafts.read(document.id, client=client).result() if document else None
    return Loaded(path, document, draft, file)


def load_document(id: int, store: "Store", client: "Scope") -> Loaded | None:
    """Read a document by its id; None where it is no longer there."""
    document = store.documents.get(id, client=client).result()
    if document is None:
        return None
    draft = store.drafts.read(id, client=client).result()
    if not document.path:
        return Loaded(None, document, draft, None)
    path = Path(document.path)
    try:
        return Loaded(path, document, draft, read(path))
    except FileError as error:
        return Loaded(path, document, draft, None, error)
