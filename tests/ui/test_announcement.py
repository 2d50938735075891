"""Screen readers are told how a request ends, wherever the focus is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from desktop.errors import EngineError
from desktop.events import Failed, Progressed, Stage
from tests.ui.desk import CONTROL, SHIFT, open_desk


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Listen where Qt hands events to the system's screen readers."""
    sentences: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            sentences.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return sentences


def test_an_answer_that_is_ready_is_said_once_and_so_is_what_became_of_it(
    qtbot: QtBot, heard: list[str]
) -> None:
    desk = open_desk(qtbot)
    desk.answer("Autre chose.")
    line = desk.companion.panel.stage.words.text()
    assert line and heard == [f"The answer is ready. {line}"]
    desk.press(Qt.Key.Key_Return, CONTROL | SHIFT)
    assert heard[1:] == ["Replaced"]


def test_a_failure_is_said_with_its_advice(qtbot: QtBot, heard: list[str]) -> None:
    desk = open_desk(qtbot)
    run = desk.run()
    error = EngineError("key_refused", "key_give", label="Mistral", engine="mistral")
    desk.companion.flow.receive(Failed(run, run, error, ""))
    assert len(heard) == 1
    assert heard[0].startswith("Mistral refuses the key. Set it under “Keys”")


def test_seconds_that_go_by_are_not_said(qtbot: QtBot, heard: list[str]) -> None:
    desk = open_desk(qtbot)
    run = desk.run()
    desk.companion.flow.receive(Progressed(run, Stage.READING))
    assert "Reading" in desk.companion.panel.stage.words.text()
    assert heard == []
