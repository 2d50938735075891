"""Counting a text of a million characters by every method: whole, and a key in its midst.

The floor of the whole is one search for every word with `re`; that of a key is the counting of its
own paragraph.
"""

import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from desktop.counting.methods import METHODS, weigh
from desktop.counting.running import Watch
from tests.bench.figure import Figure, in_turn

LENGTH = 1_000_000
LINES = (
    "L’été commence aujourd’hui : découvrez notre offre « Rentrée », dès 12 500 € … et pas plus !",
    "Écrivez-nous à bonjour@exemple.fr, ou passez par https://exemple.fr/contact?de=ici (gratuit).",
    "Merci 👋🏽 — à bientôt, exemple.fr 🇫🇷 {et [ici]}, 👩\u200d👩\u200d👧 et @ann@exemple.fr.",
    "The quick brown fox jumps over the lazy dog, then rests for a while in the shade of a tree.",
    "故人西辞黄鹤楼。烟花三月下扬州。孤帆远影碧空尽。唯见长江天际流。",
)
KEYS = 30


@dataclass(frozen=True, slots=True)
class Box:
    """A field that has all there is to find."""

    method: str
    id: str = "post"
    hard: int = 500_000
    also: tuple[tuple[str, int], ...] = (("bytes", 3_000),)

    @property
    def folds(self) -> tuple[()]:
        """Return none: a fold is found as a limit is."""
        return ()


def pieces() -> list[str]:
    """Return the text by its paragraphs."""
    found, length = [LINES[0]], len(LINES[0])
    while length < LENGTH:
        found.append("\n" + LINES[len(found) % len(LINES)])
        length += len(found[-1])
    return found


def took(work: Callable[[], object]) -> float:
    """Return the milliseconds of some work."""
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def key(method: str, text: list[str]) -> float:
    """Return the milliseconds of a key in the midst of a text, at their median."""
    watch = Watch(Box(method))
    watch.replace(0, 0, text)
    middle = len(text) // 2

    def work(number: int) -> None:
        watch.replace(middle, middle + 1, [f"\n{number} {LINES[2]}"])
        watch.standing()
        watch.costly(middle)

    return statistics.median(took(lambda number=number: work(number)) for number in range(KEYS))


def paragraph(method: str) -> float:
    """Return the milliseconds of counting a paragraph, at their median."""
    return statistics.median(took(lambda: weigh(method, f"\n{LINES[2]}")) for _ in range(KEYS))


def whole(method: str, text: str) -> float:
    """Return the milliseconds of counting a whole text."""
    return took(lambda: weigh(method, text))


def words(text: str) -> float:
    """Return the milliseconds of finding every word of a text."""
    return took(lambda: sum(1 for _ in re.finditer(r"\w+", text)))


def figures() -> Iterator[Figure]:
    """Measure every method."""
    text = pieces()
    joined = "".join(text)
    for method in METHODS:
        weigh(method, "\n".join(LINES))  # what is compiled once
        value, floor = in_turn(3, partial(key, method, text), partial(paragraph, method))
        yield Figure(f"count_key_{method}", value, "ms", floor, 16, "value")
        value, floor = in_turn(3, partial(whole, method, joined), partial(words, joined))
        yield Figure(f"count_1mb_{method}", value, "ms", floor, 8.0)
