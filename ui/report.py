"""Where every unexpected exception ends: the text is kept, the window goes on, a report stands."""

import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.bugs import Trail, is_bug, kind, report, trace
from desktop.rescue import Rescue

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path
    from types import TracebackType

    from desktop.crashes import CrashWatch
    from desktop.events import Event
    from desktop.logs import Log
    from ui.incident import Incident
    from ui.main_window import MainWindow

_PATIENCE: Final = 3000
"""Milliseconds that the store is waited for before the text goes into a file of its own."""
_MOST_KNOWN: Final = 100
"""Places in the code that bugs came from; a bug that comes again is not told again."""


class Reporter(QObject):
    """Hears of bugs from every thread; makes its parts when the window stands or a bug comes."""

    _came = Signal(str, str)
    _stored = Signal(bool)

    def __init__(self, home: "Path") -> None:
        super().__init__()
        self.rescue = Rescue(home)
        self._home = home
        self._trail = Trail()
        self._known: set[str] = set()
        self._telling = threading.local()
        self._window: MainWindow | None = None
        self._log: Log | None = None
        self._watch: CrashWatch | None = None
        self._incident: Incident | None = None
        self._waiting: list[tuple[str, str]] = []
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(lambda: self._show(stored=False))
        self._came.connect(self._keep_soon)
        self._stored.connect(self._settle_soon)

    def _keep_soon(self, kind: str, report: str) -> None:
        """Act once the code that raised has been left.

        A queued connection would do it too; its type is one of Qt's enumerations, which take 15 ms
        of the time before the first paint.
        """
        QTimer.singleShot(0, lambda: self._keep(kind, report))

    def _settle_soon(self, stored: bool) -> None:
        QTimer.singleShot(0, lambda: self._settle(stored))

    def install(self) -> None:
        """Take over every hook that Python has for exceptions which nobody caught."""
        sys.excepthook = self._hook
        threading.excepthook = self._hook_thread
        sys.unraisablehook = self._hook_unraisable

    def protect(self, window: "MainWindow") -> None:
        """Keep what is written in a window when a bug comes."""
        self._window = window
        window.journal.missed.connect(self._copy)

    def begin(self) -> None:
        """Begin what the first paint does not wait for: the log, and what happened last time."""
        from desktop.crashes import CrashWatch
        from desktop.logs import Log

        self._log = Log(self._home)
        self._log.install()
        self._watch = CrashWatch(self._home)
        self._watch.start()
        self._tell_last_time(self._watch.crashed())

    def end(self) -> None:
        """Note that the program ended by itself."""
        if self._watch is not None:
            self._watch.stop()

    def following(self, emit: "Callable[[Event], None]") -> "Callable[[Event], None]":
        """Return `emit` with the kinds of the last events remembered on the way."""

        def follow(event: "Event") -> None:
            self._trail.add(event)
            emit(event)

        return follow

    def tell(self, error: BaseException) -> None:
        """Take an exception that nobody expected; may be called in any thread."""
        if getattr(self._telling, "now", False):
            return
        self._telling.now = True
        try:
            what = trace(error)
            self._write(what)
            if what not in self._known and len(self._known) < _MOST_KNOWN:
                self._known.add(what)
                self._came.emit(kind(error), self._report(what))
        finally:
            self._telling.now = False

    def give_up(self, error: BaseException) -> None:
        """Tell of a bug that keeps the window from opening; return once that was read."""
        from ui.incident import Incident, failed_start

        what = trace(error)
        self._write(what)
        incident = Incident(None)
        failed_start(incident, kind(error), self._report(what))
        incident.exec()

    def _report(self, what: str) -> str:
        from PySide6.QtCore import qVersion  # not needed before there is a bug

        return report(what, self._trail, qVersion())

    def _write(self, what: str) -> None:
        if sys.stderr is not None:
            print(what, file=sys.stderr, flush=True)
        if self._log is not None:
            self._log.write(what)

    def _hook(
        self, _: type[BaseException], error: BaseException, __: "TracebackType | None"
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            if self._window is not None:
                QTimer.singleShot(0, self._window.close)
            return
        self.tell(error)

    def _hook_thread(self, arguments: "threading.ExceptHookArgs") -> None:
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            self.tell(arguments.exc_value)

    def _hook_unraisable(self, arguments: "sys.UnraisableHookArgs") -> None:
        if arguments.exc_value is not None:
            self._write("unraisable " + trace(arguments.exc_value))

    def _keep(self, kind: str, report: str) -> None:
        """Store the text at once, and say so when it is stored."""
        self._waiting.append((kind, report))
        if self._patience.isActive():
            return
        if self._window is None:
            return
        journal = self._window.journal
        try:
            saving = journal.flush() or journal.saving
        except Exception as bug:  # the text itself cannot be had
            self.tell(bug)
            self._show(stored=False)
            return
        if saving is None:
            self._show(stored=not journal.is_behind)
            return
        self._patience.start()
        saving.add_done_callback(self._heard)

    def _heard(self, saving: "Future[None]") -> None:
        self._stored.emit(saving.exception() is None)

    def _settle(self, stored: bool) -> None:
        if self._patience.isActive():
            self._patience.stop()
            self._show(stored=stored)

    def _show(self, *, stored: bool) -> None:
        """Tell of the bugs that came meanwhile; a text that is not stored is copied first."""
        from ui.incident import tell_bug

        kept = stored or self._copy()
        told, self._waiting = self._waiting, []
        if told and self._window is not None:
            name = "" if stored else self.rescue.name
            tell_bug(self._dialog(), told, self._window.editor.text, kept=kept, file=name)

    def _copy(self) -> bool:
        """Write the text into a file beside the database."""
        if self._window is None:
            return False
        try:
            self.rescue.write(self._window.editor.text())
        except Exception as error:
            if is_bug(error):
                self.tell(error)
            return False
        return True

    def _dialog(self) -> "Incident":
        from ui.incident import Incident

        if self._incident is None:
            self._incident = Incident(self._window)
        return self._incident

    def _tell_last_time(self, dump: str | None) -> None:
        from desktop.rescue import copies
        from ui.incident import tell_crash

        found = [path for path in copies(self._home) if path.name != self.rescue.name]
        if self._window is not None and (dump is not None or found):
            report = self._report(dump) if dump else ""
            tell_crash(self._dialog(), report, found, self._window, crashed=dump is not None)
