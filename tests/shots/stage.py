"""A window over the whole core in a home of its own, and the hands that lead it to a scene."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import messages
from desktop.app import App
from desktop.paths import Paths
from desktop.settings import Preferences
from desktop.store.last_draft import is_unused, read_last_draft
from tests.fakes import Reply, ScriptedServer
from tests.shots.words import Words, words_in
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.phase import Phase
from ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE = 20.0
"""Seconds until a scene that does not come is given up."""


class Stage:
    """What a scene works with: the window, the core behind it, the engine on loopback."""

    def __init__(
        self, home: Path, server: ScriptedServer, language: str, look: str, size: tuple[int, int]
    ) -> None:
        self.home = home
        self.server = server
        self.language = language
        self.look = look
        self.size = size
        self.words: Words = words_in(language)
        self.closing = ExitStack()
        self.before_app: Callable[[App], App] = lambda app: app
        """Changes the core before the window is given it."""
        self.app: App
        self.window: MainWindow
        self.data: set[str] = set()
        """What stands in the window that is neither the program's nor in `words`."""

    @property
    def paths(self) -> Paths:
        return Paths(self.home, self.home / "models")

    def seed(self, work: Callable[[App], None]) -> None:
        """Let the core keep something before the window is opened."""
        app = App.open(self.paths, lambda event: None)
        try:
            work(app)
        finally:
            app.close()

    def open(self, text: str | None = "", select: str = "") -> None:
        """Open the core and the window, as the program does; None leaves the text as it comes."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.home.mkdir(parents=True, exist_ok=True)
        preferences = Preferences(self.paths.settings)
        self.theme = Theme(application, self.look)
        self.window = MainWindow(self.theme, self.language, Memory(self.home / "window.json"))
        self.closing.callback(self._drop)
        draft = read_last_draft(self.paths.database)
        if draft is not None:
            self.window.open_last(draft)
        elif text is None and is_unused(self.paths.database):
            self.window.open_sample()
        if text:
            self.window.open_draft(text, 0)
        self.window.resize(*self.size)
        self.window.show()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        self.theme.follow()
        self.window.dress()
        bridge = Bridge()
        bridge.deliver(self.window.flow.receive)
        app = App.open(self.paths, bridge.emit, preferences=preferences)
        self.closing.callback(app.close)
        self.closing.callback(self.window.closing.emit)
        app.change_settings(
            engine="ollama",
            engine_urls={"ollama": self.server.base_url},
            engine_models={"ollama": "mistral-small"},
        )
        self.app = self.before_app(app)
        self.window.attach(self.app)
        self.window.editor.setFocus()
        commands = self.window.commands
        self.wait(lambda: commands["run"].isEnabled() and commands["find"].isEnabled())
        if select:
            self.select(select)

    def write(self) -> None:
        """Open the window on the article, its passage selected."""
        self.open(self.words.article, self.words.passage)

    def _drop(self) -> None:
        self.window.hide()
        self.window.deleteLater()
        self.pump()

    def pump(self, seconds: float = 0.0) -> None:
        """Let the window work."""
        end = time.monotonic() + seconds
        while True:
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, 52)  # DeferredDelete
            if time.monotonic() >= end:
                return
            time.sleep(0.005)

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the window work until something is so."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the scene does not come")
            QApplication.processEvents()
            time.sleep(0.005)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the focus is; French signs too."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """Click on a widget."""
        assert widget.isVisible() and widget.isEnabled(), widget
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def select(self, words: str) -> None:
        """Select words in the text."""
        found = self.window.editor.document().find(words)
        assert found.hasSelection(), words
        self.window.editor.setTextCursor(found)
        self.window.editor.centerCursor()

    def run(self, *replies: Reply, versions: int = 1, action: str = "rewrite") -> None:
        """Run an action on the selection with the engine answering so."""
        if replies:
            self.server.script(*replies)
        self.window.panel.prepare(action, {}, "")
        self.window.panel.chooser.options.versions.want(versions)
        self.window.commands["run"].trigger()

    def ready(self) -> None:
        """Wait for the whole answer."""
        self.wait(lambda: self.window.flow.phase is Phase.READY)

    def command(self, id: str) -> None:
        """Use one of the window's commands."""
        assert self.window.commands[id].isEnabled(), id
        self.window.commands[id].trigger()
        QApplication.processEvents()

    def settle(self) -> None:
        """Wait until the window rests: what is counted behind it is there."""
        self.pump(0.05)
        if self.window.pages.now == "write":
            self.wait(lambda: self.window.status.length.text())
        self.pump(0.02)

    def picture(self) -> QImage:
        """Return the window with whatever stands over it."""
        return compose(self.window)


def over(window: QWidget) -> list[QWidget]:
    """Return the dialogs and menus that stand over a window, from below."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget is not window and not widget.inherits("QTipLabel")
    ]


def compose(window: QWidget, scale: float = 0.0) -> QImage:
    """Paint a window with its dialogs and menus in front of it."""
    ratio = scale or window.devicePixelRatioF()
    image = QImage(window.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#808080"))
    window.render(image, QPoint(0, 0))
    for widget in over(window):
        place = widget.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        if widget.inherits("QDialog"):
            size = (window.size() - widget.size()) / 2
            place = QPoint(max(0, size.width()), max(0, size.height()))
        single = QImage(widget.size() * ratio, QImage.Format.Format_RGB32)
        single.setDevicePixelRatio(ratio)
        widget.render(single, QPoint(0, 0))
        painter = QPainter(image)
        painter.drawImage(place, single)
        painter.setPen(QColor(128, 128, 128, 120))
        painter.drawRect(place.x(), place.y(), widget.width() - 1, widget.height() - 1)
        painter.end()
    return image


@contextmanager
def staged(home: Path, language: str, look: str, size: tuple[int, int]) -> Iterator[Stage]:
    """Yield a stage in a language and a look; close whatever a scene opened on it."""
    messages.use(language)
    with ScriptedServer() as server:
        stage = Stage(home, server, language, look, size)
        try:
            yield stage
        finally:
            for widget in over(stage.window) if hasattr(stage, "window") else ():
                widget.close()
            stage.closing.close()
            QApplication.clipboard().clear()
            stage.pump()
