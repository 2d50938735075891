"""What a gauge shows of how a text stands in a field."""

from typing import Final

from desktop.catalog.fields import Field
from desktop.counting.costs import Count
from desktop.counting.running import Standing
from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.figures import Figures
from ui.meter.gauge import Level

_SMS: Final = "sms"
_PIXELS: Final = ("pixels_title", "pixels_description")


def level_of(field: Field, found: Standing, figures: Figures) -> Level:
    """Return how full a field is; where several limits are passed, by the one passed most."""
    if found.count.method == _SMS:
        return _messages(found.count, field.hard, figures)
    over = [further for further in found.also if further.left < 0]
    if over and found.left >= 0:
        most = min(over, key=lambda further: further.left)
        return _level(most.count, most.limit, most.method, figures, strict=True)
    limit = found.limit or field.soft[1]
    amount = found.limit - found.left if found.limit else found.count.count
    return _level(amount, limit, field.method, figures, strict=bool(found.limit))


def _level(amount: int, limit: int, method: str, figures: Figures, *, strict: bool) -> Level:
    write = figures.count
    if not limit:
        words = _united(write(amount), method, amount)
        return Level(amount, 0, False, words, words)
    if amount > limit and strict:
        over = _united(write(amount - limit), method, amount - limit)
        words = _("{count} over").format(count=over)
        return Level(amount, limit, strict, words, words)
    words = _united(f"{write(amount)} / {write(limit)}", method, limit)
    spoken = _("{count} of {limit}").format(
        count=write(amount), limit=_united(write(limit), method, limit)
    )
    return Level(amount, limit, strict, words, spoken)


def _united(words: str, method: str, amount: int) -> str:
    """Put the unit behind figures, where it is not what everybody takes it for."""
    if method == "bytes":
        return ngettext("{count} byte", "{count} bytes", amount).format(count=words)
    if method == "words":
        return ngettext("{count} word", "{count} words", amount).format(count=words)
    return f"{words}\N{NO-BREAK SPACE}px" if method in _PIXELS else words


def _messages(found: Count, hard: int, figures: Figures) -> Level:
    """Return the level of SMS: the bar has a cell for each, the last one as full as it is."""
    write, segments = figures.count, max(1, found.segments)
    if hard and segments > hard:
        words = _("{count} SMS over").format(count=write(segments - hard))
        return Level(segments, hard, True, words, words, hard)
    held = segments * found.per_segment
    words = _("{count} SMS").format(count=write(segments))
    if segments == 1:
        words = f"{write(found.count)} / {write(found.per_segment)} · {words}"
    return Level(held - found.room, held, False, words, words, segments)
