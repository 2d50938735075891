"""The program with a window: shows the last text, then opens all else behind it."""

import sys
from concurrent.futures import TimeoutError as SaveTimeout
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import messages
from desktop.errors import UserError
from desktop.model import EngineChoice
from desktop.paths import Paths
from desktop.settings import Preferences
from desktop.store.last_draft import read_last_draft
from ui.bridge import Bridge
from ui.interrupts import Interrupts
from ui.main_window import MainWindow
from ui.opening import FirstPaint, Opening
from ui.theme import Theme

_LAST_SAVE: Final = 5.0
"""Seconds that closing waits for the text to be stored."""


def run(paths: Paths, choice: EngineChoice) -> int:
    """Show the window until it is closed; return the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Calame")
    application.setDesktopFileName("calame")
    settings = Preferences(paths.settings).now
    language = settings.language or messages.system_language()
    messages.use(language)
    translator = _qt_words(application, language)
    window = MainWindow(Theme(application, settings.theme), language)
    draft = read_last_draft(paths.database)
    if draft is not None:
        window.open_draft(draft.text, draft.cursor)
    bridge = Bridge()
    bridge.deliver(window.flow.receive)
    opening = Opening(paths, bridge.emit, choice)
    opening.opened.connect(window.attach)
    opening.failed.connect(window.show_error)
    window.closing.connect(lambda: _keep(window, opening))
    FirstPaint(window.editor.viewport(), opening.start)
    interrupts = Interrupts(window.close)
    window.show()
    code = application.exec()
    interrupts.end()
    opening.wait()
    if opening.app is not None:
        opening.app.close()
    translator.deleteLater()
    return code


def _keep(window: MainWindow, opening: Opening) -> None:
    """Stop what runs and wait until the text is stored."""
    window.flow.stop()
    if window.journal.is_behind:
        opening.start()
    opening.wait()
    if opening.app is None:
        return
    window.journal.attach(opening.app.store.drafts.save)
    saving = window.journal.flush()
    if saving is None:
        return
    try:
        saving.result(_LAST_SAVE)
    except (UserError, SaveTimeout) as error:
        print(error, file=sys.stderr)


def _qt_words(application: QApplication, language: str) -> QTranslator:
    """Load Qt's own words in the language of the interface."""
    translator = QTranslator(application)
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
    return translator
