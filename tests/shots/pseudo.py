"""A language in which every translated sentence can be told from one that was forgotten."""

import re
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from PySide6.QtWidgets import QAbstractItemView, QWidget

from tests.shots.painted import Painted
from tests.shots.visible import seen, words_of

LANGUAGE = "xx"
OPENS, CLOSES = "⟦", "⟧"
_PADDING = 0.3
_CUT = 8
"""Letters that say enough of a text that was cut short."""
_ROOT = Path(__file__).resolve().parents[2]
_INNERMOST = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*(?:{CLOSES}|$)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def wrapped(sentence: str) -> str:
    """Return a sentence between brackets, longer by nearly a third."""
    padding = "~" * round(len(sentence) * _PADDING)
    return f"{OPENS}{sentence}{padding}{CLOSES}"


def make_resources(folder: Path) -> None:
    """Make a folder of resources that is the program's own but for its translations."""
    resources = folder / "resources"
    resources.mkdir()
    for entry in (_ROOT / "resources").iterdir():
        if entry.name != "locale":
            (resources / entry.name).symlink_to(entry)
    catalogue = Catalog(locale="en")
    rules = [("desktop/**.py", "python"), ("ui/**.py", "python")]
    for _file, _line, message, _comments, _context in extract_from_dir(str(_ROOT), rules):
        if isinstance(message, tuple):
            catalogue.add(message[:2], tuple(wrapped(form) for form in message[:2]))
        else:
            catalogue.add(message, wrapped(message))
    place = resources / "locale" / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "calame.mo").open("wb") as stream:
        write_mo(stream, catalogue)


def untranslated(window: QWidget, painted: Painted, allowed: Iterable[str]) -> Iterator[str]:
    """Name every text of a window that is neither translated nor allowed."""
    known = sorted({plain(words) for words in allowed} - {""}, key=len, reverse=True)
    names = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, known)) + r")(?!\w)")
    said = [(type(widget).__name__, words) for widget in seen(window) for words in words_of(widget)]
    said += [("painted", one.text) for one in painted.drawn]
    said += [("cut", whole) for whole in painted.cut]
    for view in window.findChildren(QAbstractItemView):
        said += [("row", words) for words in _rows(view)]
    for kind, words in dict.fromkeys(said):
        rest = _own(words)
        if _is_cut(rest, known):
            continue
        if _LETTERS.search(names.sub(" ", rest) if known else rest):
            yield f"{kind}: “{words[:120]}”"


def plain(words: str) -> str:
    """Return words on one line, without the marks of access keys."""
    return " ".join(words.replace("&", "").split())


def _own(words: str) -> str:
    """Return what is left of a text without what was translated."""
    rest = plain(words)
    while (less := _INNERMOST.sub(" ", rest)) != rest:
        rest = less
    return rest.strip(string.whitespace + "…")


def _is_cut(words: str, known: Iterable[str]) -> bool:
    """Return whether words are an allowed text of which the end or the middle was left out.

    Both may be: a name is the beginning of a text, and is fitted into the header.
    """
    start, _dots, end = words.partition("…")
    return len(start) > _CUT and any(one.startswith(start.rstrip()) and end in one for one in known)


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if view.isVisible() and model is not None:
        for row in range(model.rowCount()):
            yield str(model.index(row, 0).data() or "")
