"""What the languages are called, in the languages of the interface."""

from typing import Final

WRITING: Final = ("fr", "en", "es", "de", "it", "pt", "nl")
"""The languages that Calame translates between."""

NAMES: Final = {
    "fr": {"en": "French", "fr": "français"},
    "en": {"en": "English", "fr": "anglais"},
    "es": {"en": "Spanish", "fr": "espagnol"},
    "de": {"en": "German", "fr": "allemand"},
    "it": {"en": "Italian", "fr": "italien"},
    "pt": {"en": "Portuguese", "fr": "portugais"},
    "nl": {"en": "Dutch", "fr": "néerlandais"},
    "ar": {"en": "Arabic", "fr": "arabe"},
    "bg": {"en": "Bulgarian", "fr": "bulgare"},
    "br": {"en": "Breton", "fr": "breton"},
    "ca": {"en": "Catalan", "fr": "catalan"},
    "cs": {"en": "Czech", "fr": "tchèque"},
    "da": {"en": "Danish", "fr": "danois"},
    "el": {"en": "Greek", "fr": "grec"},
    "eu": {"en": "Basque", "fr": "basque"},
    "fi": {"en": "Finnish", "fr": "finnois"},
    "gl": {"en": "Galician", "fr": "galicien"},
    "he": {"en": "Hebrew", "fr": "hébreu"},
    "hr": {"en": "Croatian", "fr": "croate"},
    "hu": {"en": "Hungarian", "fr": "hongrois"},
    "ja": {"en": "Japanese", "fr": "japonais"},
    "ko": {"en": "Korean", "fr": "coréen"},
    "no": {"en": "Norwegian", "fr": "norvégien"},
    "oc": {"en": "Occitan", "fr": "occitan"},
    "pl": {"en": "Polish", "fr": "polonais"},
    "ro": {"en": "Romanian", "fr": "roumain"},
    "ru": {"en": "Russian", "fr": "russe"},
    "sk": {"en": "Slovak", "fr": "slovaque"},
    "sl": {"en": "Slovenian", "fr": "slovène"},
    "sv": {"en": "Swedish", "fr": "suédois"},
    "tr": {"en": "Turkish", "fr": "turc"},
    "uk": {"en": "Ukrainian", "fr": "ukrainien"},
    "vi": {"en": "Vietnamese", "fr": "vietnamien"},
    "zh": {"en": "Chinese", "fr": "chinois"},
}


def name(code: str, interface: str) -> str:
    """Return what a language is called in French (`fr`) or else in English; the code if unknown."""
    called = NAMES.get(code)
    return code if called is None else called.get(interface, called["en"])
