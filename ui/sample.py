"""The text of the very first window, to try things on; nothing stores it before it is touched."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QAction, QKeySequence, QTextCursor

from desktop.messages import gettext as _
from ui.editor.editor import Editor

ACTION: Final = "correct"
"""What is done to it first: a correction leaves most words, so there are changes to go through."""


def show_sample(editor: Editor, commands: Mapping[str, QAction]) -> str:
    """Put the sample into the text, one sentence selected to be run at once; return its title."""
    title = _("Welcome to Calame")
    selected = _(
        "Our workshop is moving to a new adress next month, so some order may arrives a few days "
        "later then usual."
    )
    said = _(
        "Select a sentence, choose beside it what should change, and press {run}. The answer "
        "stands beside the text: nothing enters it before you accept. The sentence below has a few "
        "mistakes to correct, and is selected already."
    ).format(run=_keys(commands["run"]))
    end = _(
        "This page is yours to try things on. Begin a text of your own with {new}, or open one "
        "with {open}."
    ).format(new=_keys(commands["new"]), open=_keys(commands["open"]))
    before = f"# {title}\n\n{said}\n\n"
    editor.open_text(f"{before}{selected}\n\n{end}\n", len(before))
    cursor = editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.document().setModified(False)
    return title


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
