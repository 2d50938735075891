"""The rows that are made from the table."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.settings import Settings
from ui.settings.controls import Line, Pick, Switch, Value
from ui.settings.rows import Row, Section
from ui.settings.saving import Saving
from ui.settings.table import ENTRIES, Entry, OneOf, OnOff, Text, Whole
from ui.theme import Theme

Control = Pick | Switch | Line

_LINE: Final = 240


def _control(entry: Entry, theme: Theme) -> Control:
    match entry.kind:
        case OneOf(values):
            return Pick(theme, [(value, _(label)) for value, label in values])
        case OnOff():
            return Switch(theme)
        case Text(placeholder):
            return Line(placeholder, _LINE)
        case Whole(least, most, suffix):
            return Pick(theme, [(size, f"{size}{suffix}") for size in range(least, most + 1)])


class Field(Row):
    """One setting: what is chosen is saved at once, said to be, and can be undone."""

    def __init__(self, entry: Entry, theme: Theme, saving: Saving) -> None:
        super().__init__(_(entry.label), _(entry.help), _(entry.also) if entry.also else "")
        self.name = entry.field
        self._saving = saving
        self.control: Control = _control(entry, theme)
        self.put(self.control)
        self.control.settled.connect(self.choose)
        saving.changed.connect(self._show)

    @property
    def value(self) -> Value:
        """Return what was chosen last; it may still be on its way to the file."""
        value: Value = getattr(self._saving.now, self.name)
        return value

    def choose(self, value: Value) -> None:
        """Save a value; where that fails, say why and go back."""
        before = self.value
        if value == before:
            return
        self._saving.save({self.name: value}, lambda: self.tell_saved(value, before), self._go_back)

    def tell_saved(self, value: Value, before: Value) -> None:
        """Say that a value is saved, and offer the one there was."""
        self._saving.offer_undo(self, _("Saved"), {self.name: value}, lambda: self.choose(before))

    def _go_back(self, error: UserError) -> None:
        self.control.show_value(self.value)
        if error.id == "setting_refused":
            self.say(_("This cannot be used; it is as before."), "must")
        else:
            self.say_error(error)

    def _show(self, settings: Settings) -> None:
        self.control.show_value(getattr(settings, self.name))


class Fields(QObject):
    """Makes the rows of a section."""

    def __init__(self, theme: Theme, saving: Saving, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._saving = saving
        self.made: dict[str, Field] = {}

    def add_to(self, section: Section, kinds: Mapping[str, type[Field]] | None = None) -> None:
        """Add the section's rows; `kinds` are the fields that do more than others."""
        for entry in ENTRIES:
            if entry.section == section.id:
                kind = (kinds or {}).get(entry.field, Field)
                self.made[entry.field] = kind(entry, self._theme, self._saving)
                section.add(self.made[entry.field])
