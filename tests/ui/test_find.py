"""Find and replace in the real window, by keys."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, Desk, open_desk, select_all
from ui.find.bar import FindBar
from ui.find.wanted import TooSlowError, Wanted, matches
from ui.theme import INTERFACE, sized

TEXT = "L’été à Paris.\nL'ete en cœur, Été.\nParis, paris et Parisien 😀 Paris."
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_bar(qtbot: QtBot, text: str = TEXT, key: Qt.Key = Qt.Key.Key_F) -> tuple[Desk, FindBar]:
    desk = open_desk(qtbot, text)
    qtbot.waitUntil(lambda: desk.window.commands["find"].isEnabled())
    desk.press(key, CONTROL)
    return desk, desk.window.tools.bar


def look_for(qtbot: QtBot, bar: FindBar, words: str) -> None:
    bar.words.clear()
    if words.isascii():
        QTest.keyClicks(bar.words, words)
    else:
        bar.words.setText(words)
    settle(qtbot, bar)


def settle(qtbot: QtBot, bar: FindBar) -> None:
    QApplication.processEvents()
    qtbot.waitUntil(lambda: "…" not in bar.told.text())
    QApplication.processEvents()


def chosen(desk: Desk) -> tuple[int, str]:
    cursor = desk.window.editor.textCursor()
    return cursor.selectionStart(), cursor.selectedText()


def found(text: str, words: str, **how: bool) -> list[str]:
    units = text.encode("utf-16-le")
    places = matches(Wanted(words, **how).pattern(), text)
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in places]


@pytest.mark.parametrize(
    ("text", "words", "how", "expected"),
    [
        ("Été ÉTÉ ete", "été", {}, ["Été", "ÉTÉ"]),
        ("Été été", "été", {"case": True}, ["été"]),
        ("Été ete E\u0301te\u0301", "ete", {"loose": True}, ["Été", "ete", "E\u0301te\u0301"]),
        ("cœur Coeur CŒUR", "coeur", {"loose": True}, ["cœur", "Coeur", "CŒUR"]),
        ("coeur", "cœur", {"loose": True}, ["coeur"]),
        ("l’an l'an", "l'an", {"loose": True}, ["l’an", "l'an"]),
        ("12\u202f500 €", "12 500", {"loose": True}, ["12\u202f500"]),
        ("Paris Parisien aParis", "paris", {"whole": True}, ["Paris"]),
        ("été étés", "été", {"whole": True}, ["été"]),
        ("a.b axb", "a.b", {}, ["a.b"]),
        ("a.b axb", "a.b", {"expression": True}, ["a.b", "axb"]),
        ("😀 mot 😀", "😀", {}, ["😀", "😀"]),
        ("aaa", "x*", {"expression": True}, []),
    ],
)
def test_words_are_found_as_asked(
    text: str, words: str, how: dict[str, bool], expected: list[str]
) -> None:
    assert found(text, words, **how) == expected


@given(
    st.text(alphabet="abé.*(\\😀 ", max_size=30),
    st.text(alphabet="abé.*(\\😀 ", min_size=1, max_size=3),
)
def test_plain_words_are_found_wherever_they_stand(text: str, words: str) -> None:
    assert len(found(text, words, case=True)) == text.count(words)
    assert len(found(text, words)) == len(re.findall(re.escape(words), text, re.IGNORECASE))


def test_an_expression_that_runs_away_is_stopped() -> None:
    pattern = Wanted(r"(\w+\s?)*$", expression=True).pattern()
    with pytest.raises(TooSlowError):
        list(matches(pattern, "mot " * 1500 + "!"))


def test_the_first_place_is_shown_while_typing_and_the_places_are_counted(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot)
    look_for(qtbot, bar, "par")
    assert chosen(desk) == (8, "Par")
    assert bar.told.text() == "1 of 5"
    QTest.keyClicks(bar.words, "isi")
    settle(qtbot, bar)
    assert chosen(desk)[1] == "Parisi"
    assert bar.told.text() == "1 of 1"


def test_enter_and_shift_enter_walk_around_the_places(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot)
    look_for(qtbot, bar, "paris")
    seen = []
    for _ in range(5):
        desk.press(Qt.Key.Key_Return, widget=bar.words)
        seen.append(bar.told.text())
    assert seen == ["2 of 5", "3 of 5", "4 of 5", "5 of 5", "1 of 5"]
    desk.press(Qt.Key.Key_Return, SHIFT, bar.words)
    assert bar.told.text() == "5 of 5"
    desk.press(Qt.Key.Key_F3, widget=bar.words)
    assert bar.told.text() == "1 of 5"
    desk.press(Qt.Key.Key_F3, SHIFT, bar.words)
    assert bar.told.text() == "5 of 5"


def test_esc_closes_the_bar_and_leaves_the_cursor_on_the_place(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot)
    look_for(qtbot, bar, "cœur")
    desk.press(Qt.Key.Key_Escape, widget=bar.words)
    assert bar.isHidden()
    assert desk.window.editor.hasFocus()
    assert chosen(desk)[1] == "cœur"


def test_the_selected_words_are_looked_for(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, TEXT)
    qtbot.waitUntil(lambda: desk.window.commands["find"].isEnabled())
    desk.select("Paris")
    desk.press(Qt.Key.Key_F, CONTROL)
    bar = desk.window.tools.bar
    settle(qtbot, bar)
    assert bar.words.text() == "Paris"
    assert bar.told.text() == "1 of 5"


def test_the_places_are_counted_anew_when_the_text_changes(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot)
    look_for(qtbot, bar, "paris")
    desk.window.editor.setFocus()
    desk.put_cursor("L’été")
    desk.type("Paris ")
    qtbot.waitUntil(lambda: bar.told.text() == "6 found")


def test_a_wrong_expression_is_told_and_nothing_is_replaced(qtbot: QtBot) -> None:
    _, bar = open_bar(qtbot, key=Qt.Key.Key_H)
    bar.expression.click()
    look_for(qtbot, bar, "ab*)c")
    assert bar.told.text() == "This expression goes wrong at its character 4."
    bar.whole.click()
    assert bar.told.text() == "This expression goes wrong at its character 4."
    assert not bar.all.isEnabled()


def test_one_is_replaced_and_the_next_one_shown(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot, key=Qt.Key.Key_H)
    look_for(qtbot, bar, "paris")
    bar.put.setFocus()
    QTest.keyClicks(bar.put, "Lyon")
    desk.press(Qt.Key.Key_Return, widget=bar.put)
    qtbot.waitUntil(lambda: bar.told.text() == "1 of 4")
    assert desk.text == TEXT.replace("Paris", "Lyon", 1)


def test_all_are_replaced_as_one_undo_step(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot, "Un mot.\n" * 20_000, key=Qt.Key.Key_H)
    look_for(qtbot, bar, "mot")
    qtbot.waitUntil(lambda: bar.told.text() == "1 of 20,000")
    QTest.keyClicks(bar.put, "long mot")
    desk.click(bar.all)
    qtbot.waitUntil(lambda: not desk.window.editor.isReadOnly(), timeout=20_000)
    assert desk.text == "Un long mot.\n" * 20_000
    desk.window.commands["undo"].trigger()
    assert desk.text == "Un mot.\n" * 20_000


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_the_field_has_the_keys_when_all_are_replaced(qtbot: QtBot, by: str) -> None:
    desk, bar = open_bar(qtbot, "mot et mot", key=Qt.Key.Key_H)
    look_for(qtbot, bar, "mot")
    QTest.keyClicks(bar.put, "x")
    if by == "mouse":
        desk.click(bar.all)
    else:
        bar.all.setFocus(Qt.FocusReason.TabFocusReason)
        desk.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not bar.all.isEnabled())
    assert desk.text == "x et x"
    assert bar.words.hasFocus()


def test_replacing_can_be_cancelled(qtbot: QtBot) -> None:
    text = "mot " * 100_000
    desk, bar = open_bar(qtbot, text, key=Qt.Key.Key_H)
    look_for(qtbot, bar, "mot")
    qtbot.waitUntil(bar.all.isEnabled, timeout=20_000)
    QTest.keyClicks(bar.put, "x")
    QTest.mouseClick(bar.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bar.cancel.isVisible)
    desk.click(bar.cancel)
    assert desk.text == text
    assert not desk.window.editor.isReadOnly()


def test_groups_of_an_expression_come_in_the_replacement(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot, "12-05 et 13-06 😀 14-07", key=Qt.Key.Key_H)
    bar.expression.click()
    look_for(qtbot, bar, r"(\d+)-(?<mois>\d+)")
    QTest.keyClicks(bar.put, r"$2/\1 ${mois} \0 $$")
    desk.click(bar.all)
    assert desk.text == "05/12 05 12-05 $ et 06/13 06 13-06 $ 😀 07/14 07 14-07 $"
    bar.put.setText(r"\3")
    assert "3" in bar.told.text()
    assert not bar.all.isEnabled()


def test_a_look_ahead_sees_the_text_as_it_was(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot, "ab ab", key=Qt.Key.Key_H)
    bar.expression.click()
    look_for(qtbot, bar, r"(a)(?=b)|b")
    QTest.keyClicks(bar.put, r"<\1>")
    desk.click(bar.all)
    assert desk.text == "<a><> <a><>"


def test_only_the_selection_is_searched_where_one_was_made(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "mot\nmot\nmot")
    qtbot.waitUntil(lambda: desk.window.commands["find"].isEnabled())
    cursor = desk.window.editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(11, cursor.MoveMode.KeepAnchor)
    desk.window.editor.setTextCursor(cursor)
    desk.press(Qt.Key.Key_H, CONTROL)
    bar = desk.window.tools.bar
    assert bar.within.isChecked()
    look_for(qtbot, bar, "mot")
    assert bar.told.text() == "1 of 2"
    QTest.keyClicks(bar.put, "x")
    desk.click(bar.all)
    assert desk.text == "mot\nx\nx"


def test_the_bar_stays_free_where_the_panel_lies_over_the_text(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot)
    window, panel = desk.window, desk.companion.panel
    window.resize(800, 560)
    qtbot.waitUntil(lambda: window.writing.lies_over and panel.isVisible())

    def top(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(0, 0)).y()

    qtbot.waitUntil(lambda: top(panel) == top(bar) + bar.height())
    desk.press(Qt.Key.Key_Escape, widget=bar.words)
    qtbot.waitUntil(lambda: top(panel) == top(window.editor))
    desk.press(Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(lambda: top(panel) == top(bar) + bar.height() == top(window.editor))


def test_a_way_of_finding_has_room_for_the_strong_letters_it_has_when_on(qtbot: QtBot) -> None:
    _desk, bar = open_bar(qtbot)
    plain = QFontMetrics(bar.within.font()).horizontalAdvance(bar.within.text())
    strong = QFontMetrics(sized(bar.within.font(), INTERFACE, strong=True))
    padding = QPushButton.sizeHint(bar.within).width() - plain
    needed = strong.horizontalAdvance(bar.within.text()) + padding
    assert needed > plain + padding
    assert bar.within.width() >= needed


def test_ten_times_the_text_is_searched_in_slices(qtbot: QtBot) -> None:
    desk, bar = open_bar(qtbot, "Une phrase de plus.\n" * 50_000 + "aiguille")
    QTest.keyClicks(bar.words, "aiguille")
    assert bar.told.text() == "Looking…"
    qtbot.waitUntil(lambda: bar.told.text() == "1 of 1", timeout=20_000)
    assert chosen(desk)[1] == "aiguille"
    desk.window.editor.selectAll()
    select_all(desk)
