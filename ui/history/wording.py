"""What a run is called on screen: its action, its engine, how it ended, what became of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from desktop.messages import gettext as _
from desktop.messages import ngettext, sentence
from desktop.messages.marking import N_
from desktop.model import Outcome, Place
from desktop.store.records import RunRecord, Verdict
from ui.advice import advice_here
from ui.figures import Figures

if TYPE_CHECKING:
    from desktop.app import App

OUTCOMES: Final = {
    Outcome.RUNNING: ("◌", N_("Under way")),
    Outcome.FAILED: ("●", N_("Failed")),
    Outcome.CANCELLED: ("■", N_("Stopped")),
    Outcome.INTERRUPTED: ("▲", N_("Interrupted")),
    Outcome.DONE: ("", N_("Done")),
}
"""A shape and a word for how a run ended; the usual end needs no shape."""

SEVERITIES: Final = {Outcome.FAILED: "must", Outcome.INTERRUPTED: "should"}
"""How grave it is that a run ended so."""
UNSENT: Final = frozenset({"offline_refused", "consent_refused", "key_missing", "plain_refused"})
"""Errors by which a run ended before anything left this computer."""

_NOT_SENT: Final = ("○", N_("Not sent"), "")

VERDICTS: Final = {
    Verdict.ACCEPTED: N_("You took this answer."),
    Verdict.PARTLY: N_("You took a part of this answer."),
    Verdict.REJECTED: N_("You refused this answer."),
}


def ending(outcome: Outcome, error_id: str) -> tuple[str, str, str]:
    """Return a shape, a word and a severity, if any, for how a run ended."""
    if outcome is Outcome.FAILED and error_id in UNSENT:
        shape, word, severity = _NOT_SENT
    else:
        shape, word = OUTCOMES[outcome]
        severity = SEVERITIES.get(outcome, "")
    return shape, _(word), severity


class Wording:
    """Words runs in the language of the interface, with the labels of the catalogue."""

    def __init__(self, app: "App", figures: Figures) -> None:
        self._app = app
        self._figures = figures

    def action(self, id: str) -> str:
        """Return an action's label; its id where the catalogue no longer has it."""
        action = self._app.actions.get(id)
        return action.label.to(self._figures.language) if action else id

    def engine(self, id: str) -> str:
        """Return an engine's label."""
        preset = self._app.presets.get(id)
        return preset.label.to(self._figures.language) if preset else id

    def asked(self, id: str, options: Mapping[str, str]) -> str:
        """Return an action with the options that it was asked with."""
        known = self._app.actions.get(id)
        said = [self.action(id)]
        for name, value in options.items():
            option = known.options.get(name) if known else None
            choice = option.values.get(value) if option else None
            said.append(choice.label.to(self._figures.language) if choice else value)
        return " · ".join(said)

    def place(self, record: RunRecord) -> str:
        """Say where the text went, with a shape that says it again, and to which model."""
        label = self.engine(record.engine)
        known = self._app.models.get(record.model)
        model = known.label.to(self._figures.language) if known else record.model
        match record.place:
            case Place.HERE:
                where = "● " + _("On this computer")
            case Place.NETWORK:
                where = "◐ " + _("Your network · {engine}").format(engine=label)
            case Place.INTERNET if record.error_id in UNSENT:
                where = "▲ " + label
            case Place.INTERNET:
                where = "▲ " + _("{engine} · text was sent").format(engine=label)
        return f"{where} · {model}"

    def cost(self, record: RunRecord) -> str:
        """Say what a run took: tokens and seconds; empty where nothing is known."""
        parts = []
        if record.usage.prompt or record.usage.completion:
            parts.append(
                _("{read} tokens read, {written} written").format(
                    read=self._figures.count(record.usage.prompt),
                    written=self._figures.count(record.usage.completion),
                )
            )
        if record.seconds:
            parts.append(self._figures.wait(record.seconds.total))
        return " · ".join(parts)

    def end(self, record: RunRecord) -> tuple[str, str]:
        """Say what happened to a run that has no whole answer, and what to do; empty if it has."""
        shape, word, _severity = ending(record.outcome, record.error_id)
        match record.outcome:
            case Outcome.DONE:
                return "", ""
            case Outcome.FAILED if record.error:
                return f"{shape} {sentence(record.error)}", advice_here(record.error)
            case Outcome.CANCELLED:
                told = _("You stopped it.")
            case Outcome.INTERRUPTED:
                told = _("Calame ended before the answer was whole.")
            case Outcome.RUNNING:
                told = _("The answer is still coming.")
            case _:
                return f"{shape} {word}", ""
        kept = _("What had come is kept here.") if record.partial else _("No answer had come yet.")
        return f"{shape} {told}", kept

    def retention(self) -> str:
        """Say how long the history is kept."""
        days = self._app.settings.history_days
        if not days:
            return _("Kept for ever. The settings can change that.")
        return ngettext(
            "Kept for {count} day, with a star for ever. The settings can change that.",
            "Kept for {count} days, with a star for ever. The settings can change that.",
            days,
        ).format(count=self._figures.count(days))
