import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from tests.ui.desk import CONTROL, open_desk
from ui.commands import COMMANDS
from ui.shortcuts import assign, keys_of, own_keys, read, refusal, shown, told, write

COPY = next(command for command in COMMANDS if command.id == "copy")
STOP = next(command for command in COMMANDS if command.id == "stop")


def names(overrides: dict[str, str]) -> dict[str, list[str]]:
    return {id: [one.toString() for one in keys] for id, keys in keys_of(overrides).items()}


def test_without_a_choice_every_command_has_the_keys_of_the_table() -> None:
    assert names({}) == {command.id: list(map(str, command.shortcuts)) for command in COMMANDS}


def test_a_choice_replaces_all_keys_of_a_command_and_an_empty_one_takes_them_away() -> None:
    found = names({"redo": "Ctrl+Alt+Y", "retry": ""})
    assert found["redo"] == ["Ctrl+Alt+Y"]
    assert found["retry"] == []


def test_a_choice_takes_the_keys_from_the_command_that_had_them() -> None:
    found = names({"retry": "Ctrl+Y; F9"})
    assert found["retry"] == ["Ctrl+Y", "F9"]
    assert found["redo"] == ["Ctrl+Shift+Z"]


@pytest.mark.parametrize("keys", ["garbage", "Ctrl+", "A", "Shift+É", "Esc", "Tab", "Ctrl+C"])
def test_a_choice_that_cannot_be_used_is_passed_over(keys: str) -> None:
    assert names({"copy": keys, "from-another-version": "F9"}) == names({})


@pytest.mark.parametrize("keys", ["Ctrl+Alt+C", "F9", "Shift+F3", "Ctrl+Shift+K", "Alt+Return"])
def test_keys_that_do_nothing_else_can_be_chosen(keys: str) -> None:
    assert refusal(QKeySequence(keys), COPY) == ""


@pytest.mark.parametrize(
    "keys",
    ["É", "Return", "Ctrl+Left", "Ctrl+Shift+End", "Ctrl+V", "Alt+F", "Alt+F4", "Ctrl+Tab"],
)
def test_keys_that_have_a_use_already_are_refused_with_a_reason(keys: str) -> None:
    assert refusal(QKeySequence(keys), COPY)


def test_a_command_can_have_its_own_keys_back_whatever_they_are() -> None:
    assert refusal(QKeySequence("Esc"), STOP) == ""
    assert refusal(QKeySequence("Esc"), COPY)


@given(
    st.dictionaries(
        st.sampled_from([command.id for command in COMMANDS]),
        st.sampled_from(["", "Ctrl+K", "F9; Ctrl+,", "Ctrl+;; F9", "A", "Ctrl+Z", "Ctrl+Q; Esc"])
        | st.text(max_size=12),
    )
)
def test_whatever_was_chosen_no_keys_are_given_twice(overrides: dict[str, str]) -> None:
    given = [keys for keys in names(overrides).values() for keys in keys]
    assert len(given) == len(set(given))
    assert "" not in given


def test_what_the_digits_write_on_a_french_keyboard_is_heard_unless_it_was_chosen_otherwise(
    qtbot: QtBot,
) -> None:
    desk = open_desk(qtbot)
    commands = desk.window.commands
    version = next(command for command in COMMANDS if command.id == "version_2")

    def heard() -> list[str]:
        return [keys.toString() for keys in commands["version_2"].shortcuts()]

    assert heard() == ["Ctrl+2", "Ctrl+É"]
    assert shown(told(version, commands["version_2"])) == "Ctrl+2"
    assign(commands, {"retry": "Ctrl+É"})
    assert heard() == ["Ctrl+2"]
    assign(commands, {"version_2": "F9"})
    assert heard() == ["F9"]
    assign(commands, {})
    assert heard() == ["Ctrl+2", "Ctrl+É"]


def test_keys_come_back_as_they_were_written() -> None:
    keys = own_keys(COPY) + read("Ctrl+;; Ctrl+,")
    assert read(write(keys)) == keys
    assert write([]) == ""
    assert read("") == []
    assert shown(read("F9; Ctrl+,")) == "F9   Ctrl+,"


def test_a_choice_is_in_force_at_once_and_can_be_taken_back(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    panel = desk.window.commands["panel"]
    assign(desk.window.commands, {"panel": "F9"})
    desk.press(Qt.Key.Key_Backslash, CONTROL)
    assert panel.isChecked()
    desk.press(Qt.Key.Key_F9)
    assert not panel.isChecked()
    assign(desk.window.commands, {})
    desk.press(Qt.Key.Key_Backslash, CONTROL)
    assert panel.isChecked()
