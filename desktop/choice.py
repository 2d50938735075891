"""The engine that a person names: apart from the other values, since a window's start needs it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """The engine a request names: a preset's id or an address; the settings fill in the rest."""

    engine: str = ""
    base_url: str = ""
    model: str = ""
