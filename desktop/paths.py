"""Where Calame keeps things: `CALAME_HOME` moves the home, `CALAME_MODELS` the models."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Paths:
    """Every place on disk that Calame reads or writes."""

    home: Path
    models: Path

    @property
    def database(self) -> Path:
        """Return the SQLite file with the history, the drafts and all else."""
        return self.home / "calame.db"

    @property
    def settings(self) -> Path:
        """Return the settings file."""
        return self.home / "settings.json"

    @property
    def actions(self) -> Path:
        """Return the folder of the person's own actions; one of the same id wins."""
        return self.home / "actions"

    @property
    def platforms(self) -> Path:
        """Return the folder of the person's own platforms; one of the same id wins."""
        return self.home / "platforms"

    @property
    def backups(self) -> Path:
        """Return the folder of database copies made before a migration."""
        return self.home / "backups"

    def make_home(self) -> None:
        """Make the home folder, for its owner alone; raise SettingsError if it cannot be made."""
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.name == "posix":
                self.home.chmod(0o700)
        except OSError as error:
            raise SettingsError(
                "home_unusable", "home_choose", reason=error.strerror or ""
            ) from error


def locate(environment: dict[str, str] | None = None) -> Paths:
    """Find the places from the environment, else the operating system's customary ones."""
    variables = os.environ if environment is None else environment
    named = variables.get("CALAME_HOME", "")
    if named:
        home = Path(named).expanduser().absolute()
    else:
        import platformdirs  # here, so that a start with CALAME_HOME set does not pay for it

        home = Path(platformdirs.user_data_dir("calame", appauthor=False))
    models = variables.get("CALAME_MODELS", "")
    return Paths(home, Path(models).expanduser().absolute() if models else home / "models")


def resources() -> Path:
    """Return the folder of the data that ships with Calame, also inside a frozen program."""
    frozen = getattr(sys, "_MEIPASS", "")
    base = Path(str(frozen)) if frozen else Path(__file__).resolve().parent.parent
    return base / "resources"
