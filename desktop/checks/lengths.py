"""Is a text as long as its field takes, and as long as reads well there."""

from collections.abc import Iterator

from desktop.checks.box import Box
from desktop.counting.measure import Measure, measure
from desktop.counting.methods import count
from desktop.messages.platforms import amount
from desktop.model import Finding, Severity


def lengths(box: Box) -> Iterator[Finding]:
    """Yield where a box is over its limits, or longer or shorter than is good."""
    found = measure(box.field, box.text, limit=box.limit, used=box.used)
    yield from _over(box, found)
    sms = found.method == "sms"
    total = found.segments if sms else found.count.count
    advice = list(_good(box, found.method, total, box.field.soft, "soft")) if found.fits else []
    for guide in box.field.guides if found.fits and not advice else ():
        here = count(guide.method, box.text).count
        advice += _good(box, guide.method, here, (guide.low, guide.high), "guide")
    yield from advice


def _over(box: Box, found: Measure) -> Iterator[Finding]:
    limits = [(found.method, found.left, found.limit)]
    limits += [(further.method, further.left, further.limit) for further in found.also]
    for method, left, limit in limits:
        if left < 0:
            if method == "sms":
                hard = box.field.hard if box.limit is None else box.limit
                over = amount("sms", found.segments)
                id, limit = "over_segments", hard
            else:
                over, id = amount(method, -left), "over_limit"
            yield box.found(
                "length",
                Severity.MUST,
                id,
                [(found.over_at, len(box.text))],
                amount=over,
                limit=limit,
                over=-left,
            )


def _good(box: Box, method: str, total: int, good: tuple[int, int], kind: str) -> Iterator[Finding]:
    low, high = good
    if high and total > high:
        severity = Severity.SHOULD if kind == "soft" else Severity.HINT
        id = "segments_many" if method == "sms" else f"over_{kind}"
        yield box.found(
            "length", severity, id, amount=amount(method, total), good=high, count=total
        )
    elif total < low and box.text.strip():
        yield box.found(
            "length",
            Severity.HINT,
            f"under_{kind}",
            amount=amount(method, total),
            good=low,
            count=total,
        )
