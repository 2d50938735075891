"""Sentences about text files."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "file_gone": N_("This file is not there (any more)."),
    "file_find": N_("It may have been moved or renamed. Open it from where it is now."),
    "file_name": N_("The name of this file holds bytes that are no characters."),
    "file_rename": N_("Rename it, then open it again."),
    "file_unreadable": N_("This file cannot be read ({reason})."),
    "file_rights": N_("Check that you may read it, then try again."),
    "file_large": N_("This file is larger than {limit} MB."),
    "file_split": N_("Split it into smaller files, or copy the part you need."),
    "file_binary": N_("This file does not hold plain text."),
    "file_text_only": N_("Calame opens .md and .txt files. Save it as plain text first."),
    "file_characters": N_(
        "Some characters of this text cannot be written in {encoding} ({count} different ones)."
    ),
    "file_as_utf8": N_("Nothing was written. Save the file as UTF-8, which holds every character."),
    "file_unwritten": N_("This file could not be written ({reason})."),
    "file_elsewhere": N_(
        "The file is as it was, and your text is kept in Calame. Save it in another place."
    ),
}
