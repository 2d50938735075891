"""Every sentence of the core, worded in the language of the interface through gettext.

The sentences stand by kind in the modules of this package, under the ids that errors and findings
carry; their parameters are filled in with `str.format`.
"""

import gettext as _gettext
import os
from typing import TYPE_CHECKING

from desktop.paths import resources

if TYPE_CHECKING:
    from desktop.errors import UserError
    from desktop.model import Finding, Parameters

_active: dict[str, _gettext.NullTranslations] = {}
"""The translation in use by its language, at most one: process-wide, as the locale is."""


def use(language: str) -> None:
    """Word everything from now on in a language; English where it is not one of Calame's."""
    translation = _gettext.translation(
        "calame", resources() / "locale", languages=[language], fallback=True
    )
    _active.clear()
    _active[language] = translation


def system_language() -> str:
    """Return the language of the operating system's session where Calame has it, else English."""
    given = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    named = next(filter(None, given), "")
    if not named:
        import locale  # seldom needed, and the first paint waits for it

        named = locale.getlocale()[0] or ""
    return "fr" if named.lower().startswith(("fr", "french")) else "en"


def interface_language() -> str:
    """Return the language of the interface (ISO 639-1)."""
    return next(iter(_active), "en")


def gettext(sentence: str) -> str:
    """Return a sentence in the language of the interface."""
    translation = _active.get(interface_language())
    return translation.gettext(sentence) if translation else sentence


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a sentence that fits a count."""
    translation = _active.get(interface_language())
    return translation.ngettext(one, many, count) if translation else (one if count == 1 else many)


def word(id: str, parameters: "Parameters") -> str:
    """Return the sentence of an id with its parameters; the id itself where none is known."""
    from desktop.messages.sentences import SENTENCES  # not needed before there is one to tell

    template = SENTENCES.get(id)
    return gettext(template).format(**parameters) if template else id


def sentence(error: "UserError") -> str:
    """Say what happened."""
    return word(error.id, error.parameters)


def advice(error: "UserError") -> str:
    """Say what to do next; empty where there is nothing to do."""
    return word(error.hint, error.parameters) if error.hint else ""


def finding(found: "Finding") -> str:
    """Say what there is to verify."""
    return word(found.id, found.parameters)
