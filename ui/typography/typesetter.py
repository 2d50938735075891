"""Sets the selection or the whole text by its typography: found in a thread, put as one step."""

from collections.abc import Callable, Mapping, Sequence
from threading import Thread
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QTextDocument

from desktop.messages import gettext as _
from desktop.messages import ngettext
from desktop.settings import Settings
from ui.editor.editor import Editor
from ui.editor.seams import read, units
from ui.figures import Figures
from ui.find.replacement import Replacing
from ui.post import Post
from ui.typography.places import Placed, head, placed, seams_of
from ui.watch import Watch

if TYPE_CHECKING:
    from ui.typography.typing import Typing

_LIT: Final = 200
"""Changed places that are lit at most."""
_TRIES: Final = 3
"""How often a text that changes meanwhile is looked at."""

Choice = tuple[str, Callable[[], None]]


class Teller(Protocol):
    """What says what was done."""

    def tell(self, words: str, choices: Sequence[Choice] = ()) -> None:
        """Show a message for a while."""

    def dismiss(self) -> None:
        """Take the message away."""


class Typesetter(QObject):
    """Serves the command that sets the text."""

    def __init__(
        self,
        editor: Editor,
        commands: Mapping[str, QAction],
        teller: Teller,
        figures: Figures,
        watch: Watch,
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._command = commands["typography"]
        self._teller = teller
        self._figures = figures
        self._post = Post(self)
        self._settings = Settings()
        self._typing: Typing | None = None
        self._tries = 0
        self._replacing: Replacing | None = None
        self._done: tuple[QTextDocument, int] | None = None
        self._command.triggered.connect(self.start)
        self._command.setEnabled(True)
        editor.edited.connect(self._withdraw)
        watch.changed.connect(self.follow)

    def follow(self, settings: Settings) -> None:
        """Take the settings as they are from now on."""
        self._settings = settings
        if settings.typography_typing and self._typing is None:
            from ui.typography.typing import Typing  # hardly anybody has it on

            self._typing = Typing(self._editor)
        if self._typing is not None:
            self._typing.follow(settings)

    def start(self) -> None:
        """Set the selection, or the whole text where nothing is selected."""
        self._tries = 0
        if self._command.isEnabled() and not self._editor.isReadOnly():
            self._look()

    def _look(self) -> None:
        self._tries += 1
        self._command.setEnabled(False)
        document, cursor = self._editor.document(), self._editor.textCursor()
        span = (cursor.selectionStart(), cursor.selectionEnd())
        seams = seams_of(document)
        text, revision = self._editor.text(), document.revision()
        scope = None
        if cursor.hasSelection():
            scope = (units(read(document, 0, span[0])), units(read(document, 0, span[1])))
        settings = self._settings

        def find() -> None:
            try:
                found = _found(text, settings, seams, scope)
            finally:
                self._post.call(lambda: self._command.setEnabled(True))
            self._post.call(lambda: self._take(document, revision, found))

        Thread(target=find, name="typography", daemon=True).start()

    def _take(self, document: QTextDocument, revision: int, found: "list[Placed] | None") -> None:
        if document is not self._editor.document():
            return
        if document.revision() != revision:
            if self._tries < _TRIES:
                self._look()
            else:
                self._teller.tell(_("The text changes too fast: try again when it rests."))
        elif found is None:
            self._teller.tell(_("Typography is for French and English texts."))
        elif not found:
            self._teller.tell(_("Nothing to fix: the typography is right."))
        else:
            self._put(found)

    def _put(self, found: list[Placed]) -> None:
        puts = iter([put for _start, _end, put in reversed(found)])
        places = [(start, end) for start, end, _put in found]
        self._replacing = Replacing(self._editor, places, lambda _text, _start: next(puts))
        self._replacing.ended.connect(lambda count: self._end(found, count))
        self._replacing.start()

    def _end(self, found: list[Placed], count: int) -> None:
        self._replacing = None
        spans: list[tuple[int, int]] = []
        shift = 0
        for start, end, put in found[:_LIT]:
            length = units(put)
            spans.append((start + shift, start + shift + max(1, length)))
            shift += length - (end - start)
        self._editor.light(*spans)
        self._done = (self._editor.document(), self._editor.document().revision())
        words = ngettext("{count} typographic fix", "{count} typographic fixes", count)
        self._teller.tell(
            words.format(count=self._figures.count(count)), ((_("Undo"), self._undo),)
        )

    def _undo(self) -> None:
        document = self._editor.document()
        if self._done == (document, document.revision()):
            self._editor.undo()

    def _withdraw(self) -> None:
        """Take the offer away once something else is the last step."""
        if self._done is not None and self._replacing is None:
            self._done = None
            self._teller.dismiss()


def _found(
    text: str, settings: Settings, seams: Sequence[int], scope: tuple[int, int] | None
) -> list[Placed] | None:
    """Return the fixes of a text within a scope, in UTF-16 units; None where it has no profile."""
    from desktop.language.detection import detect  # loads a model
    from desktop.typography.choice import chosen
    from desktop.typography.fixes import fixes

    profile = chosen(settings, detect(text))
    if profile is None:
        return None
    found = fixes(text, profile)
    if scope is not None:
        start, end = (len(head(text, place)) for place in scope)
        found = tuple(fix for fix in found if start <= fix.start and fix.end <= end)
    return placed(text, found, seams)
