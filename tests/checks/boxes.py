"""Boxes to check, made from a few words."""

from desktop.catalog.fields import Field
from desktop.catalog.wording import Wording
from desktop.checks.box import Box
from desktop.checks.platform import check_box
from desktop.model import Finding


def box(
    text: str, *, source: str = "", sender: str = "", method: str = "code_points", **limits: object
) -> Box:
    field = Field("text", Wording("Text", "Texte"), method, **limits)  # type: ignore[arg-type]
    return Box(field, text, source=source, sender=sender)


def findings(text: str, **limits: object) -> list[Finding]:
    return list(check_box(box(text, **limits)))  # type: ignore[arg-type]


def ids(text: str, **limits: object) -> list[str]:
    return [found.id for found in findings(text, **limits)]


def evidence(text: str, **limits: object) -> list[str]:
    """Return every stretch that is found, in the order of the findings."""
    return [
        text[start:end] for found in findings(text, **limits) for start, end in found.answer_spans
    ]
