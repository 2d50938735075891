"""Nothing in the panel is cut, unnamed or out of reach of the keys, in any of its states."""

import gettext
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
)
from pytestqt.qtbot import QtBot

from desktop import messages
from desktop.paths import resources
from tests.ui.desk import TEXT, open_desk
from tests.ui.states import clipped, every_state


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Word everything in French, from the catalogue in the tree."""
    with Path(resources(), "locale", "fr", "LC_MESSAGES", "calame.po").open("rb") as stream:
        whole = read_po(stream, locale="fr")
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    translation = gettext.GNUTranslations(compiled)
    monkeypatch.setattr(gettext, "translation", lambda *_a, **_k: translation)
    messages.use("fr")
    yield
    monkeypatch.undo()
    messages.use("en")


@pytest.mark.parametrize("width", [320, 380])
def test_french_words_are_not_cut_in_a_window_of_900_pixels(
    qtbot: QtBot, french: None, width: int
) -> None:
    desk = open_desk(qtbot, language="fr")
    desk.window.resize(900, 700)
    desk.companion.panel.setFixedWidth(width)
    assert desk.window.commands["run"].text() == "Lancer"
    cut = {}
    for state in every_state(desk):
        for _ in range(3):  # a label that wraps asks for its height once it has its width
            QApplication.processEvents()
        assert desk.window.width() == 900
        if words := clipped(desk.window):
            cut[state] = words
    assert cut == {}


def test_every_control_has_a_name_and_is_reached_by_tab(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    controls = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar)
    for state in every_state(desk):
        QApplication.processEvents()
        for kind in controls:
            for widget in desk.window.findChildren(kind):
                if not widget.isVisible() or widget.objectName().startswith("qt_"):
                    continue
                words = widget.text() if isinstance(widget, QAbstractButton) else ""
                assert widget.accessibleName() or words, (state, widget)
                if widget.isEnabled() and not isinstance(widget, QProgressBar):
                    assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, (state, widget)


def test_nothing_but_the_text_keeps_the_tab_key(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    areas = desk.companion.panel.findChildren(QAbstractScrollArea)
    texts = [area for area in areas if isinstance(area, QPlainTextEdit)]
    assert len(texts) == 2
    assert all(text.tabChangesFocus() for text in texts)
    assert desk.text == TEXT
