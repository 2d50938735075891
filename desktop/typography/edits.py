"""Fixes of a text: one stretch replaced each, named by its rule; applied, and put together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fix:
    """One stretch of a text (code points, `end` excluded) and what a rule sets in its place."""

    rule: str
    start: int
    end: int
    replacement: str


def applied(text: str, fixes: Iterable[Fix]) -> str:
    """Return a text with fixes, which stand in their order and do not overlap."""
    parts: list[str] = []
    end = 0
    for fix in fixes:
        parts += (text[end : fix.start], fix.replacement)
        end = fix.end
    parts.append(text[end:])
    return "".join(parts)


def composed(first: Sequence[Fix], between: str, second: Sequence[Fix]) -> list[Fix]:
    """Return as one list the fixes of a text and the fixes of what came of it (`between`)."""
    made: list[Fix] = []
    shift = 0
    for lo, hi, olds, news in _clusters(first, second):
        start = lo - shift
        for old in olds:
            shift += len(old.replacement) - (old.end - old.start)
        if not news:
            made.append(olds[0])
            continue
        moved = [Fix(new.rule, new.start - lo, new.end - lo, new.replacement) for new in news]
        rule = (olds or news)[0].rule
        made.append(Fix(rule, start, hi - shift, applied(between[lo:hi], moved)))
    return made


def _clusters(
    first: Sequence[Fix], second: Sequence[Fix]
) -> Iterator[tuple[int, int, list[Fix], list[Fix]]]:
    """Put together what overlaps, by where it stands between the two steps."""
    i = j = shift = 0
    while i < len(first) or j < len(second):
        olds: list[Fix] = []
        news: list[Fix] = []
        lo = hi = -1
        while True:
            old = first[i] if i < len(first) else None
            new = second[j] if j < len(second) else None
            old_at = old.start + shift if old else -1
            take_old = old is not None and (
                new is None or (old_at, old_at + len(old.replacement)) <= (new.start, new.end)
            )
            start = old_at if take_old else new.start if new else -1
            if start == -1 or (lo != -1 and start >= hi):
                break
            lo = start if lo == -1 else lo
            if take_old and old is not None:
                olds.append(old)
                hi = max(hi, old_at + len(old.replacement))
                shift += len(old.replacement) - (old.end - old.start)
                i += 1
            elif new is not None:
                news.append(new)
                hi = max(hi, new.end)
                j += 1
        yield lo, hi, olds, news


def trimmed(text: str, fixes: Iterable[Fix]) -> Iterator[Fix]:
    """Return the fixes without what they leave as it was."""
    for fix in fixes:
        before = text[fix.start : fix.end]
        after = fix.replacement
        head = _common(before, after)
        tail = _common(before[head:][::-1], after[head:][::-1])
        start, end = fix.start + head, fix.end - tail
        put = after[head : len(after) - tail]
        if put or start < end:
            yield Fix(fix.rule, start, end, put)


def _common(one: str, other: str) -> int:
    length = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        length += 1
    return length
