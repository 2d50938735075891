"""The text's own commands: its size, its face and its menu."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, Desk, open_desk
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.theme import Theme

LONG = "Une phrase assez longue pour occuper plusieurs lignes de la colonne. " * 8


def ready(qtbot: QtBot, text: str = LONG) -> Desk:
    desk = open_desk(qtbot, text)
    qtbot.waitUntil(lambda: desk.window.commands["zoom_in"].isEnabled())
    return desk


@pytest.mark.parametrize("percent", [50, 80, 100, 125])
def test_a_line_keeps_its_characters_and_its_height_at_each_size(
    qtbot: QtBot, percent: int
) -> None:
    desk = ready(qtbot)
    desk.window.resize(1700, 900)
    editor = desk.window.editor
    editor.zoom = percent
    QApplication.processEvents()
    pixels = editor.font().pixelSize()
    assert pixels == max(8, round(17 * percent / 100))
    layout = editor.document().begin().layout()
    editor.document().documentLayout().blockBoundingRect(editor.document().begin())
    longest = max(layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1))
    assert 60 <= longest <= 80
    assert layout.lineAt(2).y() - layout.lineAt(1).y() == round(pixels * 1.55)


def test_keys_and_the_wheel_change_the_size(qtbot: QtBot) -> None:
    desk = ready(qtbot)
    editor = desk.window.editor
    heard: list[int] = []
    editor.zoomed.connect(heard.append)
    desk.press(Qt.Key.Key_Equal, CONTROL)
    desk.press(Qt.Key.Key_Plus, CONTROL)
    desk.press(Qt.Key.Key_Minus, CONTROL)
    desk.press(Qt.Key.Key_0, CONTROL)
    spot = QPointF(100, 100)
    for turned in (60, 60, -120, -120):
        wheel = QWheelEvent(
            spot,
            editor.viewport().mapToGlobal(spot),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            CONTROL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor.viewport(), wheel)
    assert heard == [110, 125, 110, 100, 110, 100, 90]
    assert not desk.window.journal.is_behind


def test_the_size_has_an_end(qtbot: QtBot) -> None:
    editor = ready(qtbot).window.editor
    for _ in range(20):
        editor.zoom_by(1)
    assert editor.zoom == 300
    editor.zoom = 10
    assert editor.zoom == 50
    editor.zoom = 95
    editor.zoom_by(1)
    assert editor.zoom == 100
    editor.zoom = 95
    editor.zoom_by(-1)
    assert editor.zoom == 90


def test_the_size_is_remembered(qtbot: QtBot) -> None:
    desk = ready(qtbot)
    desk.press(Qt.Key.Key_Equal, CONTROL)
    desk.window.close()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    memory = Memory()
    memory.set("zoom", desk.window.memory.get("zoom", 0))
    again = MainWindow(Theme(application, "light"), "en", memory)
    qtbot.addWidget(again)
    assert again.editor.zoom == 110


def test_the_face_and_size_of_the_settings_are_taken(qtbot: QtBot) -> None:
    editor = ready(qtbot).window.editor
    editor.set_face("sans", 20)
    editor.zoom = 200
    assert editor.font().pixelSize() == 40
    assert editor.font().family() == QApplication.font().family()
    editor.set_face("serif", 20)
    assert editor.font().family() != QApplication.font().family()


def entries(desk: Desk) -> dict[str, bool]:
    menu = desk.window.tools.menu()
    return {one.text(): one.isEnabled() for one in menu.actions() if one.text()}


def test_the_menu_offers_what_can_be_done(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    desk = ready(qtbot)
    shown = entries(desk)
    assert (shown["Cut"], shown["Copy"], shown["Paste"]) == (False, False, False)
    assert shown["Select all"] and shown["Rewrite the paragraph"]
    desk.select("phrase")
    shown = entries(desk)
    assert shown["Cut"] and shown["Copy"] and shown["Rewrite the selection"]


def test_the_menu_rewrites_the_selection(qtbot: QtBot) -> None:
    desk = ready(qtbot)
    desk.select("phrase")
    menu = desk.window.tools.menu()
    next(one for one in menu.actions() if one.text() == "Rewrite the selection").trigger()
    assert desk.request.text == "phrase"
