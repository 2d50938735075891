"""Sentences about requests, paths and settings."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "home_unusable": N_("Calame's folder cannot be used: {reason}."),
    "home_choose": N_("Choose another folder with the variable CALAME_HOME."),
    "option_unknown": N_("The action {action} has no option {option}."),
    "option_value": N_("{value} is not a value of {option}: choose one of {values}."),
    "action_unknown": N_("There is no action {action}."),
    "action_list": N_("The actions are: {actions}."),
    "text_empty": N_("There is no text to work on."),
    "text_select": N_("Write or select something first."),
    "instruction_missing": N_("This action needs an instruction."),
    "instruction_give": N_("Say in a few words what should change."),
    "bug": N_("Something unexpected happened inside Calame ({kind})."),
    "bug_kept": N_("Your text is untouched and what had come is kept. Please try again."),
    "bug_report": N_(
        "Nothing of yours was changed. Please send the report below: it holds nothing that you "
        "wrote."
    ),
    "file_unreadable": N_("The file could not be read: {reason}."),
    "file_check": N_("Check its name and that you may read it."),
    "output_failed": N_("The answer could not be written to the output: {reason}."),
    "output_kept": N_("It is kept in the history, entry {record}."),
    "file_not_text": N_("The input is not UTF-8 text."),
    "file_utf8": N_("Save it as UTF-8 and try again."),
    "key_empty": N_("No key was given."),
    "key_pipe": N_("Write it to standard input: calame keys set {engine} < FILE"),
    "model_id_unknown": N_("There is no model {model}."),
    "model_ids": N_("The models are: {models}."),
    "settings_unsaved": N_("The settings could not be saved: {reason}. They are as before."),
    "settings_room": N_("Check that Calame's folder can be written and has room, then try again."),
    "setting_refused": N_("{name} cannot have this value; it is as before."),
    "setting_choose": N_("Choose another value."),
    "folder_unusable": N_("The folder cannot be made: {reason}."),
    "folder_check": N_("Check that its place can be written and has room, then try again."),
    "settings_repaired": N_("These settings could not be used and are at their default: {names}."),
    "settings_set_aside": N_("The settings could not be read. They are kept as {file}."),
    "settings_default": N_("Calame uses the default settings until you change them."),
}
