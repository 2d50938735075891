"""What had to be mended when the settings were read, as it is told."""

from desktop.errors import SettingsError
from desktop.messages import gettext as _
from desktop.settings import Loaded
from ui.settings.table import label_of


def repairs(loaded: Loaded) -> tuple[SettingsError, ...]:
    """Return what a person should know; empty where all was well."""
    told = []
    if loaded.repaired:
        names = ", ".join(dict.fromkeys(_(label_of(name)) for name in loaded.repaired))
        told.append(SettingsError("settings_repaired", "settings_default", names=names))
    if loaded.set_aside is not None:
        file = loaded.set_aside.name
        told.append(SettingsError("settings_set_aside", "settings_default", file=file))
    return tuple(told)
