"""A text in a platform's box, as the checks see it, and what they find there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from desktop.catalog.fields import Field
from desktop.model import Finding, Severity

LONGEST: Final = 60
"""Characters shown of what was found."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """One text of a field: `number` is its place among those of the field, from 1.

    `source` is the text it was made from and `sender` the name it is sent under, empty where
    nobody knows. `limit` replaces the field's own, and `used` is what other boxes take of it.
    """

    field: Field
    text: str
    number: int = 1
    source: str = ""
    sender: str = ""
    limit: int | None = None
    used: int = 0

    def found(
        self,
        check: str,
        severity: Severity,
        id: str,
        spans: Iterable[Span] = (),
        **parameters: str | int | float,
    ) -> Finding:
        """Make a finding of this box; its evidence is the text of the first span."""
        places = tuple(spans)
        evidence = self.text[slice(*places[0])] if places else ""
        if len(evidence) > LONGEST:
            evidence = evidence[: LONGEST - 1].rstrip() + "…"
        told = {"field": self.field.id, "box": self.number, "evidence": evidence, **parameters}
        return Finding(check, severity, id, told, answer_spans=places)
