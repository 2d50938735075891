"""The dialogs that choose a file: Qt's own, or the system's where Qt knows them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.messages import gettext as _

Chosen = Callable[[Path], None]


def ask_open(window: QWidget, folder: str, chosen: Chosen) -> None:
    """Let a file be chosen that is there."""
    dialog = QFileDialog(window, _("Open"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_texts(), _("All files (*)")])
    _open(dialog, chosen)


def ask_save(window: QWidget, folder: str, name: str, chosen: Chosen) -> None:
    """Let a place and a name be chosen; the dialog itself asks before it takes a name in use."""
    dialog = QFileDialog(window, _("Save as"), folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([_("Markdown (*.md)"), _("Text (*.txt)"), _("All files (*)")])
    plain = name.endswith(".txt")
    if plain:
        dialog.selectNameFilter(_("Text (*.txt)"))
    dialog.setDefaultSuffix("txt" if plain else "md")
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix("txt" if "*.txt" in chosen else "md")
    )
    dialog.selectFile(name)
    _open(dialog, chosen)


def file_name(title: str) -> str:
    """Return a name for a file made of a title's words."""
    kept = "".join(character if character.isalnum() else " " for character in title)
    words = kept.split()
    name = ""
    for word in words:
        if len(name) + len(word) > 40:
            break
        name = f"{name} {word}".strip()
    return f"{name or _('Untitled')}.md"


def _texts() -> str:
    return _("Texts (*.md *.markdown *.txt *.text)")


def _open(dialog: QFileDialog, chosen: Chosen) -> None:
    # these two are missing in Qt's own French
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Files of type:"))
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
