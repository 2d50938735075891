"""Saying what should change: the field, what it finds, what is remembered."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, open_desk
from ui.memory import Memory
from ui.panel.buttons import TextButton
from ui.panel.habits import Habits
from ui.panel.wrapping import WrappingLayout

SENTENCE = "Voici une phrase qui est beaucoup trop longue"


def labels(desk: Desk) -> list[str]:
    return [entry.label for entry in desk.companion.panel.chooser.list.entries()]


def ask(desk: Desk, words: str) -> None:
    field = desk.companion.panel.chooser.field
    if not field.hasFocus():
        desk.press(Qt.Key.Key_F6)
    field.clear()
    QTest.keyClicks(field, words)


def test_an_action_is_found_by_its_first_letters_and_run_by_enter(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    ask(desk, "summ")
    assert labels(desk)[0] == "Summarise"
    desk.press(Qt.Key.Key_Return)
    assert desk.request.action == "summarise"


@pytest.mark.parametrize(
    ("words", "language", "action", "options"),
    [
        ("english", "en", "translate", {"to": "en"}),
        ("anglais", "fr", "translate", {"to": "en"}),
        ("anglais", "en", "translate", {"to": "en"}),
        ("ESPAGNOL", "fr", "translate", {"to": "es"}),
        ("trans span", "en", "translate", {"to": "es"}),
        ("formal", "en", "tone", {"tone": "formal"}),
        ("orthographe", "fr", "correct", {}),
    ],
)
def test_an_option_is_found_by_its_value(
    qtbot: QtBot, words: str, language: str, action: str, options: dict[str, str]
) -> None:
    desk = open_desk(qtbot, language=language)
    desk.select(SENTENCE)
    ask(desk, words)
    desk.press(Qt.Key.Key_Return)
    assert desk.request.action == action
    assert {**desk.request.options, **options} == desk.request.options


def test_whatever_matches_nothing_is_the_instruction(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    ask(desk, "write it as a haiku")
    assert labels(desk) == ["Do this: write it as a haiku"]
    desk.press(Qt.Key.Key_Return)
    assert (desk.request.action, desk.request.instruction) == ("instruct", "write it as a haiku")
    assert "haiku" in desk.companion.panel.chosen.text()


def test_the_instruction_is_there_below_what_matches(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    ask(desk, "summ")
    assert labels(desk) == ["Summarise", "Do this: summ"]
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Return)
    assert desk.request.instruction == "summ"


def test_arrow_keys_walk_the_list_while_the_field_keeps_the_focus(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    panel = desk.companion.panel
    ask(desk, "")
    for key, label in (
        (Qt.Key.Key_Down, labels(desk)[1]),
        (Qt.Key.Key_PageDown, labels(desk)[6]),
        (Qt.Key.Key_PageDown, labels(desk)[-1]),
        (Qt.Key.Key_Down, labels(desk)[0]),
        (Qt.Key.Key_Up, labels(desk)[-1]),
        (Qt.Key.Key_PageUp, labels(desk)[-6]),
    ):
        desk.press(key)
        assert panel.chooser.entry is not None
        assert panel.chooser.entry.label == label
        assert panel.chooser.field.accessibleDescription() == label
        assert panel.chooser.field.hasFocus()


def test_escape_clears_and_then_goes_back_to_the_text(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    everything = labels(desk)
    ask(desk, "tone")
    assert labels(desk) != everything
    desk.press(Qt.Key.Key_Escape)
    assert labels(desk) == everything
    assert desk.companion.panel.chooser.field.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.editor.hasFocus()


def test_a_click_chooses_and_a_double_click_runs(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    ask(desk, "")
    chosen = desk.companion.panel.chooser.list
    row = next(
        chosen.model().index(row, 0)
        for row in range(chosen.model().rowCount())
        if chosen.model().index(row, 0).data() == "Expand"
    )
    chosen.scrollTo(row)
    where = chosen.visualRect(row).center()
    QTest.mouseClick(chosen.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.companion.panel.action is not None
    assert desk.companion.panel.action.id == "expand"
    assert desk.companion.panel.chooser.field.hasFocus()
    QTest.mouseDClick(chosen.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert desk.request.action == "expand"


def test_an_instruction_that_is_missing_is_asked_for(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    ask(desk, "my instr")
    desk.press(Qt.Key.Key_Return)
    assert desk.app.assistant.requests == []
    box = desk.companion.panel.chooser.options.instruction
    assert box.hasFocus()
    QTest.keyClicks(box, "En vers")
    desk.press(Qt.Key.Key_Return)
    assert desk.request.instruction == "En vers"


def test_what_was_run_last_stands_first_and_is_kept_between_runs(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "memory.json"
    desk = open_desk(qtbot, memory=Memory(file))
    desk.select(SENTENCE)
    for words in ("german", "friendly", "german"):
        ask(desk, words)
        desk.press(Qt.Key.Key_Return)
        desk.press(Qt.Key.Key_Escape)
    recent = ["Translate → German", "Change the tone → Friendly"]
    assert labels(desk)[:2] == recent
    ask(desk, "tell it to a child")
    desk.press(Qt.Key.Key_Return)
    desk.window.memory.save()
    assert "child" not in file.read_text()
    again = open_desk(qtbot, memory=Memory(file))
    assert labels(again)[:2] == recent
    again.select(SENTENCE)
    ask(again, "")
    again.press(Qt.Key.Key_Return)
    assert (again.request.action, again.request.options) == ("translate", {"to": "de"})


def test_the_options_of_each_action_are_kept_between_runs(qtbot: QtBot, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.json")
    desk = open_desk(qtbot, memory=memory)
    desk.companion.panel.chooser.list.choose("translate")
    choice = desk.companion.panel.chooser.options.choice("to")
    assert choice is not None
    choice.choose("it")
    again = open_desk(qtbot, memory=memory)
    again.companion.panel.chooser.list.choose("translate")
    assert again.companion.panel.chooser.options.values() == {"to": "it"}


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "7",
        "[]",
        '["a"]',
        '["a", "b"]',
        '{"a": 1}',
        '["translate", {"to": "klingon", "count": "9"}]',
        "é\x00",
    ],
)
def test_a_memory_that_is_broken_is_no_hindrance(qtbot: QtBot, tmp_path: Path, kept: str) -> None:
    file = tmp_path / "memory.json"
    names = ("recent_actions", "action_options", "action_versions")
    file.write_text(json.dumps({name: [kept] for name in names}))
    desk = open_desk(qtbot, memory=Memory(file))
    desk.select(SENTENCE)
    desk.companion.panel.chooser.list.choose("translate")
    desk.run()
    assert desk.request.options["to"] in desk.app.actions["translate"].options["to"].values
    assert desk.request.variants == 1


def test_an_action_that_went_away_is_no_longer_among_the_recent(qtbot: QtBot) -> None:
    memory = Memory()
    habits = Habits(memory)
    habits.use("gone", {})
    habits.use("shorten", {})
    desk = open_desk(qtbot, memory=memory)
    assert labels(desk)[:2] == ["Shorten", "Rewrite"]


def test_what_stands_among_the_recent_does_not_stand_below_again(qtbot: QtBot) -> None:
    memory = Memory()
    habits = Habits(memory)
    for action, options in (("translate", {"to": "de"}), ("rewrite", {}), ("summarise", {})):
        habits.use(action, options)
    desk = open_desk(qtbot, memory=memory)
    assert len(set(labels(desk))) == len(labels(desk))
    assert "Translate" in labels(desk) and "Translate → German" in labels(desk)
    listed = desk.companion.panel.chooser.list
    desk.window.resize(1280, 800)
    QApplication.processEvents()
    assert not listed.verticalScrollBar().maximum()


def test_groups_of_one_action_share_a_heading_but_for_ones_own(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    model = desk.companion.panel.chooser.list.model()
    shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    at = shown.index("Platform · Style")
    assert shown[at + 1 : at + 4] == ["Adapt", "Change the tone", "Your own"]


def test_the_choice_of_versions_stands_close_below_one_offer(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    ask(desk, "write it as a haiku")
    QApplication.processEvents()
    chooser = desk.companion.panel.chooser
    row = chooser.list.visualRect(chooser.list.currentIndex())
    above = chooser.list.viewport().mapTo(chooser, row.bottomLeft()).y()
    below = chooser.options.versions.mapTo(chooser, QPoint(0, 0)).y()
    assert below - above <= 24


def test_an_action_is_prepared_as_it_was_used_once(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.select(SENTENCE)
    desk.answer("Voici une phrase longue")
    panel = desk.companion.panel
    panel.prepare("translate", {"to": "nl", "unknown": "x"}, "")
    assert panel.chooser.field.hasFocus() and panel.primary.text() == "Run"
    desk.press(Qt.Key.Key_Return)
    assert (desk.request.action, desk.request.options) == ("translate", {"to": "nl"})
    panel.prepare("instruct", {}, "En vers")
    desk.press(Qt.Key.Key_Escape)
    desk.window.commands["stop"].trigger()
    panel.prepare("instruct", {}, "En vers")
    desk.run()
    assert desk.request.instruction == "En vers"


def test_an_action_that_is_gone_cannot_be_prepared_and_it_is_said(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.companion.panel.prepare("gone", {}, "")
    assert "no longer" in desk.companion.panel.stage.words.text()


def test_chips_that_find_no_room_on_the_line_go_below(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    layout = WrappingLayout(8, around)
    chips = []
    for _ in range(5):
        chip = QWidget()
        chip.setFixedSize(100, 30)
        layout.addWidget(chip)
        chips.append(chip)
    around.resize(320, 200)
    around.show()
    assert [chip.pos().toTuple() for chip in chips] == [
        (0, 0),
        (108, 0),
        (216, 0),
        (0, 38),
        (108, 38),
    ]
    assert layout.heightForWidth(320) == 68
    assert layout.heightForWidth(100) == 5 * 30 + 4 * 8


def test_a_button_of_words_that_begins_a_line_has_its_words_at_the_edge(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    layout = WrappingLayout(8)
    margins = QVBoxLayout(around)
    margins.setContentsMargins(16, 0, 16, 0)
    margins.addLayout(layout)
    outlined, plain = QPushButton("Send"), TextButton("Not now")
    layout.addWidget(outlined)
    layout.addWidget(plain)
    around.resize(outlined.sizeHint().width() + 40, 200)
    around.show()
    QApplication.processEvents()
    assert (outlined.x(), plain.x()) == (16, 8)
    assert plain.y() > outlined.y()
    around.resize(400, 200)
    QApplication.processEvents()
    assert plain.x() == outlined.geometry().right() + 1 + 8


def test_the_chosen_row_stays_in_view_when_its_options_take_room(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.window.resize(1024, 480)
    chooser = desk.companion.panel.chooser
    chooser.list.choose("instruct")
    QApplication.processEvents()
    seen = chooser.list.visualRect(chooser.list.currentIndex())
    assert chooser.list.viewport().rect().contains(seen)
