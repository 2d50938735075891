"""Sentences of a second start about the window that is open already."""

from typing import Final

from desktop.messages.marking import N_

SENTENCES: Final = {
    "window_silent": N_("A window of Calame is open already, but it does not answer."),
    "window_silent_wait": N_(
        "Nothing was opened a second time, and nothing is lost. Wait a moment and try again, or "
        "end the Calame that hangs: its text is kept and comes back at the next start."
    ),
    "window_engine": N_("The window of Calame that is open keeps its engine."),
    "window_engine_choose": N_("Choose another one in it, or close it before you start Calame."),
    "window_other": N_("The window of Calame that is open belongs to another version."),
    "window_other_close": N_("Close it, then start Calame again. Its text is kept."),
}
