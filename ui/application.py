"""The program with a window: shows the last text, then opens all else behind it."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from desktop import messages
from desktop.errors import UserError
from desktop.settings import Preferences
from desktop.store.last_draft import is_unused, read_last_draft
from ui.key_names import NAMES, KeyNames
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.report import Reporter
from ui.theme import Theme

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.app import App
    from desktop.choice import EngineChoice
    from desktop.paths import Paths
    from desktop.quick.claim import Claim
    from ui.opening import Opening

_LAST_SAVE: Final = 5.0
"""Seconds that closing waits for the text to be stored."""


class Program(QObject):
    """The window at once; the panel and the core after its first paint."""

    def __init__(
        self,
        theme: Theme,
        language: str,
        paths: "Paths",
        choice: "EngineChoice",
        reporter: Reporter,
        preferences: Preferences,
        file: "Path | None" = None,
        claim: "Claim | None" = None,
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._reporter = reporter
        self._theme = theme
        self._paths = paths
        self._choice = choice
        self._claim = claim
        self._opening: Opening | None = None
        self.window = MainWindow(theme, language, Memory(paths.home / "window.json"))
        self._file = file
        now = preferences.now
        self.window.editor.set_face(now.text_face, now.text_size)
        draft = read_last_draft(paths.database) if file is None else None
        if draft is not None:
            self.window.open_last(draft)
        elif file is None and is_unused(paths.database):
            self.window.open_sample()
        reporter.protect(self.window)
        self.window.closing.connect(self._keep)
        self.window.editor.painted.connect(lambda: QTimer.singleShot(0, self._complete))
        self.window.show()

    def _complete(self) -> None:
        """Make the panel and open the core; nothing of it is loaded before the first paint."""
        if self._opening is not None:
            return
        try:
            self._open()
        except Exception as bug:
            self._reporter.tell(bug)
            self._do_without_store()

    def _open(self) -> None:
        from ui.bridge import Bridge
        from ui.interrupts import Interrupts
        from ui.opening import Opening

        self._theme.follow()
        self.window.dress()
        flow = self.window.flow
        self._bridge = Bridge()
        self._bridge.deliver(flow.receive)
        self._interrupts = Interrupts(self.window.close)
        emit = self._reporter.following(self._bridge.emit)
        self._opening = Opening(
            self._paths, emit, self._choice, self._reporter.tell, self._preferences
        )
        self._opening.opened.connect(self.window.attach)
        self._opening.failed.connect(flow.show_error)
        self._opening.failed.connect(self._do_without_store)
        self._opening.opened.connect(self._begin)
        self._opening.failed.connect(self._begin)
        self._opening.start()
        self._reporter.begin()

    def _begin(self) -> None:
        """Open the file that was named on the command line, and hear of those named later."""
        opener = self.window.cabinet.opener
        if self._file is not None:
            opener.open_file(self._file)
        if self._claim is not None:
            from ui.visits import Visits

            with suppress(OSError):  # then later starts are told that nobody answers
                Visits(*self._claim.listen(), self.window, opener.open_in_turn)

    def _do_without_store(self) -> None:
        """Keep the text in a file of its own: the database cannot be opened."""
        self.window.journal.attach(self._reporter.rescue.save)

    def _keep(self) -> None:
        """Wait until the text is stored, also where the store has yet to be opened."""
        journal = self.window.journal
        if journal.is_behind:
            self._complete()
        app, rescue = self._opened(), self._reporter.rescue
        if app is not None:
            self.window.cabinet.attach(app.store)
            self.window.cabinet.finish()
        else:
            journal.attach(rescue.save)
        saving = journal.flush() or journal.saving
        try:
            if saving is not None:
                saving.result(_LAST_SAVE)
        except Exception:  # whatever it was: the text has to be somewhere
            text = self.window.editor.text()
            lost = rescue.save(text, 0).exception() if text.strip() else None
            if isinstance(lost, UserError):
                from ui.incident import may_be_lost

                self.window.stays = not may_be_lost(self.window, lost)
        else:
            if app is not None:
                rescue.discard()

    def _opened(self) -> "App | None":
        if self._opening is None:
            return None
        self._opening.wait()
        return self._opening.app

    def close(self) -> None:
        """End the core once the window is gone."""
        app = self._opened()
        if app is not None:
            app.close()
        self._reporter.end()


def run(
    paths: "Paths",
    choice: "EngineChoice",
    file: "Path | None" = None,
    claim: "Claim | None" = None,
) -> int:
    """Show the window, with a file in it or the last text, until it is closed; return the code."""
    # as an argument: setting it by a call makes the enumerations of QStyle, 11 ms before the paint
    application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Calame")
    application.setDesktopFileName("calame")
    reporter = Reporter(paths.home)
    reporter.install()
    try:
        program = _start(application, paths, choice, reporter, file, claim)
    except Exception as bug:
        reporter.give_up(bug)
        return 1
    code = application.exec()
    if claim is not None:
        claim.hang_up()
    program.close()
    if claim is not None:
        claim.release()
    if program.window.annexes.restarting:
        _start_again(choice)
    return code


def _start_again(choice: "EngineChoice") -> None:
    """Start the program anew with the same engine; whoever waits for this one does not wait on.

    No file is named, whichever was at first: the text that was shown last comes back by itself.
    """
    from PySide6.QtCore import QProcess

    given = {"engine": choice.engine, "base-url": choice.base_url, "model": choice.model}
    options = [f"--{name}={value}" for name, value in given.items() if value]
    program = [] if getattr(sys, "frozen", False) else ["-m", "desktop"]
    QProcess.startDetached(sys.executable, [*program, *options])


def _start(
    application: QApplication,
    paths: "Paths",
    choice: "EngineChoice",
    reporter: Reporter,
    file: "Path | None",
    claim: "Claim | None",
) -> Program:
    """Open the window in the language and the colours that were chosen."""
    preferences = Preferences(paths.settings)
    settings = preferences.now
    language = settings.language or messages.system_language()
    messages.use(language)
    use_qt_words(application, language)
    theme = Theme(application, settings.theme)
    program = Program(theme, language, paths, choice, reporter, preferences, file, claim)
    if settings.shortcuts:
        from ui.shortcuts import assign  # most people keep the keys that are there

        assign(program.window.commands, settings.shortcuts)
    return program


def use_qt_words(application: QApplication, language: str) -> None:
    """Load Qt's own words in the language of the interface."""
    translator = QTranslator(application)
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)
    if language in NAMES:
        application.installTranslator(KeyNames(NAMES[language], application))
