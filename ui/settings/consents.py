"""What a person has agreed to send text to; each agreement can be taken back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from desktop.messages import gettext as _
from desktop.settings import Settings
from ui.settings.rows import Row, Section
from ui.settings.saving import Saving

if TYPE_CHECKING:
    from desktop.app import App


class Consents(QObject):
    """A row for each agreement, and one that explains them."""

    def __init__(self, saving: Saving, section: Section) -> None:
        super().__init__(section)
        self._saving = saving
        self._section = section
        self._names: dict[str, str] = {}
        self.head = Row(_("Agreements"), "", _("consent permission privacy revoke"))
        section.add(self.head)
        self.rows: dict[str, Row] = {}
        saving.changed.connect(self._show)

    def attach(self, app: "App", language: str) -> None:
        """Give it the names of the engines."""
        self._names = {preset.id: preset.label.to(language) for preset in app.presets.values()}

    def _show(self, settings: Settings) -> None:
        given = set(settings.consents)
        for consent in set(self.rows) - given:
            self._section.drop(self.rows.pop(consent))
        for consent in settings.consents:
            if consent not in self.rows:
                self.rows[consent] = self._row(consent)
        self.head.describe(
            _("You agreed that text may be sent to these engines without asking again.")
            if given
            else _("None yet: Calame asks before text leaves for an engine the first time.")
        )

    def _row(self, consent: str) -> Row:
        engine, _at, host = consent.partition("@")
        row = Row(f"{self._names.get(engine, engine)} · {host}", "", self.head.found_by())
        button = QPushButton(_("Take back"))
        button.setAccessibleName(_("Take back: {label}").format(label=row.label.text()))
        button.clicked.connect(lambda: self._take_back(consent))
        row.put(button)
        self._section.add(row)
        return row

    def _take_back(self, consent: str) -> None:
        before = self._saving.now.consents
        left = tuple(other for other in before if other != consent)

        def undo() -> None:
            self._saving.save({"consents": before}, lambda: self.head.say(""), self.head.say_error)

        def done() -> None:
            self._saving.offer_undo(
                self.head,
                _("Taken back: Calame asks again next time."),
                {"consents": left},
                undo,
            )

        self._saving.save({"consents": left}, done, self.head.say_error)
