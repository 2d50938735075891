"""What is printed on the keys of a language where Qt has another word for it.

Menus, tooltips and every page take the names of keys from Qt, which asks its translators for them:
one that answers for a few keys and is silent otherwise renames them everywhere at once.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, QTranslator

NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "fr": {
        "Return": "Entrée",
        "Backspace": "Retour arrière",
        "PgDown": "Page suiv.",
        "PgUp": "Page préc.",
    },
}
"""For each language, Qt's own name of a key and what is printed on it."""


class KeyNames(QTranslator):
    """Answers for the names of keys; whoever was there before answers for all else."""

    def __init__(self, names: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._names = names

    def isEmpty(self) -> bool:
        """Say that there is something in it: an empty one is not asked."""
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return the name of a key, else nothing."""
        return self._names.get(source) if context == "QShortcut" else None
