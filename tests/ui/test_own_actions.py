"""How a person comes to actions of their own."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.catalog.actions import read_action
from desktop.paths import Paths
from tests.ui.desk import Desk, open_desk
from ui.panel.rows import HINT, KIND


def hint(desk: Desk) -> str:
    model = desk.companion.panel.chooser.list.model()
    last = model.index(model.rowCount() - 1, 0)
    return str(last.data()) if last.data(KIND) == HINT else ""


def test_who_has_no_action_of_their_own_is_shown_how_to_make_one(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    paths = Paths(tmp_path, tmp_path / "models")
    desk = open_desk(qtbot, attached=False)
    desk.attach(replace(desk.app, paths=paths))
    chosen = desk.companion.panel.chooser.list
    assert hint(desk) == "Make an action of your own…"
    row = chosen.model().index(chosen.model().rowCount() - 1, 0)
    chosen.scrollTo(row)
    QTest.mouseClick(
        chosen.viewport(), Qt.MouseButton.LeftButton, pos=chosen.visualRect(row).center()
    )
    card = desk.companion.panel.card
    assert "your own" in card.title.text()
    desk.click(card.buttons()[0])
    assert opened == [str(paths.actions)]
    (example,) = paths.actions.glob("*.toml")
    action = read_action(example)
    assert action.group == "own"
    desk.attach(replace(desk.app, actions={**desk.app.actions, action.id: action}))
    assert action.label.en in [entry.label for entry in chosen.entries()]
    assert hint(desk) == ""


def test_a_folder_that_cannot_be_made_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    desk = open_desk(qtbot, attached=False)
    desk.attach(replace(desk.app, paths=Paths(tmp_path / "file", tmp_path)))
    desk.window.commands["own_actions"].trigger()
    desk.click(desk.companion.panel.card.buttons()[0])
    assert "cannot be made" in desk.companion.panel.card.title.text()
