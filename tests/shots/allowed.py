"""What may be read in the window without going through the translations, each with its reason."""

import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence

from desktop.catalog.wording import Wording
from desktop.language.names import NAMES as LANGUAGES
from desktop.licences import components
from tests.shots.stage import Stage

NAMES = (
    # names of products and of libraries are the same in every language
    *("Calame", "Python", "Qt", "OpenAI SDK", platform.platform()),
    # signs that show what they stand for
    *("Aa", "[ab]"),
    # how French readers are addressed, and where an invented advertisement leads
    *("tu", "vous", "exemple.fr"),
    # models and engines by the names that they give themselves
    *("starter", "mistral-small", "test-model"),
)


def allowed(stage: Stage) -> set[str]:
    """Return everything that needs no translation in a scene."""
    locale = QLocale(stage.language)
    months = range(1, 13)
    app = stage.app
    return {
        *NAMES,
        # the labels in the TOML files stand there in both languages, side by side
        *_wordings((app.actions, app.presets, app.models)),
        *_wordings(stage.window.measuring.library.platforms),
        *(preset.base_url for preset in app.presets.values()),
        *(preset.model for preset in app.presets.values()),
        *(model.licence for model in app.models.values()),
        # the languages have a table of their own, for French and English
        *(names["en"] for names in LANGUAGES.values()),
        # Qt names the months and the keys
        *(locale.monthName(month, form) for month in months for form in locale.FormatType),
        *_keys(stage),
        # places on this machine
        *map(str, (app.paths.home, app.paths.database, app.paths.models, app.paths.actions)),
        *(f"{part.name} {part.version} · {part.licence}" for part in components()),
    }


def _keys(stage: Stage) -> Iterator[str]:
    for action in stage.window.commands.values():
        for sequence in action.shortcuts():
            yield sequence.toString(QKeySequence.SequenceFormat.NativeText)
    for key in QKeySequence.StandardKey:
        yield QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _wordings(value: object) -> Iterator[str]:
    """Yield the English of every wording in records of the catalogue."""
    if isinstance(value, Wording):
        yield value.en
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _wordings(part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from _wordings(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _wordings(getattr(value, each.name))
