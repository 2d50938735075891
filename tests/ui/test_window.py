"""The window as a whole: commands, the engine in words, the draft, events from other threads."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.choice import EngineChoice
from desktop.errors import CatalogError, EngineError
from desktop.events import Delta, Event
from desktop.model import Place, Target
from tests.ui.desk import TEXT, open_desk
from tests.ui.fakes import HOSTED, LOCAL, FakeApp
from ui.bridge import Bridge
from ui.commands import COMMANDS, GROUPS
from ui.engines import engine_words


def test_no_shortcut_stands_twice() -> None:
    keys = [keys for command in COMMANDS for keys in (*command.shortcuts, *command.elsewhere)]
    assert len(keys) == len(set(keys))
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert {command.group for command in COMMANDS} <= set(GROUPS)


def test_every_command_stands_in_a_menu(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    shown = {
        action.text()
        for top in desk.window.menuBar().actions()
        for action in top.menu().actions()  # type: ignore[attr-defined]  # PySide's stubs
    }
    assert {command.label for command in COMMANDS} <= shown


@pytest.mark.parametrize(
    ("place", "offline", "words"),
    [
        (Place.INTERNET, False, "▲ OpenAI · text is sent"),
        (Place.INTERNET, True, "▲ OpenAI · offline, nothing is sent"),
        (Place.NETWORK, False, "◐ Your network · OpenAI · text is sent"),
        (Place.HERE, False, "● OpenAI · on this computer"),
    ],
)
def test_the_engine_is_told_in_words_and_a_shape(place: Place, offline: bool, words: str) -> None:
    assert engine_words(replace(HOSTED, place=place), offline=offline) == words
    assert engine_words(LOCAL, offline=False) == "● On this computer"


def menu_entry(desk_window: QObject, label: str) -> QAction:
    return next(action for action in desk_window.findChildren(QAction) if action.text() == label)


def test_an_engine_chosen_in_the_menu_is_used_by_the_next_run(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.attach(replace(desk.app, choice=EngineChoice(engine="ollama")))
    assert desk.companion.engines.choice().engine == "ollama"
    openai = [a for a in desk.window.findChildren(QAction) if a.text() == "▲ OpenAI"][-1]
    openai.trigger()
    assert desk.app.values["engine"] == "openai"
    assert desk.companion.engines.choice() == EngineChoice()
    assert "OpenAI" in desk.window.status.engine.text()


def test_the_menu_tells_where_each_engine_is(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    near = replace(desk.app.targets["ollama"], place=Place.HERE)
    desk.attach(replace(desk.app, targets={**desk.app.targets, "ollama": near}))
    told = {a.data(): a.text() for a in desk.window.menus["engine"].actions() if a.data()}
    assert told["local"] == "● On this computer"
    assert (told["ollama"], told["mistral"]) == ("● Ollama", "▲ Mistral")


def test_the_offline_switch_is_kept_and_shown(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.window.commands["offline"].trigger()
    assert desk.app.values["offline"] is True
    assert "offline" in desk.window.status.engine.text()
    desk.window.commands["offline"].trigger()
    assert desk.app.values["offline"] is False


def test_an_engine_that_cannot_be_made_out_is_said(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)

    class Nowhere(FakeApp):
        def target(self) -> Target:
            raise EngineError("address_missing", "address_give", engine="other")

    desk.attach(Nowhere(**vars(desk.app)))
    assert desk.window.status.engine.text() == "▲ No engine"
    assert "other" in desk.window.status.engine.toolTip()


def test_a_mistake_in_a_file_of_ones_own_is_told(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    mistake = CatalogError("catalog_syntax", "catalog_mend", file="mine.toml", reason="x")
    desk.attach(replace(desk.app, mistakes=(mistake,)))
    assert "mine.toml" in desk.companion.panel.card.title.text()
    assert desk.window.commands["run"].isEnabled()


def test_the_draft_is_saved_while_typing_goes_on(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    saved = desk.app.drafts.saved
    desk.window.editor.open_text("Dix\u00a0€", 6)
    desk.type("x")
    for _ in range(30):
        desk.type("y")
        qtbot.wait(50)
        if saved:
            break
    assert saved and saved[0][0].startswith("Dix\u00a0€xy")
    assert saved[0][1] == len(saved[0][0])


def test_what_was_typed_before_the_store_was_there_is_saved(qtbot: QtBot) -> None:
    desk = open_desk(qtbot, attached=False)
    desk.type("Tout de suite. ")
    assert desk.app.drafts.saved == []
    desk.attach(desk.app)
    assert desk.app.drafts.saved == [("Tout de suite. " + TEXT, 15)]
    assert desk.window.journal.flush() is None


def test_a_draft_that_was_only_read_is_not_saved_again(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    assert desk.window.journal.flush() is None
    assert desk.app.drafts.saved == []


def test_hiding_the_panel_leaves_the_text(qtbot: QtBot) -> None:
    desk = open_desk(qtbot)
    desk.window.commands["panel"].trigger()
    assert not desk.companion.panel.isVisible()
    assert desk.window.editor.hasFocus()
    desk.window.commands["panel"].trigger()
    assert desk.companion.panel.isVisible()


class Ear(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[Event, bool]] = []

    def receive(self, event: Event) -> None:
        self.heard.append((event, self.thread() is QThread.currentThread()))


def test_events_from_other_threads_arrive_in_order_in_the_windows(qtbot: QtBot) -> None:
    ear, bridge = Ear(), Bridge()
    bridge.deliver(ear.receive)

    def speak() -> None:
        for number in range(500):
            bridge.emit(Delta(1, 0, str(number)))

    speaker = threading.Thread(target=speak)
    speaker.start()
    speaker.join()
    assert ear.heard == []
    qtbot.waitUntil(lambda: len(ear.heard) == 500)
    assert [event.text for event, _ in ear.heard if isinstance(event, Delta)] == [
        str(number) for number in range(500)
    ]
    assert all(inside for _, inside in ear.heard)
    QApplication.processEvents()


def test_a_long_first_line_is_a_short_title_of_whole_words(qtbot: QtBot) -> None:
    header = open_desk(qtbot).window.writing.header
    header.show_title("Une librairie de quartier " * 12, False)
    assert header.title.toolTip() == ("Une librairie de quartier Une librairie de quartier Une…")
    header.show_title("Lettre.md", False)
    assert header.title.toolTip() == "Lettre.md"
