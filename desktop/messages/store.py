"""Sentences about the database and the drafts."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "store_newer": N_(
        "The history was written by a newer version of Calame "
        "(its schema is {found}, this version knows {known})."
    ),
    "store_newer_kept": N_(
        "Nothing was changed. Install the newer version, or choose another folder with the "
        "variable CALAME_HOME."
    ),
    "store_damaged": N_("The database calame.db is damaged and cannot be read."),
    "store_damaged_copies": N_(
        "The file was left as it is. Move it aside to begin with an empty history, or put a copy "
        "from the folder backups in its place."
    ),
    "store_busy": N_("Another program kept the database busy for {seconds} seconds."),
    "store_busy_close": N_(
        "What was stored before is kept. Close the other program and try again."
    ),
    "store_full": N_("The disk is full: nothing more could be stored."),
    "store_full_space": N_("What was stored before is kept. Free some space and try again."),
    "store_unusable": N_("The database cannot be opened or written ({reason})."),
    "store_unusable_check": N_(
        "What was stored before is kept. Check that Calame's folder can be written, or choose "
        "another with the variable CALAME_HOME."
    ),
    "store_copy_failed": N_(
        "The database has to be updated, and could not be copied before that ({reason})."
    ),
    "store_copy_space": N_(
        "Nothing was changed. Free as much space as the database takes and try again."
    ),
    "rescue_failed": N_("The text could not be stored, nor copied into a file ({reason})."),
    "rescue_copy": N_(
        "It stands in the window alone: copy it to a safe place, then free some space."
    ),
    "rescue_unread": N_("The copy {name} could not be read."),
    "store_closed": N_("Calame is closing: this was not stored any more."),
    "store_closed_kept": N_("What was stored before is kept. Start Calame again to go on."),
    "entry_unknown": N_("There is no entry {run} in the history."),
    "entry_search": N_("Find its number with: calame history search QUERY"),
    "entries_none": N_("Nothing was named that could be deleted."),
    "entries_name": N_("Name entries by their number, or all of them with: --all --yes"),
    "entries_all": N_("This would delete all {count} entries of the history for good."),
    "entries_agree": N_("Nothing was deleted. Add --yes to agree."),
    "entry_running": N_("Entry {run} is still being answered."),
    "entry_wait": N_("Stop it, or wait until it has ended."),
    "store_run_gone": N_("This run or its answer is no longer in the history."),
    "store_run_gone_text": N_("Your text is untouched. Run the action again to store it anew."),
}
