"""Markdown in the real window: what is in view has its looks, whatever was edited before."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, open_desk
from ui.colors import DARK
from ui.editor.editor import Editor
from ui.editor.markdown import OUTSIDE, opens_matter, read, spans
from ui.editor.seams import units
from ui.editor.spacing import SpacedDocument
from ui.theme import Theme

PIECES = ("```", "~~~", "<!-- a", "b -->", "# Titre", "Une *phrase*.", "---", "clé: x", "", "- un")


def shown(editor: Editor, number: int) -> list[tuple[int, int]]:
    block = editor.document().findBlockByNumber(number)
    return [(one.start, one.length) for one in block.layout().formats()]


def expected(editor: Editor) -> list[list[tuple[int, int]]]:
    document = editor.document()
    lines = [document.findBlockByNumber(n).text() for n in range(document.blockCount())]
    state, found = OUTSIDE, []
    for number, line in enumerate(lines):
        matter = number == 0 and len(lines) > 1 and opens_matter(line, lines[1])
        state, looks = read(line, state, matter=matter)
        found.append(
            [(units(line[:at]), units(line[at : at + length])) for at, length, _ in spans(looks)]
        )
    return found


def open_text(qtbot: QtBot, text: str) -> tuple[Desk, Editor]:
    desk = open_desk(qtbot, text)
    return desk, desk.window.editor


def settle(qtbot: QtBot, editor: Editor) -> None:
    def all_right() -> bool:
        editor.viewport().update()
        QApplication.processEvents()
        seen = [block.blockNumber() for block, _ in editor.in_view()]
        wanted = expected(editor)
        return all(shown(editor, number) == wanted[number] for number in seen)

    qtbot.waitUntil(all_right, timeout=5000)


def test_what_is_in_view_is_formatted_behind_the_first_paint(qtbot: QtBot) -> None:
    _, editor = open_text(qtbot, "# Titre\n\nUn **mot** fort 😀 et *doux*.")
    settle(qtbot, editor)
    formats = editor.document().findBlockByNumber(2).layout().formats()
    strong = [one for one in formats if one.format.fontWeight() >= QFont.Weight.DemiBold]
    assert [(one.start, one.length) for one in strong] == [(5, 3)]
    soft = [one for one in formats if one.format.fontItalic()]
    assert [(one.start, one.length) for one in soft] == [(23, 4)]


def test_looks_are_no_change_of_the_text(qtbot: QtBot) -> None:
    desk, editor = open_text(qtbot, "# Titre\n```\ncode\n```\n")
    heard: list[bool] = []
    editor.textChanged.connect(lambda: heard.append(True))
    settle(qtbot, editor)
    assert not heard
    assert not editor.document().isUndoAvailable()
    assert not desk.window.journal.is_behind


def test_a_fence_that_is_typed_changes_what_stands_below(qtbot: QtBot) -> None:
    _, editor = open_text(qtbot, "\n# Titre\nfin\n```")
    settle(qtbot, editor)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(editor, "```")
    settle(qtbot, editor)
    assert editor.document().findBlockByNumber(1).layout().formats()[0].format.fontFamilies()
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    settle(qtbot, editor)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_text_in_view_looks_as_if_read_from_the_top(
    qtbot: QtBot, seed: int
) -> None:
    dice = random.Random(seed)
    _, editor = open_text(qtbot, "\n".join(dice.choices(PIECES, k=400)))
    for _ in range(12):
        cursor = editor.textCursor()
        last = editor.document().characterCount() - 1
        start = dice.randint(0, last)
        cursor.setPosition(start)
        cursor.setPosition(
            min(last, start + dice.choice((0, 1, 5, 60))), QTextCursor.MoveMode.KeepAnchor
        )
        cursor.insertText("\n".join(dice.choices(PIECES, k=dice.choice((0, 1, 3, 90)))))
        if dice.random() < 0.3:
            editor.undo()
        bar = editor.verticalScrollBar()
        bar.setValue(dice.randint(0, bar.maximum()))
        if dice.random() < 0.5:
            QApplication.processEvents()
    settle(qtbot, editor)
    editor.verticalScrollBar().setValue(0)
    settle(qtbot, editor)


def test_front_matter_is_known_by_its_second_line(qtbot: QtBot) -> None:
    _, editor = open_text(qtbot, "---\n\nUne phrase.")
    settle(qtbot, editor)
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "titre: x")
    settle(qtbot, editor)
    assert shown(editor, 2) == [(0, 11)]


def test_another_document_and_another_theme_are_shown_in_their_looks(qtbot: QtBot) -> None:
    _, editor = open_text(qtbot, "# Titre")
    settle(qtbot, editor)
    other = SpacedDocument(editor)
    editor.show_document(other)
    editor.open_text("- un *mot*")
    settle(qtbot, editor)
    theme = QApplication.instance().findChildren(Theme)[-1]  # type: ignore[union-attr]
    theme.prefer("dark")
    settle(qtbot, editor)

    def is_dark() -> bool:
        QApplication.processEvents()
        formats = editor.document().begin().layout().formats()
        return formats[0].format.foreground().color().name().upper() == DARK.quiet

    qtbot.waitUntil(is_dark)
    theme.prefer("light")
