"""The page of the settings over a real core, and the hands of a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.catalog.models import LocalModel
from desktop.engine.downloads import Downloads
from desktop.engine.engines import Engines
from desktop.engine.files import ModelFiles
from desktop.keys import Keys
from desktop.paths import Paths
from desktop.settings import Settings, load
from ui.commands import COMMANDS, build
from ui.figures import Figures
from ui.round import Round
from ui.settings.page import SettingsPage
from ui.settings.rows import Row
from ui.theme import Theme


@dataclass
class SettingsDesk:
    """The page in a window of its own, its core, and what a person does."""

    qtbot: QtBot
    window: QMainWindow
    page: SettingsPage
    app: App
    theme: Theme

    def saved(self) -> Settings:
        """Return what the file says."""
        return load(self.app.paths.settings).settings

    def click(self, widget: QWidget) -> None:
        """Scroll to a widget and click on its middle."""
        self.page.area.ensureWidgetVisible(widget)
        QApplication.processEvents()
        assert widget.isVisible() and widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def press(
        self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None
    ) -> None:
        """Press a key in a widget."""
        QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()

    def answer(self, row: Row, words: str) -> None:
        """Press one of the buttons under a row's sentence."""
        self.click(self.choice(row, words))

    def choice(self, row: Row, words: str) -> QPushButton:
        """Return one of the buttons under a row's sentence."""
        return next(button for button in row.choices() if button.text() == words)

    def wait_said(self, row: Row, words: str) -> None:
        """Wait until a row says something."""
        self.qtbot.waitUntil(lambda: words in row.note.text(), timeout=20_000)

    def seen(self, widget: QWidget) -> None:
        """Scroll to a widget, as a person does."""
        self.page.area.ensureWidgetVisible(widget)
        QApplication.processEvents()


def with_models(app: App, *models: LocalModel) -> App:
    """Give a core other models than those of the catalogue."""
    known = {model.id: model for model in models}
    files = ModelFiles(app.paths.models, known)
    targets = replace(app._targets, models=known)
    engines = Engines(app.keys, files, targets)
    downloads = Downloads(engines, app._loop, app.preferences)
    return replace(
        app, models=known, files=files, engines=engines, downloads=downloads, _targets=targets
    )


@contextmanager
def core(home: Path, *models: LocalModel, keys: Keys | None = None) -> Iterator[App]:
    """Open a core in a folder, and close it."""
    app = App.open(Paths(home, home / "models"), lambda event: None)
    try:
        changed = with_models(app, *models) if models else app
        yield replace(changed, keys=keys) if keys is not None else changed
    finally:
        app.close()


def open_settings(
    qtbot: QtBot, app: App, *, language: str = "en", size: tuple[int, int] = (1000, 700)
) -> SettingsDesk:
    """Show the page."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme = Theme(application, "light")
    window = QMainWindow()
    qtbot.addWidget(window)
    commands, _menus = build(window)
    page = SettingsPage(theme, Figures(language), commands)
    window.setCentralWidget(Round(page))
    page.attach(app)
    window.resize(*size)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.waitUntil(lambda: len(page.shortcuts.lines) == len(COMMANDS))
    return SettingsDesk(qtbot, window, page, app, theme)
