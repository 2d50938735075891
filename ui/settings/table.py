"""Which setting is which row: a field of `Settings` stands here once, or is named as elsewhere."""

from dataclasses import dataclass
from typing import Final

from desktop.messages.marking import N_
from desktop.settings import TEXT_SIZES


@dataclass(frozen=True, slots=True)
class OneOf:
    """A few values and what they are called."""

    values: tuple[tuple[str | int, str], ...]


@dataclass(frozen=True, slots=True)
class OnOff:
    """A switch."""


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text."""

    placeholder: str


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from one to another."""

    least: int
    most: int
    suffix: str


Kind = OneOf | OnOff | Text | Whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as a row; `also` are words that it is found by besides."""

    field: str
    section: str
    label: str
    help: str
    kind: Kind
    also: str = ""


ENTRIES: Final = (
    Entry(
        "offline",
        "engine",
        N_("Stay offline"),
        N_(
            "No text, test or download goes beyond this computer. Engines that run on it work as "
            "before."
        ),
        OnOff(),
        N_("network internet privacy"),
    ),
    Entry(
        "mirror",
        "models",
        N_("Mirror"),
        N_(
            "Model files are fetched from this address instead of their publisher’s. Leave it "
            "empty if you have none. Every file is checked either way."
        ),
        Text("https://…"),
        N_("download address proxy"),
    ),
    Entry(
        "sms_price",
        "platforms",
        N_("Price of one SMS"),
        N_("With its currency. What a remedy saves is then said in money too."),
        Text("0,06 €"),
        N_("cost segment currency"),
    ),
    Entry(
        "language",
        "look",
        N_("Language"),
        N_("The language of the menus and the messages, not of your texts."),
        OneOf((("", N_("As the system")), ("en", "English"), ("fr", "Français"))),
        "English Français",
    ),
    Entry(
        "theme",
        "look",
        N_("Theme"),
        N_("Light, dark, or as the system is."),
        OneOf((("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))),
        N_("colours night appearance"),
    ),
    Entry(
        "text_face",
        "look",
        N_("Text face"),
        N_("The letters that your texts are written in."),
        OneOf((("serif", N_("Serif")), ("sans", N_("Sans serif")))),
        N_("font typeface"),
    ),
    Entry(
        "text_size",
        "look",
        N_("Text size"),
        N_("The window’s own zoom comes on top of it."),
        Whole(*TEXT_SIZES, " px"),
        N_("font zoom large"),
    ),
    Entry(
        "typography",
        "typography",
        N_("Set the answers"),
        N_("French and English answers come with the spaces and marks of their profile."),
        OnOff(),
        N_("quotation marks spaces apostrophes dashes"),
    ),
    Entry(
        "typography_typing",
        "typography",
        N_("Set the text while it is typed"),
        N_("Undo, or Backspace at once, takes an automatic fix back and keeps what you typed."),
        OnOff(),
        N_("automatic correction smart quotes"),
    ),
    Entry(
        "typography_fr",
        "typography",
        N_("French"),
        N_("In Canada there is no space before ; ! ?"),
        OneOf((("fr-FR", N_("France")), ("fr-CA", N_("Canada")))),
        N_("typography profile"),
    ),
    Entry(
        "typography_en",
        "typography",
        N_("English"),
        N_("“Double” quotation marks in the United States, ‘single’ ones in the United Kingdom."),
        OneOf((("en-US", N_("United States")), ("en-GB", N_("United Kingdom")))),
        N_("typography profile"),
    ),
    Entry(
        "typography_narrow",
        "typography",
        N_("Narrow spaces in French"),
        N_("U+202F before ; ! ? and in large numbers. Some programs show it as a box."),
        OnOff(),
        N_("typography thin no-break"),
    ),
    Entry(
        "history_days",
        "history",
        N_("Keep the history"),
        N_("Older answers are removed when Calame starts and then once a day; starred ones stay."),
        OneOf(
            (
                (0, N_("For ever")),
                (7, N_("7 days")),
                (30, N_("30 days")),
                (90, N_("90 days")),
                (365, N_("1 year")),
            )
        ),
        N_("retention delete days privacy"),
    ),
)
"""The rows that are made from the table, in their order within a section."""

ELSEWHERE: Final = {
    "engine": "engine",
    "engine_urls": "engine",
    "engine_models": "engine",
    "consents": "engine",
    "local_model": "models",
    "own_model": "models",
    "shortcuts": "shortcuts",
    "typography_rules": "typography",
}
"""The fields that are on the page in rows of their own kind, by the section that has them."""

SPECIAL: Final = {
    "engine": N_("Engine"),
    "engine_urls": N_("Address"),
    "engine_models": N_("Model"),
    "consents": N_("Agreements"),
    "local_model": N_("Model"),
    "own_model": N_("A file of your own"),
    "shortcuts": N_("Keyboard shortcuts"),
    "typography_rules": N_("Rules"),
}
"""What the fields of rows of their own kind are called."""


def label_of(setting: str) -> str:
    """Return what a setting, as `Loaded.repaired` names it, is called (to be translated)."""
    field = setting.partition(".")[0]
    listed = {entry.field: entry.label for entry in ENTRIES}
    return {**listed, **SPECIAL}.get(field, field)
