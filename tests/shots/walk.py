"""Walks over everything that can be seen of a scene, and says what is wrong with it."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractScrollArea, QDialog, QPlainTextEdit, QWidget

from tests.shots.clipped import clipped
from tests.shots.contrast import pale
from tests.shots.naming import unnamed, unreached
from tests.shots.overlap import overlapping
from tests.shots.painted import Painted, watched
from tests.shots.pseudo import untranslated
from tests.shots.stage import Stage, over
from ui.main_window import MainWindow

BY_OTHER_KEYS = frozenset(
    {
        # the arrows of the field above it move through it, and Enter uses it
        *("ActionList", "PaletteRows"),
        # each is a command with keys of its own, in the menus and the palette
        "icon_button",
    }
)


def painted_by(window: QWidget) -> Painted:
    """Paint a window once and return what its own painters drew."""
    # what C++ alone knows is no widget to the painters of Python
    known = [view.viewport() for view in window.findChildren(QAbstractScrollArea)]
    with watched() as painted:
        image = QImage(window.size(), QImage.Format.Format_RGB32)
        window.render(image, QPoint(0, 0))
    assert not painted.lost, (painted.lost, known)
    return painted


def user_words(stage: Stage) -> frozenset[str]:
    """Return what stands in the window of the person's own: their words and names."""
    words = stage.words
    texts = [words.article, *words.titles, *words.sentences, words.better, words.lost, *stage.data]
    lines = [line.strip("#> -") for text in texts for line in (text, *text.splitlines())]
    names = (words.instruction, words.unknown, words.wanted, *words.variants)
    return frozenset(" ".join(line.split()) for line in (*lines, *names) if line)


def complaints(stage: Stage) -> list[str]:
    """Say what is wrong with a scene, but for its words."""
    own = user_words(stage)
    said: list[str] = []
    windows = [stage.window, *over(stage.window)]
    for window in windows:
        painted = painted_by(window)
        said += clipped(window, painted, own)
        said += overlapping(window)
        said += pale(window, painted)
        said += unnamed(window)
    top = windows[-1]
    if isinstance(top, MainWindow | QDialog):
        said += unreached(top, BY_OTHER_KEYS)
    return said


def paleness(stage: Stage) -> list[str]:
    """Say what of a scene has too little contrast."""
    said: list[str] = []
    for window in (stage.window, *over(stage.window)):
        said += pale(window, painted_by(window))
    return said


def forgotten(stage: Stage, allowed: Iterable[str]) -> list[str]:
    """Say which words of a scene no translation was asked for."""
    own = {*user_words(stage), *allowed}
    for view in stage.window.findChildren(QPlainTextEdit):
        own.add(view.toPlainText())
    said: list[str] = []
    for window in (stage.window, *over(stage.window)):
        said += untranslated(window, painted_by(window), own)
    return said
