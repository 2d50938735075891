"""Removed documents in the real window: undone by the key, found again later, no text touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.store.connection import Store
from tests.store.opened import WAIT, opened
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk
from ui.documents.sheaf import Sheaf
from ui.documents.shelf import Shelf
from ui.shortcuts import assign


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as open_store:
        yield open_store


@pytest.fixture
def desk(qtbot: QtBot, store: Store) -> Iterator[Desk]:
    """Show a window with three documents; the last is typed, so it can be undone in."""
    desk = open_desk(qtbot, "", attached=False)
    desk.window.cabinet.attach(store)
    listing = desk.window.cabinet.listing
    for number, text in enumerate(("Un", "Deux", "Trois")):
        if number:
            desk.press(Qt.Key.Key_N, CONTROL, desk.window.editor)
        desk.type(text)
        desk.window.journal.flush()
        qtbot.waitUntil(lambda number=number: len(listing.documents) == number + 1)
    yield desk
    desk.window.cabinet.finish()


def names(sheaf: Sheaf) -> list[str]:
    return [str(sheaf.items.index(row, 0).data()) for row in range(sheaf.items.rowCount())]


def shelf_of(desk: Desk) -> Shelf:
    shelf = desk.window.findChild(Shelf)
    assert isinstance(shelf, Shelf)
    return shelf


def remove(qtbot: QtBot, desk: Desk, *left: list[str]) -> Shelf:
    """Remove documents from the top of the list, by its keys, until these are left."""
    desk.press(Qt.Key.Key_B, CONTROL, desk.window.editor)
    shelf = shelf_of(desk)
    desk.press(Qt.Key.Key_Down)
    for rest in left:
        desk.press(Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda rest=rest: names(shelf.list) == rest)
    return shelf


def test_the_undo_key_in_the_list_brings_documents_back_and_edits_no_text(
    qtbot: QtBot, desk: Desk
) -> None:
    shelf = remove(qtbot, desk, ["Deux", "Un"], ["Un"])
    assert desk.text == "Un" and shelf.list.hasFocus()
    for there in (["Deux", "Un"], ["Trois", "Deux", "Un"]):
        desk.press(Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda there=there: names(shelf.list) == there)
        assert shelf.list.hasFocus()
        assert shelf.list.currentIndex().data() == there[0]
    assert not desk.window.cabinet.strip.isVisible()
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == "Un"
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.text == "Trois")


def test_the_undo_key_works_in_the_field_once_nothing_typed_there_is_left_to_undo(
    qtbot: QtBot, desk: Desk
) -> None:
    shelf = remove(qtbot, desk, ["Deux", "Un"])
    desk.press(Qt.Key.Key_Up)
    assert shelf.field.hasFocus()
    QTest.keyClicks(shelf.field, "u")
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert shelf.field.text() == ""
    qtbot.waitUntil(lambda: names(shelf.list) == ["Deux", "Un"])
    desk.press(Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: names(shelf.list) == ["Trois", "Deux", "Un"])
    assert desk.text == "Deux"


def test_the_key_that_was_chosen_to_undo_brings_documents_back_and_no_other(
    qtbot: QtBot, desk: Desk
) -> None:
    assign(desk.window.commands, {"undo": "Ctrl+Shift+U"})
    shelf = remove(qtbot, desk, ["Deux", "Un"], ["Un"])
    desk.press(Qt.Key.Key_U, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: names(shelf.list) == ["Deux", "Un"])
    desk.press(Qt.Key.Key_Z, CONTROL)
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    assert shelf.field.hasFocus()
    QTest.keyClicks(shelf.field, "u")
    desk.press(Qt.Key.Key_U, CONTROL | SHIFT)
    assert shelf.field.text() == ""
    qtbot.waitUntil(lambda: names(shelf.list) == ["Deux", "Un"])
    desk.press(Qt.Key.Key_U, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: names(shelf.list) == ["Trois", "Deux", "Un"])
    assert desk.text == "Un"


def test_the_field_of_the_shelf_keeps_its_width_beside_its_button(qtbot: QtBot, desk: Desk) -> None:
    desk.window.resize(1024, 700)
    desk.window.commands["shelf"].trigger()
    shelf = desk.window.findChild(Shelf)
    assert isinstance(shelf, Shelf)
    qtbot.waitUntil(lambda: shelf.width() > 150)
    assert shelf.field.width() >= shelf.width() - 60
    desk.click(shelf.add)
    qtbot.waitUntil(lambda: desk.text == "")


def test_the_offer_to_undo_stays_until_another_document_is_shown(qtbot: QtBot, desk: Desk) -> None:
    remove(qtbot, desk, ["Deux", "Un"])
    strip = desk.window.cabinet.strip
    assert [button.text() for button in strip.buttons()] == ["Undo", "Close"]
    assert not any(timer.isActive() for timer in strip.findChildren(QTimer))
    assert strip.isVisible()
    desk.press(Qt.Key.Key_N, CONTROL)
    assert not strip.isVisible()


def test_removed_documents_are_listed_at_the_foot_and_brought_back_by_enter(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    shelf = remove(qtbot, desk, ["Deux", "Un"], ["Un"])
    assert shelf.bin.isVisible() and shelf.bin.text() == "Removed (2)…"
    shelf.bin.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert names(shelf.gone.list) == ["Deux", "Trois"]
    assert shelf.gone.list.hasFocus() and not shelf.list.isVisible()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(shelf.gone.list) == ["Deux"])
    assert [found.name for found in store.documents.list(client=None).result(WAIT)] == [
        "Trois",
        "Un",
    ]
    desk.press(Qt.Key.Key_Escape)
    assert shelf.list.hasFocus() and names(shelf.list) == ["Trois", "Un"]
    desk.click(shelf.bin)
    desk.click(shelf.gone.restore)
    qtbot.waitUntil(lambda: names(shelf.list) == ["Trois", "Deux", "Un"])
    assert shelf.list.hasFocus() and not shelf.bin.isVisible()


def test_the_command_opens_the_removed_documents_also_when_there_are_none(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.window.commands["removed_documents"].trigger()
    shelf = shelf_of(desk)
    assert shelf.isVisible() and shelf.gone.back.hasFocus()
    assert "can be brought back here" in shelf.gone.words.text()
    desk.press(Qt.Key.Key_Space)
    assert shelf.list.isVisible() and not shelf.gone.isVisible()
    assert not shelf.bin.isVisible()


def test_hiding_the_list_leaves_the_removed_documents(qtbot: QtBot, desk: Desk) -> None:
    shelf = remove(qtbot, desk, ["Deux", "Un"])
    desk.click(shelf.bin)
    desk.press(Qt.Key.Key_B, CONTROL)
    desk.press(Qt.Key.Key_B, CONTROL)
    assert shelf.field.hasFocus() and not shelf.gone.isVisible()
