"""Sentences about data files: actions, presets, models."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "catalog_syntax": N_("{file} is not valid TOML: {reason}"),
    "catalog_unreadable": N_("{file} could not be read ({reason})."),
    "catalog_value": N_("{file}: the key {key} {reason}."),
    "catalog_folder": N_("The folder for your own actions cannot be made ({reason})."),
    "platform_unwritten": N_("{file} cannot be written ({reason})."),
    "catalog_folder_mend": N_("Make room on the disk or allow writing there, then try again."),
    "catalog_mend": N_("Mend the file or take it out of the folder, then start Calame again."),
}
