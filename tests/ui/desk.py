"""A window over a recording core, and the hands of a person."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.events import Delta, Finished, Started
from desktop.model import Answer, Finding, Request, Seconds, Target, Usage
from tests.ui.fakes import LOCAL, FakeApp, make_app
from ui.companion import Companion
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.theme import Theme

TEXT = (
    "Un titre sobre\n\n"
    "Voici une phrase qui est beaucoup trop longue, avec un 😀 et 12\u00a0€.\n\n"
    "Et la fin."
)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Desk:
    """A window that is shown, its core, and what a person does with it."""

    window: MainWindow
    companion: Companion
    app: FakeApp

    def attach(self, app: FakeApp | None = None) -> None:
        """Give the window its core, as the program does when it has opened."""
        self.window.attach((app or self.app).core())

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words into the text."""
        QTest.keyClicks(self.window.editor, words)

    def click(self, widget: QWidget) -> None:
        """Click on a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def select(self, words: str) -> None:
        """Select words in the text with the cursor at their end."""
        document = self.window.editor.document()
        self.window.editor.setTextCursor(document.find(words))
        assert self.window.editor.textCursor().hasSelection()

    def put_cursor(self, words: str, *, behind: bool = False) -> None:
        """Put the cursor before or behind words, without a selection."""
        found = self.window.editor.document().find(words)
        cursor = self.window.editor.textCursor()
        cursor.setPosition(found.selectionEnd() if behind else found.selectionStart())
        self.window.editor.setTextCursor(cursor)

    def run(self) -> int:
        """Start the chosen action by its keys; return the run's handle."""
        before = len(self.app.assistant.requests)
        self.press(Qt.Key.Key_Return, CONTROL)
        assert len(self.app.assistant.requests) == before + 1
        return before + 1

    @property
    def request(self) -> Request:
        """Return the last request."""
        return self.app.assistant.requests[-1]

    def stream(self, run: int, *pieces: str) -> None:
        """Let the answer come."""
        self.companion.flow.receive(Started(run, run, LOCAL))
        for piece in pieces:
            self.companion.flow.receive(Delta(run, 0, piece))

    def finish(
        self, run: int, text: str, findings: Sequence[Finding] = (), target: Target = LOCAL
    ) -> None:
        """Let the run end well."""
        answers = (Answer(text, tuple(findings)),)
        self.companion.flow.receive(Finished(run, run, target, answers, Usage(), Seconds(0.5, 4.0)))

    def answer(self, text: str, findings: Sequence[Finding] = ()) -> int:
        """Run the chosen action and let the whole answer come."""
        run = self.run()
        self.stream(run, text)
        self.finish(run, text, findings)
        return run

    @property
    def text(self) -> str:
        """Return what stands in the editor."""
        return self.window.editor.text()


def open_desk(
    qtbot: QtBot,
    text: str = TEXT,
    *,
    look: str = "light",
    language: str = "en",
    attached: bool = True,
    memory: Memory | None = None,
) -> Desk:
    """Show a window with a text in it and a core behind it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow(Theme(application, look), language, memory)
    qtbot.addWidget(window)
    window.open_draft(text, 0)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    desk = Desk(window, window.companion, make_app())
    if attached:
        desk.attach()
    window.editor.setFocus()
    return desk


def select_all(desk: Desk) -> None:
    """Select the whole text."""
    cursor = desk.window.editor.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    desk.window.editor.setTextCursor(cursor)
