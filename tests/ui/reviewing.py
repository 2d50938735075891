"""An answer with three changes, ready to be reviewed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import TEXT, Desk, open_desk

SENTENCE = "Voici une phrase qui est beaucoup trop longue"
ANSWER = "Voilà une phrase vraiment trop longue, oui"
"""Three changes: “Voici”, “qui est beaucoup”, and “, oui”."""


def reviewed(qtbot: QtBot, text: str = TEXT) -> Desk:
    """Let an answer with three changes come and go into it by F6."""
    desk = open_desk(qtbot, text)
    desk.select(SENTENCE)
    desk.answer(ANSWER)
    desk.press(Qt.Key.Key_F6)
    assert desk.companion.panel.answer.hasFocus()
    return desk


def line(desk: Desk) -> str:
    return desk.companion.panel.sheet.line.text()


def click(desk: Desk, words: str) -> None:
    answer = desk.companion.panel.answer
    place = answer.toPlainText().index(words)
    cursor = QTextCursor(answer.document())
    cursor.setPosition(place + 2)
    where = answer.cursorRect(cursor).center()
    QTest.mouseClick(answer.viewport(), Qt.MouseButton.LeftButton, pos=where)
