"""The command palette: opened, searched and used by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, Desk, open_desk
from ui.palette import Palette


def opened(desk: Desk) -> Palette:
    desk.press(Qt.Key.Key_K, CONTROL)
    palette = desk.window.findChild(Palette)
    assert palette is not None and palette.isVisible() and palette.field.hasFocus()
    return palette


def labels(palette: Palette) -> list[str]:
    model = palette.rows.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_typing_finds_a_command_and_enter_uses_it(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    palette = opened(desk)
    assert "Run" in labels(palette) and "Side panel" in labels(palette)
    QTest.keyClicks(palette.field, "side pan")
    assert labels(palette)[0] == "Side panel"
    desk.press(Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert not desk.companion.panel.isVisible()


def test_unasked_what_is_done_to_the_text_comes_first_and_the_program_last(qtbot: QtBot) -> None:
    palette = opened(open_desk(qtbot))
    assert labels(palette)[0] == "Run"
    assert labels(palette)[-1] == "Quit"


def test_actions_are_found_with_their_options_and_chosen_ready_to_run(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.window.commands["panel"].trigger()
    palette = opened(desk)
    QTest.keyClicks(palette.field, "angl")
    assert labels(palette)[0] == "Translate → English"
    desk.press(Qt.Key.Key_Return)
    assert not palette.isVisible() and desk.companion.panel.isVisible()
    assert desk.companion.panel.action is not None
    assert desk.companion.panel.action.id == "translate"
    assert desk.app.assistant.requests == []
    desk.run()
    assert (desk.request.action, desk.request.options["to"]) == ("translate", "en")


def test_the_words_of_a_command_still_lead_to_it(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    palette = opened(desk)
    QTest.keyClicks(palette.field, "full screen")
    assert labels(palette) == ["Full screen"]


def test_only_what_can_be_used_now_is_offered(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    assert "Accept" not in labels(opened(desk))
    desk.press(Qt.Key.Key_Escape)
    desk.answer("Autre chose.")
    assert "Accept" in labels(opened(desk))


def test_escape_leaves_all_as_it_was(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    before = desk.text
    palette = opened(desk)
    QTest.keyClicks(palette.field, "quit")
    desk.press(Qt.Key.Key_Escape)
    assert not palette.isVisible() and desk.window.isVisible()
    assert desk.window.editor.hasFocus() and desk.text == before


def test_arrows_choose_another_row(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    palette = opened(desk)
    desk.press(Qt.Key.Key_Down)
    assert palette.rows.currentIndex().row() == 1
    desk.press(Qt.Key.Key_Up)
    assert palette.rows.currentIndex().row() == 0


def test_what_is_called_by_no_command_is_said(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    palette = opened(desk)
    QTest.keyClicks(palette.field, "zzzz")
    assert palette.none.isVisible() and not palette.rows.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_a_click_beside_it_closes_it(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    palette = opened(desk)
    desk.window.editor.setFocus()
    assert not palette.isVisible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_fits_into_a_narrow_window(qtbot: QtBot, language: str) -> None:
    desk = open_desk(qtbot, language=language)
    desk.window.resize(640, 480)
    QApplication.processEvents()
    palette = opened(desk)
    ground = desk.window.rect()
    assert ground.contains(palette.geometry().translated(0, 0))
