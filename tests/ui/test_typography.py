"""Fix typography: on the whole text or the selection, one undo step, told and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.settings import Settings
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from ui.typography.typing import Typing

GIVEN = (
    'Bonjour! Voici "l\'ami" 😀: 50% de 12 000 €.\n\nQuoi? Encore la même chose que dans la lettre.'
)
SET = (
    "Bonjour\u00a0! Voici «\u00a0l’ami\u00a0» 😀\u00a0: 50\u00a0% de 12\u00a0000\u00a0€.\n\n"
    "Quoi\u00a0? Encore la même chose que dans la lettre."
)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    opened = open_desk(qtbot, GIVEN)
    opened.attach()
    return opened


def told(desk: Desk) -> str:
    strip = desk.window.cabinet.strip
    return strip.words.text() if strip.isVisible() else ""


def fix(desk: Desk, qtbot: QtBot) -> None:
    desk.press(Qt.Key.Key_T, CONTROL | SHIFT, desk.window.editor)
    qtbot.waitUntil(lambda: bool(told(desk)), timeout=20_000)


def test_the_whole_text_is_set_and_undone_in_one_step(desk: Desk, qtbot: QtBot) -> None:
    fix(desk, qtbot)
    assert desk.window.editor.text() == SET
    assert told(desk) == "9 typographic fixes"
    desk.press(Qt.Key.Key_Z, CONTROL, desk.window.editor)
    assert desk.window.editor.text() == GIVEN


def test_the_notice_takes_it_back(desk: Desk, qtbot: QtBot) -> None:
    fix(desk, qtbot)
    undo = desk.window.cabinet.strip.buttons()[0]
    assert undo.text() == "Undo"
    desk.click(undo)
    assert desk.window.editor.text() == GIVEN
    assert told(desk) == ""


def test_only_the_selection_is_set(desk: Desk, qtbot: QtBot) -> None:
    desk.select("Quoi? Encore")
    fix(desk, qtbot)
    assert desk.window.editor.text() == GIVEN.replace("Quoi?", "Quoi\u00a0?")


def test_a_second_time_says_that_it_is_right(desk: Desk, qtbot: QtBot) -> None:
    fix(desk, qtbot)
    desk.window.cabinet.strip.dismiss()
    fix(desk, qtbot)
    assert told(desk) == "Nothing to fix: the typography is right."


def test_the_offer_to_undo_goes_with_the_next_key(desk: Desk, qtbot: QtBot) -> None:
    fix(desk, qtbot)
    desk.type("x")
    assert told(desk) == ""


def test_a_paragraph_that_is_cut_for_the_eye_is_set_too(desk: Desk, qtbot: QtBot) -> None:
    long = "Voici l'été, et encore une phrase de la même lettre. " * 400
    desk.window.editor.open_text("😀 Ah!\n" + long)
    fix(desk, qtbot)
    assert desk.window.editor.text() == "😀 Ah\u00a0!\n" + long.replace("'", "’")


def test_a_text_in_another_language_is_left(desk: Desk, qtbot: QtBot) -> None:
    text = "Das ist ein Brief an die Freunde, und er ist nicht sehr lang, aber er ist schön!"
    desk.window.editor.open_text(text)
    fix(desk, qtbot)
    assert desk.window.editor.text() == text
    assert told(desk) == "Typography is for French and English texts."


BEGUN = "Voici une lettre que nous avons écrite à nos amis dans le Midi. "


@pytest.fixture
def typing(desk: Desk, qtbot: QtBot) -> Desk:
    """Return a window that sets what is typed, and knows by now that this is French."""
    typing = Typing(desk.window.editor)
    desk.window.editor.open_text(BEGUN, len(BEGUN))
    typing.follow(Settings(typography_typing=True))
    desk.window.editor.setFocus()
    for _ in range(400):
        desk.type("x ")
        qtbot.wait(10)
        desk.press(Qt.Key.Key_Backspace, widget=desk.window.editor)
        desk.press(Qt.Key.Key_Backspace, widget=desk.window.editor)
        if typing.language:
            break
    assert typing.language == "fr"
    return desk


def written(desk: Desk, words: str) -> str:
    """Type one key after another, as a person does; return what stands there behind the start."""
    for key in words:
        desk.type(key)
        QTest.qWait(1)
    return desk.window.editor.text().removeprefix(BEGUN)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Oui ! ", "Oui\u00a0! "),
        ("Quoi? Rien", "Quoi\u00a0? Rien"),
        ("vers 12:30 ou 13:45 ", "vers 12:30 ou 13:45 "),
        ("l'ami ", "l’ami "),
        ('dit "oui" et ', "dit «\u00a0oui\u00a0» et "),
        ("sur https://exemple.fr/a?b ", "sur https://exemple.fr/a?b "),
        ("10 km de ", "10\u00a0km de "),
        ("Enfin... bon", "Enfin… bon"),
    ],
)
def test_what_is_typed_is_set_a_word_at_a_time(typing: Desk, keys: str, text: str) -> None:
    assert written(typing, keys) == text


def test_undo_takes_an_automatic_fix_back_and_it_stays_so(typing: Desk) -> None:
    assert written(typing, "l'") == "l’"
    typing.press(Qt.Key.Key_Z, CONTROL, typing.window.editor)
    assert typing.window.editor.text() == BEGUN + "l'"
    assert written(typing, "ami et moi ") == "l'ami et moi "


def test_backspace_at_once_takes_an_automatic_fix_back(typing: Desk) -> None:
    assert written(typing, "oui ? ") == "oui\u00a0? "
    typing.press(Qt.Key.Key_Backspace, widget=typing.window.editor)
    assert written(typing, "") == "oui\u00a0?"
    assert written(typing, " l'") == "oui\u00a0? l’"
    typing.press(Qt.Key.Key_Backspace, widget=typing.window.editor)
    assert written(typing, "") == "oui\u00a0? l'"
    typing.press(Qt.Key.Key_Backspace, widget=typing.window.editor)
    assert written(typing, "") == "oui\u00a0? l"


def test_code_is_typed_as_it_is(typing: Desk) -> None:
    for words in ("", "```", ""):
        typing.type(words)
        typing.press(Qt.Key.Key_Return, widget=typing.window.editor)
    assert written(typing, "l'ami ! ") == "\n```\n\nl'ami ! "


def test_nothing_is_set_while_one_types_unless_it_is_switched_on(desk: Desk) -> None:
    desk.window.editor.open_text(BEGUN, len(BEGUN))
    assert written(desk, "l'ami ! ") == "l'ami ! "
