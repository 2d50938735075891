"""What the card says: errors, the consent to send, an offer, a passage that has changed."""

from collections.abc import Callable
from typing import Final

from desktop.catalog.models import LocalModel
from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.messages import sentence
from desktop.model import Consent, Place
from ui.advice import advice_here
from ui.figures import Figures
from ui.panel.card import Card

SAYS_KEPT: Final = frozenset({"later", "bug_kept"})
SAYS_UNTOUCHED: Final = SAYS_KEPT | {
    *("engine_start", "network_check", "engine_check", "quota_pay", "text_shorten"),
    *("local_engine_install", "local_engine_smaller", "local_engine_room", "store_run_gone_text"),
}
"""Advice that already says what was kept: the card does not say it again."""

SECTIONS: Final = {
    **dict.fromkeys(("key_give", "keyring_unlock", "keyring_set_up", "keyring_install"), "keys"),
    **dict.fromkeys(("address_give", "model_give", "engine_check", "engine_start"), "engine"),
    **dict.fromkeys(("consent_choose", "offline_switch", "plain_https"), "engine"),
    **dict.fromkeys(("model_get", "local_model_again", "local_engine_smaller"), "models"),
}
"""The section of the settings in which a piece of advice is followed."""

MAY_PASS: Final = frozenset({"engine_check", "engine_start"})
"""Advice that another try may make needless: trying again is offered before the settings."""

Act = Callable[[], None]


def tell_error(card: Card, error: UserError, partial: str, retry: Act | None) -> None:
    """Say what happened, what was kept and what to do; the first button does that."""
    kept = [] if error.hint in SAYS_UNTOUCHED else [_("Your text is unchanged.")]
    if partial and error.hint not in SAYS_KEPT:
        kept.append(_("What had come is kept in the history."))
    choices = [(_("Try again"), retry) if retry else (_("Close"), _nothing)]
    section = SECTIONS.get(error.hint)
    if section is not None:
        way = (_("Open the settings"), lambda: card.settings_wanted.emit(section))
        choices.insert(1 if error.hint in MAY_PASS else 0, way)
    card.ask(sentence(error), advice_here(error), " ".join(kept), choices)


def ask_consent(
    card: Card, consent: Consent, figures: Figures, answer: Callable[[bool], None]
) -> None:
    """Name what would go where, and ask."""
    where = (
        _("a computer in your network")
        if consent.place is Place.NETWORK
        else _("a service on the internet")
    )
    card.ask(
        _("Send this text to {engine}?").format(engine=consent.label),
        _(
            "{count} characters of your text would go to {host}, {where}, for the model {model}."
        ).format(
            count=figures.count(consent.characters),
            host=consent.host,
            where=where,
            model=consent.model,
        ),
        _("Nothing has been sent yet. Calame asks once for each engine."),
        ((_("Send"), lambda: answer(True)), (_("Don’t send"), lambda: answer(False))),
    )


def ask_about_changed(card: Card, replace: Act, insert_below: Act) -> None:
    """Ask what to do with an answer to words that are no longer there."""
    card.ask(
        _("This passage has changed since"),
        _("Replacing it would take away what you wrote in it meanwhile."),
        "",
        (
            (_("Replace anyway"), replace),
            (_("Insert below"), insert_below),
            (_("Not now"), _nothing),
        ),
    )


def offer_model(card: Card, model: LocalModel | None, figures: Figures, use: Act) -> None:
    """Name a model that does better and offer to use it; say so where none fits."""
    if model is None:
        card.ask(
            _("No better model fits"),
            _("This computer has too little free memory for a larger model now."),
            "",
            ((_("Close"), _nothing),),
        )
        return
    card.ask(
        model.label.to(figures.language),
        model.note.to(figures.language),
        _("{size} to fetch once · licence {licence}").format(
            size=figures.size(model.size), licence=model.licence
        ),
        ((_("Use it and retry"), use), (_("Not now"), _nothing)),
    )


def _nothing() -> None:
    """Do nothing: the card of the button hides by itself."""
