"""The versions of an answer: what came of each, what was chosen in it, which are alike."""

from collections.abc import Iterator
from typing import Final

from desktop.model import Finding
from desktop.review import similarity
from ui.panel.changes import share_kept
from ui.panel.choices import Choices

_MOSTLY_NEW: Final = 0.3
"""Below this share of kept text the changes say nothing."""
_QUICK: Final = 9_000
"""Characters of source and answer up to which they are compared and marked at once: 12 ms."""
_LONG: Final = 24_000
"""Characters from which they are compared only when asked, and versions only word by word."""
_ALIKE: Final = 0.95
"""Two versions more similar than this are no choice."""


class Version:
    """One version: grows, is whole, is chosen in and edited; what it says now is `text`."""

    def __init__(self, source: str, *, related: bool) -> None:
        """Begin; `related` says that the answer will be in the words of its source."""
        self._source = source
        self._related = related
        self._parts: list[str] = []
        self._choices: Choices | None = None
        self.original = ""
        """What came, whatever was chosen and edited since."""
        self.whole = False
        self.is_edited = False
        self.findings: tuple[Finding, ...] = ()
        self._tells: bool | None = None
        self.twin: int | None = None
        """The number of an earlier version that says almost the same."""

    @property
    def text(self) -> str:
        """Return what it says, with what was chosen and edited."""
        return self._plain if self._choices is None else self._choices.text()

    @property
    def _plain(self) -> str:
        self._parts = ["".join(self._parts)]
        return self._parts[0]

    @property
    def is_as_it_came(self) -> bool:
        """Return whether nothing was refused or edited."""
        return self.text == self.original

    def append(self, text: str) -> None:
        """Let it grow."""
        self._parts.append(text)

    def rewind(self, length: int) -> None:
        """Cut it to its first `length` characters."""
        self._parts = [self._plain[:length]]

    def end(self, text: str | None, findings: tuple[Finding, ...]) -> None:
        """Take it as whole, with the text it has in the end if that is known."""
        self.findings = findings
        if self.whole and text in (None, self.original):
            return
        self.original = self._plain if text is None else text
        self._parts = [self.original]
        self._choices = self._tells = None
        self.whole = True

    def edit(self, text: str) -> None:
        """Say something else from now on; what was chosen is in the text already."""
        if text != self.text:
            self._parts = [text]
            self._choices = self._tells = None
            self.is_edited = True

    @property
    def is_quick(self) -> bool:
        """Return whether it is compared in no time, or has been already."""
        return self._choices is not None or self._length < _QUICK

    @property
    def is_long(self) -> bool:
        """Return whether it is better compared only when asked."""
        return self._length >= _LONG

    @property
    def _length(self) -> int:
        return len(self._source) + len(self._plain)

    @property
    def sides(self) -> tuple[str, str]:
        """Return what is to be compared: the source and the answer."""
        return self._source, self._plain

    def take(self, choices: Choices) -> bool:
        """Take changes that were found elsewhere; tell whether they are still the right ones."""
        fits = self._choices is None and choices.sides == self.sides
        if fits:
            self._choices = choices
        return fits

    @property
    def tells(self) -> bool:
        """Return whether its changes are worth showing."""
        if not self._related or not self.whole:
            return False
        if not self.is_quick:
            return True
        if self._tells is None:
            self._tells = share_kept(self.choices.stretches()) > _MOSTLY_NEW
        return self._tells

    @property
    def is_mostly_new(self) -> bool:
        """Return whether it should be in the words of its source and has hardly any of them."""
        return self._related and self.whole and not self.tells

    @property
    def choices(self) -> Choices:
        """Return its changes; they are found when first asked for."""
        if self._choices is None:
            self._choices = Choices(self._source, self._plain)
        return self._choices

    def changed_spans(self) -> list[tuple[int, int]]:
        """Return where its new words stand in the text; the whole of it where nobody compared."""
        if self._choices is not None:
            return list(self._choices.changed_spans())
        return [(0, len(self.text))]


class Versions:
    """The versions of one answer; `shown` is the number of the one in view, from 0."""

    def __init__(self, source: str, *, related: bool) -> None:
        self._source = source
        self._related = related
        self.shown = 0
        self._all: list[Version] = [Version(source, related=related)]

    def __iter__(self) -> Iterator[Version]:
        """Go through the versions that have begun."""
        return iter(self._all)

    def __len__(self) -> int:
        """Return how many have begun."""
        return len(self._all)

    @property
    def current(self) -> Version:
        """Return the version in view."""
        return self._all[self.shown]

    @property
    def last(self) -> Version:
        """Return the version that began last."""
        return self._all[-1]

    @property
    def has_whole(self) -> bool:
        """Return whether one of them is whole."""
        return any(version.whole for version in self._all)

    def at(self, number: int) -> Version:
        """Return a version by its number, counted from 0; it begins when first asked for."""
        while len(self._all) <= number:
            self._all.append(Version(self._source, related=self._related))
        return self._all[number]

    def end(self, number: int, text: str | None, findings: tuple[Finding, ...]) -> None:
        """Take a version as whole and see whether an earlier one says almost the same."""
        version = self.at(number)
        version.end(text, findings)
        version.twin = next(
            (
                other
                for other in range(number)
                if self._all[other].twin is None and _alike(self._all[other], version)
            ),
            None,
        )
        if version.twin is not None and self.shown == number:
            self.shown = version.twin

    def keep_whole(self) -> None:
        """Let go of what is not whole, unless nothing is."""
        whole = [version for version in self._all if version.whole]
        if whole:
            self._all = whole
            self.shown = min(self.shown, len(whole) - 1)
            self.shown = self.current.twin if self.current.twin is not None else self.shown

    def offered(self) -> list[int]:
        """Return the numbers of those that are a choice."""
        return [number for number, version in enumerate(self._all) if version.twin is None]


def _alike(first: Version, second: Version) -> bool:
    one, other = first.original, second.original
    if len(one) + len(other) < _LONG:
        return similarity(one, other) > _ALIKE
    return one.split() == other.split()
