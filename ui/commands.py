"""Every command of the window, one row each; menus and shortcuts are made from them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.messages import gettext as _
from desktop.messages.marking import N_


@dataclass(frozen=True, slots=True)
class Command:
    """One command; the first of its shortcuts is the one that is shown.

    The keys of one within the answer are heard only there, where nothing is typed. `elsewhere` are
    keys that are heard but shown nowhere: what the same key writes on another country's keyboard.
    """

    id: str
    label: str
    group: str
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    in_answer: bool = False
    elsewhere: tuple[str, ...] = ()


GROUPS: Final = {
    "calame": N_("&Calame"),
    "file": N_("&File"),
    "edit": N_("&Edit"),
    "rewrite": N_("&Rewrite"),
    "answer": N_("&Answer"),
    "engine": N_("E&ngine"),
    "view": N_("&View"),
}
"""The menus, in their order."""

COMMANDS: Final = (
    Command("about", N_("About Calame"), "calame"),
    Command("settings", N_("Settings"), "calame", ("Ctrl+,",)),
    Command("shortcuts", N_("Keyboard shortcuts"), "calame", ("F1", "Ctrl+/")),
    Command("quit", N_("Quit"), "calame", ("Ctrl+Q",)),
    Command("new", N_("New"), "file", ("Ctrl+N",)),
    Command("open", N_("Open…"), "file", ("Ctrl+O",)),
    Command("save", N_("Save"), "file", ("Ctrl+S",)),
    Command("save_as", N_("Save as…"), "file", ("Ctrl+Shift+S",)),
    Command("next_document", N_("Next document"), "file", ("Ctrl+PgDown",)),
    Command("previous_document", N_("Previous document"), "file", ("Ctrl+PgUp",)),
    Command("close", N_("Close document"), "file", ("Ctrl+W",)),
    Command("removed_documents", N_("Removed documents…"), "file"),
    Command("undo", N_("Undo"), "edit", ("Ctrl+Z",)),
    Command("redo", N_("Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("find", N_("Find…"), "edit", ("Ctrl+F",)),
    Command("replace", N_("Replace…"), "edit", ("Ctrl+H",)),
    Command("find_next", N_("Find next"), "edit", ("F3", "Ctrl+G")),
    Command("find_previous", N_("Find previous"), "edit", ("Shift+F3", "Ctrl+Shift+G")),
    Command("typography", N_("Fix typography"), "edit", ("Ctrl+Shift+T",)),
    Command("run", N_("Run"), "rewrite", ("Ctrl+Return", "Ctrl+Enter")),
    Command("stop", N_("Stop"), "rewrite", ("Esc",)),
    Command("accept", N_("Accept"), "rewrite", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
    Command("copy", N_("Copy"), "rewrite", ("Ctrl+Shift+C",)),
    Command("insert_below", N_("Insert below"), "rewrite", ("Ctrl+Shift+I",)),
    Command("edit_answer", N_("Edit the answer"), "rewrite", ("Ctrl+E",), True),
    Command("retry", N_("Retry"), "rewrite", ("Ctrl+Shift+R",)),
    Command("discard", N_("Discard"), "rewrite", ("Ctrl+Shift+Backspace",)),
    Command("own_actions", N_("Actions of your own…"), "rewrite"),
    Command("next_change", N_("Next change"), "answer", ("J", "Down", "N"), in_answer=True),
    Command("previous_change", N_("Previous change"), "answer", ("K", "Up", "P"), in_answer=True),
    Command("accept_change", N_("Accept this change"), "answer", ("A",), in_answer=True),
    Command("refuse_change", N_("Refuse this change"), "answer", ("R",), in_answer=True),
    Command("accept_rest", N_("Accept all other changes"), "answer", ("Shift+A",), in_answer=True),
    Command("undo_choice", N_("Undo the last choice"), "answer", ("U",), in_answer=True),
    Command("next_version", N_("Next version"), "answer", ("V",), in_answer=True),
    Command("version_1", N_("Version 1"), "answer", ("Ctrl+1",), elsewhere=("Ctrl+&",)),
    Command("version_2", N_("Version 2"), "answer", ("Ctrl+2",), elsewhere=("Ctrl+É",)),
    Command("version_3", N_("Version 3"), "answer", ("Ctrl+3",), elsewhere=('Ctrl+"',)),
    Command("offline", N_("Stay offline"), "engine", (), True),
    Command("palette", N_("Find a command"), "view", ("Ctrl+K", "Ctrl+Shift+P")),
    Command("write", N_("Write"), "view", ("Ctrl+Shift+E",)),
    Command("history", N_("History"), "view", ("Ctrl+Shift+H",)),
    Command("shelf", N_("Documents"), "view", ("Ctrl+B",), True),
    Command("count_for", N_("Count for…"), "view", ("Ctrl+Shift+M",)),
    Command("preview", N_("Preview"), "view", ("Ctrl+Shift+V",), True),
    Command("platforms", N_("Platforms…"), "view"),
    Command("changes", N_("Show changes"), "view", ("Ctrl+Shift+D",), True),
    Command("panel", N_("Side panel"), "view", ("Ctrl+\\",), True, elsewhere=("Ctrl+*",)),
    Command("switch", N_("Switch between text and panel"), "view", ("F6",)),
    Command("zoom_in", N_("Larger text"), "view", ("Ctrl+=", "Ctrl++")),
    Command("zoom_out", N_("Smaller text"), "view", ("Ctrl+-",)),
    Command("zoom_reset", N_("Text at its own size"), "view", ("Ctrl+0",), elsewhere=("Ctrl+À",)),
    Command("full_screen", N_("Full screen"), "view", ("F11",), True),
)


def build(window: QMainWindow) -> tuple[dict[str, QAction], dict[str, QMenu]]:
    """Make an action of every command and fill the window's menus with them.

    The answer, once it is there, takes those whose keys are heard only within it.
    Whoever serves a command enables it.
    """
    menus = {group: window.menuBar().addMenu(_(label)) for group, label in GROUPS.items()}
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(_(command.label), window)
        heard = (*command.shortcuts, *command.elsewhere)
        action.setShortcuts([QKeySequence(keys) for keys in heard])
        action.setCheckable(command.checkable)
        action.setEnabled(False)
        menus[command.group].addAction(action)
        if not command.in_answer:
            window.addAction(action)
        actions[command.id] = action
    return actions, menus
