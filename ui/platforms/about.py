"""What can be changed of a platform itself."""

from dataclasses import replace

from desktop.catalog.platforms import Platform
from desktop.messages import gettext as _
from desktop.messages.platforms import GROUPS
from ui.platforms import names
from ui.platforms.entry import Entry, Kind, named, options, reworded


def platform_entries(language: str) -> tuple[Entry[Platform], ...]:
    """Return what can be changed of a platform itself."""
    return (
        Entry(
            "label",
            _("Name"),
            "",
            Kind.LINE,
            lambda one: one.label.to(language),
            lambda one, text: replace(one, label=named(one.label, text, language)),
        ),
        Entry(
            "group",
            _("Kind"),
            _("The preview is laid out by it."),
            Kind.PICK,
            lambda one: one.group,
            lambda one, text: replace(one, group=text),
            options(GROUPS.items()),
        ),
        Entry(
            "address",
            _("Readers are addressed with"),
            _("In French, unless you say otherwise."),
            Kind.PICK,
            lambda one: one.address,
            lambda one, text: replace(one, address=text),
            options(names.ADDRESSES.items()),
        ),
        Entry(
            "typography",
            _("Spaces"),
            _("What becomes of the special spaces of French."),
            Kind.PICK,
            lambda one: one.typography,
            lambda one, text: replace(one, typography=text),
            options(names.TYPOGRAPHIES.items()),
        ),
        Entry(
            "tone",
            _("Tone"),
            _("Told to the model when a text is adapted."),
            Kind.PROSE,
            lambda one: one.tone.to(language),
            lambda one, text: replace(one, tone=reworded(one.tone, text.strip(), language)),
        ),
        Entry(
            "structure",
            _("Structure"),
            _("How a text is built there, told to the model."),
            Kind.PROSE,
            lambda one: one.structure.to(language),
            lambda one, text: replace(
                one, structure=reworded(one.structure, text.strip(), language)
            ),
        ),
    )
