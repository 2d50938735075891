"""Where things stand in the window, and that the window remembers it."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import open_desk
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.theme import Theme
from ui.writing import LEAST_TEXT


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
    assert desk.window.editor.width() > beside - 40
    panel = desk.companion.panel
    assert panel.isVisible() and page.rect().contains(panel.geometry())
    desk.window.resize(1180, 780)
    settle()
    assert not page.lies_over and panel.isVisible()
    assert desk.window.editor.width() == beside


def test_the_text_keeps_its_least_width(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    for width in (1400, 1024, 905, 760, 600):
        desk.window.resize(width, 600)
        settle()
        assert desk.window.editor.width() >= LEAST_TEXT


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
