"""Which profile a text has: its language's, as the settings want it, then as its platform does."""

from desktop.settings import Settings
from desktop.typography.profiles import PROFILES, Profile, tailored


def chosen(settings: Settings, language: str, override: str = "") -> Profile | None:
    """Return the profile of a language (ISO 639-1); None where it has none.

    `override` is what a platform asks of every profile.
    """
    id = {"fr": settings.typography_fr, "en": settings.typography_en}.get(language)
    if id is None:
        return None
    rules = settings.typography_rules.items()
    return tailored(
        PROFILES[id],
        narrow=settings.typography_narrow,
        on=[rule for rule, state in rules if state == "on"],
        off=[rule for rule, state in rules if state == "off"],
        override=override,
    )
