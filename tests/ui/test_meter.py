"""What a text is counted for: chosen by keys, followed, marked in the text, mended on demand."""

import random
import subprocess
import sys

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.counting.measure import measure
from tests.ui.desk import CONTROL, SHIFT, Desk, open_desk, select_all
from ui.documents.sheet import Sheet
from ui.editor.spacing import SpacedDocument
from ui.memory import Memory
from ui.meter.foot import Foot
from ui.meter.picker import Picker
from ui.meter.station import Station


def choose(qtbot: QtBot, desk: Desk, words: str) -> Station:
    """Choose a platform by keys."""
    desk.press(Qt.Key.Key_M, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: desk.window.findChild(Picker) is not None)
    picker = desk.window.findChild(Picker)
    assert picker is not None
    qtbot.waitUntil(picker.isVisible)
    qtbot.keyClicks(picker.field, words)
    desk.press(Qt.Key.Key_Return, widget=picker.field)
    station = desk.window.measuring.station
    assert station is not None
    return station


def foot(desk: Desk) -> Foot:
    found = desk.window.findChild(Foot)
    assert isinstance(found, Foot)
    return found


def shown(desk: Desk) -> str:
    return foot(desk).meter.gauge.figures.text()


def offers(desk: Desk) -> list[str]:
    return [button.text() for button in foot(desk).meter.offers()]


def notes(desk: Desk) -> str:
    return foot(desk).meter.note.text()


def test_a_platform_is_found_by_its_name_and_counts_as_one_types(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "")
    assert desk.window.measuring.offer.isVisible()
    choose(qtbot, desk, "X")
    assert not desk.window.measuring.offer.isVisible()
    assert foot(desk).isVisible() and foot(desk).platform.text() == "X"
    assert desk.window.editor.hasFocus()
    desk.type("Bonjour")
    qtbot.waitUntil(lambda: shown(desk) == "7 / 280")
    desk.window.editor.insertPlainText(" https://exemple.fr/une/page/tres/longue")
    qtbot.waitUntil(lambda: shown(desk) == "31 / 280")


def test_the_last_tenth_is_amber_and_what_is_over_is_said(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "a" * 252)
    choose(qtbot, desk, "X")
    figures = foot(desk).meter.gauge.figures
    qtbot.waitUntil(lambda: shown(desk) == "252 / 280")
    assert figures.property("severity") == ""
    desk.type("a")
    qtbot.waitUntil(lambda: shown(desk) == "253 / 280")
    assert figures.property("severity") == "should"
    desk.window.editor.insertPlainText("a" * 50)
    qtbot.waitUntil(lambda: shown(desk) == "23 over")
    assert figures.property("severity") == "must"


def test_what_is_over_is_marked_and_the_text_is_left_alone(qtbot: QtBot) -> None:
    text = "é" * 200 + "\n" + "😀" * 60
    desk = open_desk(qtbot, text)
    station = choose(qtbot, desk, "X")
    qtbot.waitUntil(lambda: shown(desk) == "41 over")
    editor = desk.window.editor
    over = station.over(editor.document().lastBlock())
    # 79 left for the second line: 39 emoji, each two of Qt's positions
    assert over is not None and over.start == 201 + 2 * 39
    assert over.end == editor.document().characterCount() - 1
    assert desk.text == text and not editor.document().isModified()


def test_the_selection_is_counted_while_there_is_one(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Un mot\net deux autres\nà la fin…")
    choose(qtbot, desk, "X")
    desk.select("deux")
    qtbot.waitUntil(lambda: shown(desk) == "4 / 280")
    select_all(desk)
    qtbot.waitUntil(lambda: shown(desk) == "32 / 280")
    cursor = desk.window.editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(26, cursor.MoveMode.KeepAnchor)
    desk.window.editor.setTextCursor(cursor)
    qtbot.waitUntil(lambda: shown(desk) == "23 / 280")


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_figures_are_those_of_the_text(qtbot: QtBot, seed: int) -> None:
    dice = random.Random(seed)
    desk = open_desk(qtbot, "un mot\n\nl’été… à 3\u202f€ !\n" * 20)
    station = choose(qtbot, desk, "LinkedIn")
    editor, standing = desk.window.editor, station.standing
    for _ in range(12):
        cursor = editor.textCursor()
        last = editor.document().characterCount() - 1
        start = dice.randint(0, last)
        cursor.setPosition(start)
        cursor.setPosition(
            min(last, start + dice.choice((0, 1, 9, 300))), cursor.MoveMode.KeepAnchor
        )
        cursor.insertText("deux mots 😀\n" * dice.choice((0, 1, 3, 90)) + dice.choice(("", "x")))
        if dice.random() < 0.3:
            editor.undo()
        if dice.random() < 0.3:
            qtbot.wait(40)
        if dice.random() < 0.3:
            select_all(desk)

    def agrees() -> bool:
        found = measure(station.field, editor.text())
        return standing().count.count == found.count.count and [
            station.position(place) for _, place in standing().folds if place is not None
        ] == [
            len(editor.text()[: fold.at].encode("utf-16-le")) // 2
            for fold in found.folds
            if fold.at < len(editor.text())
        ]

    qtbot.waitUntil(agrees)


def test_a_paragraph_that_is_cut_for_the_eye_is_counted_as_one(qtbot: QtBot) -> None:
    text = "Une phrase de tous les jours. " * 700
    desk = open_desk(qtbot, text)
    station = choose(qtbot, desk, "Facebook")
    qtbot.waitUntil(lambda: shown(desk) == "21,000 / 63,206")
    select_all(desk)
    qtbot.waitUntil(lambda: station.text() == text)
    qtbot.waitUntil(lambda: shown(desk) == "21,000 / 63,206")


def test_the_pointer_is_told_what_costs_more(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Vrai\u202f? Oui, mais\u00a0: non…")
    station = choose(qtbot, desk, "X")
    qtbot.waitUntil(lambda: notes(desk) == "U+202F, … weigh 2")
    editor = desk.window.editor
    block = editor.document().firstBlock()
    line = block.layout().lineAt(0)
    bounds = editor.place_of(block)

    def words(place: int) -> str:
        x = sum(line.cursorToX(at)[0] for at in (place, place + 1)) / 2
        return station.marks.words_at(QPointF(bounds.left() + x, bounds.top() + 12))

    assert words(4) == "U+202F weighs 2 on X"
    assert words(23) == "… weighs 2 on X"
    assert words(18) == words(1) == ""


def test_a_remedy_is_one_undo_step(qtbot: QtBot) -> None:
    text = "Un\u202f! Deux\u202f! 😀 Trois\u202f!"
    desk = open_desk(qtbot, text)
    choose(qtbot, desk, "X")
    qtbot.waitUntil(lambda: offers(desk) == ["Use plain spaces: −3"])
    desk.click(foot(desk).meter.offers()[0])
    assert desk.text == text.replace("\u202f", "\u00a0")
    qtbot.waitUntil(lambda: offers(desk) == [])
    desk.press(Qt.Key.Key_Z, CONTROL)
    assert desk.text == text
    qtbot.waitUntil(lambda: offers(desk) == ["Use plain spaces: −3"])


def test_a_remedy_mends_the_selection_alone(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "😀 Un\u202f!\nDeux\u202f!")
    choose(qtbot, desk, "X")
    desk.select("Deux\u202f!")
    qtbot.waitUntil(lambda: offers(desk) == ["Use plain spaces: −1"])
    desk.click(foot(desk).meter.offers()[0])
    assert desk.text == "😀 Un\u202f!\nDeux\u00a0!"


def test_sms_are_parted_and_what_they_cost_is_said(qtbot: QtBot) -> None:
    text = "Profitez de l’offre « lampes » jusqu’à samedi : " + "a" * 90
    desk = open_desk(qtbot, text)
    station = choose(qtbot, desk, "SMS")
    qtbot.waitUntil(lambda: shown(desk) == "3 SMS")
    qtbot.waitUntil(lambda: bool(offers(desk)))
    assert offers(desk) == ["Plain punctuation: 1 SMS instead of 3"]
    assert notes(desk).startswith("UCS-2 · ’, «, » leave the short alphabet")
    assert [mark.position for mark in station.folds()] == [67, 134]
    station.price = "0,06 €"
    station.ask()
    qtbot.waitUntil(lambda: offers(desk) == ["Plain punctuation: 1 SMS instead of 3 (−0.12 €)"])
    desk.click(foot(desk).meter.offers()[0])
    qtbot.waitUntil(lambda: shown(desk).endswith("/ 160 · 1 SMS"))


def test_what_a_platform_refuses_is_to_be_verified(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Un #a #b #c #d #e #f #g")
    choose(qtbot, desk, "Instagram")
    findings = foot(desk).meter.findings
    qtbot.waitUntil(lambda: findings.summary.isVisible())
    findings.summary.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert findings.summary.isChecked()


def test_each_line_is_a_headline_of_its_own(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Court\nUn titre qui est bien trop long pour une annonce\nFin")
    station = choose(qtbot, desk, "Google Ads")
    qtbot.waitUntil(lambda: shown(desk) == "5 / 30")
    desk.put_cursor("bien")
    qtbot.waitUntil(lambda: shown(desk) == "18 over")
    blocks = [desk.window.editor.document().findBlockByNumber(at) for at in range(3)]
    assert [station.over(block) is not None for block in blocks] == [False, True, False]


def test_another_box_of_a_platform_is_chosen(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Court")
    choose(qtbot, desk, "Google Ads")
    qtbot.waitUntil(lambda: shown(desk) == "5 / 30")
    chip = foot(desk).field
    assert chip.isVisible()
    chip.setFocus()
    desk.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: shown(desk) == "5 / 90")


def test_nothing_is_counted_any_more_once_no_platform_is_chosen(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, "Court")
    choose(qtbot, desk, "X")
    desk.press(Qt.Key.Key_M, CONTROL | SHIFT)
    picker = desk.window.findChild(Picker)
    assert picker is not None and picker.isVisible()
    desk.press(Qt.Key.Key_Return, widget=picker.field)
    assert desk.window.measuring.station is None
    assert not foot(desk).isVisible() and desk.window.measuring.offer.isVisible()
    desk.type("x")
    QApplication.processEvents()


def test_each_document_remembers_what_it_is_counted_for(qtbot: QtBot) -> None:
    memory = Memory()
    desk = open_desk(qtbot, "Un texte", memory=memory)
    choose(qtbot, desk, "X")
    first = desk.window.cabinet.desk.current
    desk.type("y")
    desk.window.journal.flush()
    qtbot.waitUntil(lambda: first.id == 7)
    qtbot.waitUntil(lambda: memory.get("counted_for", ()) == ("7 x post",))
    desk.window.cabinet.desk.show(Sheet(SpacedDocument()))
    assert desk.window.measuring.station is None
    desk.window.cabinet.desk.show(first)
    qtbot.waitUntil(lambda: desk.window.measuring.station is not None)
    again = open_desk(qtbot, "Un texte", memory=memory, attached=False)
    again.window.cabinet.desk.current.born = 7
    again.attach()
    qtbot.waitUntil(lambda: again.window.measuring.station is not None)
    assert foot(again).platform.text() == "X"


def test_nothing_of_the_meter_is_loaded_before_a_platform_is_chosen() -> None:
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; application = QApplication([]);"
        "from ui.main_window import MainWindow; from ui.theme import Theme;"
        "window = MainWindow(Theme(application), 'en'); window.show(); window.measuring;"
        "application.processEvents();"
        "print([name for name in sys.modules if name.startswith(('ui.meter', 'desktop.checks',"
        "'desktop.counting.x', 'desktop.catalog.platforms'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"
