"""Keys are called in French by what French keyboards have printed on them, wherever they stand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import messages
from tests.guide.shortcuts import named
from tests.ui.desk import open_desk
from ui.application import use_qt_words
from ui.commands import COMMANDS, Command
from ui.icon_button import IconButton
from ui.key_names import NAMES
from ui.shortcuts import own_keys, shown

ARROWS = {"↑": "Haut", "↓": "Bas"}


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    """Have Qt's words in French, as the program has them."""
    before = set(qapp.findChildren(QTranslator))
    messages.use("fr")
    use_qt_words(qapp, "fr")
    yield
    for translator in qapp.findChildren(QTranslator):
        if translator not in before:
            qapp.removeTranslator(translator)
            translator.deleteLater()
    messages.use("en")
    QLocale.setDefault(QLocale("en"))


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_program_calls_keys_what_the_guide_calls_them(command: Command) -> None:
    guide = [named(keys, "fr").replace("\\\\", "\\") for keys in command.shortcuts]
    wanted = dict.fromkeys(ARROWS.get(keys, keys) for keys in guide)
    assert shown(own_keys(command)) == "   ".join(wanted)


@pytest.mark.usefixtures("french")
def test_menus_buttons_and_the_sample_have_those_names(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "")
    desk.window.open_sample()
    assert "Ctrl+Entrée" in desk.text and "Retour" not in desk.text
    spoken = [button.toolTip() for button in desk.window.findChildren(IconButton)]
    assert spoken and not any(name in words for name in NAMES["fr"] for words in spoken)
    discard = desk.window.commands["discard"].shortcut()
    assert discard.toString(discard.SequenceFormat.NativeText) == "Ctrl+Maj+Retour arrière"


def test_english_keeps_its_own(qapp: QApplication) -> None:
    run = next(command for command in COMMANDS if command.id == "run")
    assert shown(own_keys(run)) == "Ctrl+Return   Ctrl+Enter"
