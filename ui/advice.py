"""What to do about an error in the window, where the terminal's words for it would mislead."""

from typing import Final

from desktop.errors import UserError
from desktop.messages import advice
from desktop.messages import gettext as _
from desktop.messages.marking import N_

HERE: Final = {
    "key_give": N_("Set it under “Keys” in the settings."),
    "address_give": N_("Give one under “Engine” in the settings."),
    "model_give": N_("Name one under “Engine” in the settings."),
}
"""For each piece of advice that names a command of the terminal, what is said in its place."""


def advice_here(error: UserError) -> str:
    """Return what the person can do next in the window."""
    return _(HERE[error.hint]) if error.hint in HERE else advice(error)
