"""Sentences about model files and how they are fetched; amounts are in megabytes."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "model_offline": N_("The file of {model} is not on this computer, and Calame is set offline."),
    "model_absent": N_("The file of {model} is not on this computer yet."),
    "model_get": N_("Get it under “Models” in the settings, or with: calame models get."),
    "file_unreachable": N_("{model} could not be fetched: no source of its file can be reached."),
    "file_connect": N_(
        "Check the connection and try again, or choose a model file you already have."
    ),
    "file_refused": N_("{model} could not be fetched: the server answered with error {status}."),
    "file_wrong": N_("What came for {model} is not the published file. It was not used."),
    "file_elsewhere": N_(
        "Try again later, set a mirror in the settings, or choose a model file you already have."
    ),
    "file_interrupted": N_(
        "The file of {model} is not complete: {done} of {total} MB have come and are kept."
    ),
    "file_continue": N_("Try again: the download continues where it stopped."),
    "file_room": N_("{model} needs {need} MB of free disk; {free} MB are free."),
    "file_make_room": N_(
        "Make room, or choose another folder with the variable CALAME_MODELS, then try again."
    ),
    "file_folder": N_("The folder of the model files cannot be used: {reason}."),
    "file_other_folder": N_("Choose another folder with the variable CALAME_MODELS."),
    "file_busy": N_("Another Calame is fetching {model} at this moment."),
    "file_wait": N_("Wait until it is there, then try again."),
    "file_unknown": N_("There is no model {model}."),
    "file_list": N_("The models are: {models}."),
    "file_missing": N_("There is no model of that name, and no file {name} that can be read."),
    "file_not_gguf": N_("{name} is not a model file that Calame can use."),
    "file_choose": N_("Choose one of the models, or a GGUF file by its path."),
    "file_kept": N_("{name} could not be removed: {reason}."),
    "file_close": N_("Close what uses it, then try again."),
}
