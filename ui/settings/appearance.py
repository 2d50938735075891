"""The sections of how Calame looks and of how long it remembers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from desktop.messages import gettext as _
from desktop.settings import Settings
from ui.settings.controls import Value
from ui.settings.fields import Field, Fields
from ui.settings.rows import Row, Section, words
from ui.settings.saving import Saving
from ui.theme import SERIF, Theme

if TYPE_CHECKING:
    from desktop.app import App


class LanguageField(Field):
    """The language is in force at the next start, which is offered."""

    restarts = Signal()

    def tell_saved(self, value: Value, before: Value) -> None:  # noqa: D102 - a field's
        self._saving.offer_undo(
            self,
            _("Saved. It is in force at the next start; your text is kept."),
            {self.name: value},
            lambda: self.choose(before),
            ((_("Restart now"), self.restarts.emit),),
        )


class RetentionField(Field):
    """A shorter time takes answers away for good, so it is asked first."""

    _asks = False

    def choose(self, value: Value) -> None:  # noqa: D102 - a field's
        now, days = int(self.value), int(value)
        if not days or (now and days >= now):
            self._settle(value)
            return
        self._asks = True
        self.control.show_value(now)
        self.say(
            _("Answers older than {days} days will be removed for good.").format(days=days),
            "should",
            (
                (_("Remove them"), lambda: self._settle(value)),
                (_("Keep them"), lambda: self._settle(self.value)),
            ),
        )
        self.choices()[-1].setFocus()

    def _settle(self, value: Value) -> None:
        """Save what needs no question, or has its answer."""
        if self._asks:
            self._asks = False
            self.say("")
        super().choose(value)

    def tell_saved(self, value: Value, before: Value) -> None:  # noqa: D102 - a field's
        # a choice made meanwhile may be waiting for its answer in the same place
        if not self._asks:
            self.say(_("Saved"), "done")


class Sample(Row):
    """A line in the face and size of the text."""

    def __init__(self, saving: Saving) -> None:
        super().__init__(_("Sample"), "", _("font text face size"))
        self.line: QLabel = words(_("The reed bends, and the ink dries: “Calame” writes 1, 2, 3."))
        self.put_below(self.line)
        saving.changed.connect(self._show)

    def _show(self, settings: Settings) -> None:
        families = ", ".join(f'"{face}"' for face in SERIF)
        face = f"font-family: {families};" if settings.text_face == "serif" else ""
        # a font set in code loses against the program's stylesheet
        self.line.setStyleSheet(f"{face} font-size: {settings.text_size}px;")
        self.line.setFont(QFont())


class AppearanceSection(Section):
    """Language, theme, face and size; the theme changes at once."""

    def __init__(self, fields: Fields, saving: Saving, theme: Theme) -> None:
        super().__init__("look", _("Language and appearance"))
        self._theme = theme
        fields.add_to(self, {"language": LanguageField})
        self.sample = Sample(saving)
        self.add(self.sample)
        saving.changed.connect(self._show)

    def attach(self, app: "App") -> None:
        """Show what is chosen."""
        self._show(app.settings)

    def _show(self, settings: Settings) -> None:
        self._theme.prefer(settings.theme)


class HistorySection(Section):
    """How long answers are kept."""

    def __init__(self, fields: Fields) -> None:
        super().__init__(
            "history",
            _("History"),
            _("Every answer is kept on this computer, so that it can be found and used again."),
        )
        fields.add_to(self, {"history_days": RetentionField})

    def attach(self, app: "App") -> None:
        """Need nothing of the core."""
