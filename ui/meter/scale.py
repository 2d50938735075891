"""What a field's limits make of a weight: the level that a gauge shows, and where it is passed."""

from collections.abc import Sequence
from typing import Final

from desktop.catalog.fields import Field
from desktop.counting import sms
from desktop.counting.costs import Count
from desktop.counting.methods import count
from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.figures import Figures
from ui.meter.gauge import Level

_SMS: Final = "sms"
_PIXELS: Final = ("pixels_title", "pixels_description")


class Scale:
    """Weighs texts for a field, in its own unit first and then in those of its further limits."""

    def __init__(self, field: Field, figures: Figures) -> None:
        self.field = field
        self._figures = figures
        self._methods = tuple(method for method, _hard in field.also)

    @property
    def is_sms(self) -> bool:
        """Whether texts are sent in segments."""
        return self.field.method == _SMS

    def weigh(self, text: str) -> Sequence[int]:
        """Return what a text weighs; for SMS the four parts of its load before the rest."""
        if self.is_sms:
            load = sms.load(text)
            own = [load.characters, load.extensions, load.pairs, load.foreign]
        else:
            own = [count(self.field.method, text).count]
        return [*own, *(count(method, text).count for method in self._methods)]

    def further(self) -> list[tuple[int, str, int]]:
        """Return the place, method and limit of each further limit among the weights."""
        first = 4 if self.is_sms else 1
        return [(first + at, *limit) for at, limit in enumerate(self.field.also)]

    def load(self, weights: Sequence[int]) -> Count:
        """Return the SMS that weights make, as if nothing that takes two units fell on a seam."""
        load = sms.Load(*weights[:4])
        single, multi = sms.SINGLE[load.encoding], sms.MULTI[load.encoding]
        if load.units <= single:
            return Count(_SMS, load.units, 1, load.encoding, single, single - load.units)
        segments = -(-load.units // multi)
        room = segments * multi - load.units
        return Count(_SMS, load.units, segments, load.encoding, multi, room)

    def level(self, weights: Sequence[int], text: str | None = None) -> Level:
        """Return how full the field is; an SMS is parted exactly where its text is given."""
        if self.is_sms:
            return self._messages(sms.weigh(text) if text is not None else self.load(weights))
        over = [
            (weights[at] - hard, at, method, hard)
            for at, method, hard in self.further()
            if weights[at] > hard
        ]
        if over and not 0 < self.field.hard < weights[0]:
            _most, at, method, hard = max(over)
            return self._level(weights[at], hard, method, strict=True)
        hard = self.field.hard
        return self._level(
            weights[0], hard or self.field.soft[1], self.field.method, strict=bool(hard)
        )

    def _level(self, amount: int, limit: int, method: str, *, strict: bool) -> Level:
        write = self._figures.count
        if not limit:
            return Level(amount, 0, False, self._united(write(amount), method, amount), "")
        if amount > limit and strict:
            over = self._united(write(amount - limit), method, amount - limit)
            figures = _("{count} over").format(count=over)
            return Level(amount, limit, strict, figures, figures)
        figures = f"{write(amount)} / {write(limit)}"
        spoken = _("{count} of {limit}").format(count=write(amount), limit=write(limit))
        return Level(amount, limit, strict, self._united(figures, method, limit), spoken)

    def _united(self, figures: str, method: str, amount: int) -> str:
        """Put the unit behind figures, where it is not what everybody takes it for."""
        if method == "bytes":
            return ngettext("{count} byte", "{count} bytes", amount).format(count=figures)
        if method == "words":
            return ngettext("{count} word", "{count} words", amount).format(count=figures)
        return f"{figures} px" if method in _PIXELS else figures

    def _messages(self, found: Count) -> Level:
        """Return the level of SMS: the bar has a cell for each, the last one as full as it is."""
        write, hard = self._figures.count, self.field.hard
        segments = max(1, found.segments)
        if hard and segments > hard:
            figures = _("{count} SMS over").format(count=write(segments - hard))
            return Level(segments, hard, True, figures, figures, hard)
        held = segments * found.per_segment
        figures = _("{count} SMS").format(count=write(segments))
        if segments == 1:
            figures = f"{write(found.count)} / {write(found.per_segment)} · {figures}"
        return Level(held - found.room, held, False, figures, figures, segments)
