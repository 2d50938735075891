"""The section of typography: for which texts, by which profile, and rule by rule."""

from typing import TYPE_CHECKING

from desktop.messages import gettext as _
from desktop.settings import Settings
from desktop.typography.rules import RULES
from ui.panel.buttons import TextButton
from ui.settings.controls import Pick, Value
from ui.settings.fields import Fields
from ui.settings.rows import Row, Section
from ui.settings.saving import Saving
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App


class RuleRow(Row):
    """One rule: as the profile has it, or on or off for every text."""

    def __init__(self, rule: str, theme: Theme, saving: Saving) -> None:
        super().__init__(_(RULES[rule]), "", _("typography rule"))
        self._rule = rule
        self._saving = saving
        self.control = Pick(
            theme, (("", _("As the profile has it")), ("on", _("On")), ("off", _("Off")))
        )
        self.put(self.control)
        self.control.settled.connect(self._choose)
        saving.changed.connect(self.show_settings)

    def _choose(self, value: Value) -> None:
        before = dict(self._saving.now.typography_rules)
        after = {rule: state for rule, state in before.items() if rule != self._rule}
        if value:
            after[self._rule] = str(value)
        if after == before:
            return

        def done() -> None:
            was = before.get(self._rule, "")
            self._saving.offer_undo(
                self, _("Saved"), {"typography_rules": after}, lambda: self._choose(was)
            )

        self._saving.save({"typography_rules": after}, done, self.say_error)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.control.show_value(settings.typography_rules.get(self._rule, ""))


class TypographySection(Section):
    """The rows of the table, and the rules, which are shown when they are asked for."""

    def __init__(self, fields: Fields, saving: Saving, theme: Theme) -> None:
        self.rules: dict[str, RuleRow] = {}
        self._is_open = False
        self._saving, self._theme = saving, theme
        super().__init__(
            "typography",
            _("Typography"),
            _(
                "Spaces, quotation marks, apostrophes and dashes as French and English want them. "
                "Links, code and other things that must stay are never touched."
            ),
        )
        fields.add_to(self)
        self.head = Row(_("Rules"), _("Each rule can be on or off whatever the profile has."))
        self.more = TextButton(_("Show the rules"))
        self.more.clicked.connect(self._open)
        self.head.put(self.more)
        self.add(self.head)

    def attach(self, app: "App") -> None:
        """Need nothing of the core."""

    def seek(self, query: str) -> bool:
        """Show the rows that answer, the rules among them."""
        if query.strip():
            self._make()
        return super().seek(query)

    def wants(self, row: Row) -> bool:
        """Leave the rules out until they are asked for, or looked for."""
        return self._is_open or bool(self._sought) or not isinstance(row, RuleRow)

    def _make(self) -> None:
        if not self.rules:
            self.rules = {rule: RuleRow(rule, self._theme, self._saving) for rule in RULES}
            for row in self.rules.values():
                row.show_settings(self._saving.now)
                self.add(row)

    def _open(self) -> None:
        self._make()
        self._is_open = not self._is_open
        self.more.setText(_("Hide the rules") if self._is_open else _("Show the rules"))
        for row in self.rules.values():
            self.sift(row)
