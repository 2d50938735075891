"""How long the text is, as the foot of the window tells it."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.counting.prose import Length, measure
from tests.ui.desk import open_desk
from ui.editor.spacing import SpacedDocument
from ui.lengths import Lengths


def reference(text: str) -> Length:
    return sum(map(measure, text.split("\n")), Length())


def test_the_text_is_counted(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Deux mots\n\n😀 !")
    qtbot.waitUntil(
        lambda: desk.window.status.length.text() == "2 words · 12 characters · 1 s to read"
    )


def test_a_long_text_is_counted_whole(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "un deux trois\n" * 60_000)
    shown = "180,000 words · 780,000 characters · 720.0 pages · 756 min to read"
    qtbot.waitUntil(lambda: desk.window.status.length.text() == shown)


def test_figures_are_written_as_french_writes_them(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "un deux trois\n" * 200, language="fr")
    shown = "600 words · 2\u202f600 characters · 1,7 feuillets · 3 min to read"
    qtbot.waitUntil(lambda: desk.window.status.length.text() == shown)


def test_a_text_too_short_for_a_page_is_not_said_to_be_none(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "mot", language="fr")
    qtbot.waitUntil(lambda: desk.window.status.length.text() == "1 word · 3 characters")


def test_the_selection_is_counted_while_there_is_one(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Deux mots\net trois autres\nà la fin")
    desk.select("mots")
    shown = desk.window.status.length.text
    qtbot.waitUntil(lambda: shown().startswith("Selection: 1 word · 4 characters"))
    cursor = desk.window.editor.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(26, cursor.MoveMode.KeepAnchor)
    desk.window.editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: shown().startswith("Selection: 4 words · 19 characters"))
    desk.put_cursor("Deux")
    qtbot.waitUntil(lambda: shown().startswith("8 words"))


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_count_is_that_of_the_text(qtbot: QtBot, seed: int) -> None:
    dice = random.Random(seed)
    desk = open_desk(qtbot, "un mot\n\nl’été — oui !\n" * 100)
    editor = desk.window.editor
    heard: list[Length] = []
    desk.window.tally.counted.connect(lambda whole, _: heard.append(whole))
    for _ in range(15):
        cursor = editor.textCursor()
        last = editor.document().characterCount() - 1
        start = dice.randint(0, last)
        cursor.setPosition(start)
        cursor.setPosition(
            min(last, start + dice.choice((0, 1, 9, 90))), cursor.MoveMode.KeepAnchor
        )
        cursor.insertText("deux mots\n" * dice.choice((0, 1, 3, 150)) + dice.choice(("", "x")))
        if dice.random() < 0.3:
            editor.undo()
        if dice.random() < 0.3:
            qtbot.wait(210)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] == reference(editor.text()))


def test_a_paragraph_that_is_cut_for_the_eye_counts_as_one(qtbot: QtBot) -> None:
    text = "Une phrase de tous les jours. " * 1000
    desk = open_desk(qtbot, text)
    heard: list[Length] = []
    desk.window.tally.counted.connect(lambda whole, _: heard.append(whole))
    desk.type("x")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[-1] == measure("x" + text)


def test_another_document_is_counted(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Deux mots")
    other = SpacedDocument(desk.window.editor)
    desk.window.editor.show_document(other)
    desk.window.editor.open_text("et encore trois")
    qtbot.waitUntil(lambda: desk.window.status.length.text().startswith("3 words"))


def test_a_click_tells_every_figure(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Deux mots\n\nl’été")
    desk.select("mots")
    qtbot.waitUntil(lambda: desk.window.status.length.text().startswith("Selection"))
    desk.click(desk.window.status.length)
    card = desk.window.findChild(Lengths)
    assert isinstance(card, Lengths) and card.isVisible()
    words = [label.text() for label in card.findChildren(QLabel)]
    at = words.index("Characters without spaces")
    assert words[at : at + 3] == ["Characters without spaces", "4", "13"]
    assert any("238" in label for label in words)
    desk.press(Qt.Key.Key_Escape, widget=card)
    assert desk.window.findChild(Lengths) is None
