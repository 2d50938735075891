"""Everything that a platform asks of the texts in its boxes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from desktop.catalog.fields import Field
from desktop.catalog.platforms import Platform
from desktop.checks.box import Box
from desktop.checks.forbidden import forbidden, repeated
from desktop.checks.lengths import lengths
from desktop.checks.marks import marks
from desktop.checks.musts import musts
from desktop.checks.refusals import refusals
from desktop.checks.tags import tags
from desktop.counting.methods import count
from desktop.messages import interface_language
from desktop.model import Finding, Severity

CHECKS: Final[tuple[Callable[[Box], Iterator[Finding]], ...]] = (
    lengths,
    forbidden,
    repeated,
    refusals,
    tags,
    musts,
    marks,
)
_WEIGHT: Final = {Severity.MUST: 0, Severity.SHOULD: 1, Severity.HINT: 2}


def check_box(box: Box) -> tuple[Finding, ...]:
    """Return what there is to verify in one box, the gravest first; nothing for a blank one."""
    if not box.text.strip():
        return ()
    return _sorted([finding for check in CHECKS for finding in check(box)])


def boxes_of(
    platform: Platform,
    texts: Mapping[str, Sequence[str]],
    *,
    source: str = "",
    sender: str = "",
    limit: int | None = None,
) -> list[Box]:
    """Return the boxes of a platform's texts; `limit` is for the fields where it can be set."""
    boxes = []
    for field in platform.fields.values():
        used = sum(
            count(field.method, text).count for other in field.adds for text in texts.get(other, ())
        )
        own = limit if field.adjustable else None
        for number, text in enumerate(texts.get(field.id, ()), 1):
            boxes.append(Box(field, text, number, source, sender, own, used))
    return boxes


def check_platform(platform: Platform, boxes: Sequence[Box]) -> tuple[Finding, ...]:
    """Return what there is to verify in all the boxes of a platform, the gravest first."""
    findings = [finding for box in boxes for finding in check_box(box)]
    for field in platform.fields.values():
        filled = [box for box in boxes if box.field.id == field.id and box.text.strip()]
        findings += _number(field, len(filled))
        findings += _same(field, filled)
    return _sorted(findings)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: _WEIGHT[finding.severity]))


def _label(field: Field) -> str:
    return field.label.to(interface_language())


def _number(field: Field, filled: int) -> Iterator[Finding]:
    fewest, most = field.many
    box = Box(field, "")
    if not filled:
        if field.required:
            yield box.found("boxes", Severity.MUST, "box_missing", label=_label(field))
    elif filled < fewest:
        yield box.found(
            "boxes", Severity.MUST, "boxes_few", label=_label(field), count=filled, limit=fewest
        )
    elif filled > most:
        yield box.found(
            "boxes", Severity.MUST, "boxes_many", label=_label(field), count=filled, limit=most
        )


def _same(field: Field, filled: Sequence[Box]) -> Iterator[Finding]:
    if not field.unique:
        return
    first: dict[str, int] = {}
    for box in filled:
        says = " ".join(box.text.casefold().split()).rstrip(".!?\u2026 \u00a0")
        before = first.setdefault(says, box.number)
        if before != box.number:
            yield box.found(
                "boxes",
                Severity.MUST,
                "boxes_same",
                [(0, len(box.text))],
                label=_label(field),
                first=before,
            )
