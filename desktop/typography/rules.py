"""The rules of typography by name: each can be switched off, and some are only switched on."""

from typing import Final

from desktop.messages.marking import N_

RULES: Final = {
    "apostrophes": N_("Curly apostrophes"),
    "quotes": N_("Quotation marks, also one within another"),
    "ellipsis": N_("Three dots as one sign"),
    "dashes": N_("Two hyphens as a dash"),
    "hyphens": N_("A hyphen between spaces as a dash"),
    "ordinals": N_("Ordinals: 1er, 2e, 1st"),
    "titles": N_("Full stop after Mr, Mrs and Ms"),
    "abbreviations": N_("Abbreviations kept with what follows: M., Mme, n°, p."),
    "currencies": N_("Amounts kept with their currency"),
    "thousands": N_("Thousands in groups"),
    "units": N_("Numbers kept with their unit"),
    "guillemets": N_("Spaces inside « »"),
    "punctuation": N_("Spaces before ; : ! ?"),
    "stops": N_("No space before a comma or a full stop"),
    "plain_spaces": N_("Plain spaces only"),
}
"""The rules by id, in the order they are applied, with the name that a person reads."""
