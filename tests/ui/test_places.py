"""Where things stand in the window, and that the window remembers it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import open_desk
from ui.colors import DARK, LIGHT
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.theme import Theme
from ui.writing import LEAST_BESIDE, LEAST_TEXT


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_a_narrow_window_lays_the_panel_over_the_text(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    page = desk.window.writing
    desk.window.resize(1180, 780)
    settle()
    beside = desk.window.editor.width()
    assert not page.lies_over
    desk.window.resize(820, 780)
    settle()
    assert page.lies_over
    panel = desk.companion.panel
    assert panel.isVisible() and page.rect().contains(panel.geometry())
    desk.window.resize(1180, 780)
    settle()
    assert not page.lies_over and panel.isVisible()
    assert desk.window.editor.width() == beside


@pytest.mark.parametrize("width", [899, 820, 700, 610])
def test_a_panel_over_the_text_leaves_every_word_and_the_selection_in_view(
    qtbot: QtBot, width: int
) -> None:
    desk = open_desk(qtbot, "Un mot de plus. " * 400)
    editor, panel = desk.window.editor, desk.companion.panel
    cursor = editor.textCursor()
    cursor.setPosition(3000)
    cursor.setPosition(3100, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    desk.window.resize(width, 600)
    settle()
    assert desk.window.writing.lies_over and panel.isVisible()
    text = QRect(editor.viewport().mapTo(desk.window, QPoint()), editor.viewport().size())
    place = QRect(panel.mapTo(desk.window, QPoint()), panel.size())
    assert not text.intersects(place)
    assert editor.viewport().rect().contains(editor.cursorRect().center())
    desk.window.commands["panel"].trigger()
    settle()
    assert editor.width() == desk.window.width() - 44
    desk.window.commands["panel"].trigger()
    settle()
    assert editor.viewport().rect().contains(editor.cursorRect().center())


def test_the_text_keeps_its_least_width(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    editor = desk.window.editor
    for width in (1400, 1024, 905):
        desk.window.resize(width, 600)
        settle()
        assert editor.width() >= LEAST_TEXT
    for width in (899, 760, 600, 500):
        desk.window.resize(width, 600)
        settle()
        assert editor.width() >= LEAST_BESIDE
    assert editor.width() >= LEAST_TEXT


def test_a_hidden_panel_stays_hidden_when_the_window_narrows(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.window.commands["panel"].trigger()
    desk.window.resize(820, 780)
    settle()
    assert not desk.companion.panel.isVisible()


def test_the_window_remembers_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def window() -> MainWindow:
        made = MainWindow(Theme(application, "light"), "en", Memory(tmp_path / "window.json"))
        qtbot.addWidget(made)
        return made

    first = window()
    with qtbot.waitExposed(first):
        first.show()
    first.resize(990, 560)
    settle()
    first.writing.splitter.moveSplitter(990 - 44 - 330, 1)
    first.resize(780, 560)
    first.commands["panel"].trigger()
    settle()
    first.close()
    second = window()
    with qtbot.waitExposed(second):
        second.show()
    settle()
    assert (second.width(), second.height()) == (780, 560)
    assert not second.commands["panel"].isChecked()
    second.commands["panel"].trigger()
    settle()
    assert abs(second.writing.widths[1] - 330) <= 2


def test_the_rail_says_which_page_is_open(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    button = desk.window.rail.buttons["write"]
    assert button.isChecked() and button.accessibleName() == "Write"
    desk.click(button)
    assert button.isChecked() and desk.window.pages.now == "write"


def test_the_text_takes_another_theme_with_its_ground(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application, "light")
    window = MainWindow(theme, "en")
    qtbot.addWidget(window)
    window.open_draft("Un mot", 0)
    with qtbot.waitExposed(window):
        window.show()
    viewport = window.editor.viewport()
    for look, colors in (("dark", DARK), ("light", LIGHT)):
        theme.prefer(look)
        settle()
        assert viewport.grab().toImage().pixelColor(1, 1).name() == colors.paper.lower()
