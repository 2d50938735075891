"""The section of the places: where everything of the person's is kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.errors import SettingsError
from desktop.messages import gettext as _
from ui.settings.rows import Row, Section
from ui.settings.work import Work

if TYPE_CHECKING:
    from desktop.app import App


def _make(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            "folder_unusable", "folder_check", reason=error.strerror or type(error).__name__
        ) from error
    return folder


class PlaceRow(Row):
    """One place: its path to read and copy, and its folder to open."""

    def __init__(self, label: str, help: str, path: Path, folder: Path, work: Work) -> None:
        super().__init__(label, help, _("folder file path where private data"))
        self._work = work
        self._folder = folder
        self.path = QLineEdit(str(path))
        self.path.setReadOnly(True)
        self.path.setCursorPosition(0)
        self.path.setToolTip(str(path))
        self.open = QPushButton(_("Open folder"))
        self.open.setAccessibleName(_("Open the folder: {label}").format(label=label))
        self.open.clicked.connect(self._open)
        self.put(self.open)
        self.put_below(self.path)

    def _open(self) -> None:
        self._work.do(lambda: _make(self._folder), self._show_folder, self.say_error)

    def _show_folder(self, folder: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.say(_("No program opened the folder. Its path can be copied above."), "should")


class PlacesSection(Section):
    """Names every place on the disk."""

    def __init__(self) -> None:
        super().__init__(
            "places",
            _("Private data and places"),
            _(
                "Your texts, the history and the settings stay on this computer, in one folder "
                "that only you may read. Keys are in the keyring. Nothing is sent to Calame’s "
                "makers: there is no account, no statistics and no check for updates."
            ),
        )
        self._work = Work(self)
        self.places: dict[str, PlaceRow] = {}

    def attach(self, app: "App") -> None:
        """Fill it."""
        paths = app.paths
        for id, label, help, path, folder in (
            (
                "home",
                _("Calame’s folder"),
                _("Everything but the keys. The variable CALAME_HOME moves it."),
                paths.home,
                paths.home,
            ),
            (
                "database",
                _("Database"),
                _("Texts, drafts and history. Copy it while Calame is closed to keep a copy."),
                paths.database,
                paths.home,
            ),
            (
                "models",
                _("Model files"),
                _("They can be fetched again. The variable CALAME_MODELS moves them."),
                paths.models,
                paths.models,
            ),
            (
                "actions",
                _("Your own actions"),
                _("Each TOML file here is an action; one with the name of a shipped one wins."),
                paths.actions,
                paths.actions,
            ),
        ):
            self.places[id] = PlaceRow(label, help, path, folder, self._work)
            self.add(self.places[id])
