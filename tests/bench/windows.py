"""Windows as whole processes: what is run in them, and what they tell on standard output."""

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

BARE = """
    import sys, time
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
    application = QApplication([])
    window = QMainWindow()
    editor = QPlainTextEdit(open(sys.argv[1], encoding="utf-8").read())
    window.setCentralWidget(editor)
    window.resize(1180, 780)
"""
"""The floor: a window with the same text in it and nothing else."""

CALAME = """
    import sys, time
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from desktop.choice import EngineChoice
    from desktop.paths import locate
    import ui.application as program
    from ui.main_window import MainWindow
    shown = []
    real = MainWindow.show
    def show(window):
        shown.append(window)
        real(window)
        watch(window, window.editor)
    MainWindow.show = show
"""
"""Calame itself, watched from the moment its window is shown."""

WATCH = """
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest

    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.use)
            return False

        def use(self):
            before = self.editor.document().characterCount()
            QTest.keyClick(self.editor, "x")
            assert self.editor.document().characterCount() == before + 1
            print(time.monotonic(), flush=True)
            after(self.window)

    def watch(window, editor):
        painted = Painted(window)
        painted.window, painted.editor = window, editor
        editor.viewport().installEventFilter(painted)

    def idle(window):
        return window.commands["run"].isEnabled() and not window.commands["accept"].isEnabled()

    def resident():
        for line in open("/proc/self/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
"""

RUN_BARE = """
    watch(window, editor)
    window.show()
    application.exec()
"""

RUN_CALAME = """
    sys.exit(program.run(locate(), EngineChoice(base_url=sys.argv[2], model="test-model")))
"""

QUIT = """
    def after(window):
        QTimer.singleShot(0, QApplication.instance().quit)
"""


def source(*parts: str) -> str:
    """Join parts of a program."""
    return "\n".join(textwrap.dedent(part) for part in parts)


def run(program: str, home: Path, *arguments: str) -> list[float]:
    """Run a program to its end; return the seconds at its start and the numbers it printed."""
    variables = {**os.environ, "CALAME_HOME": str(home), "PYTHONPATH": str(Path.cwd())}
    if "DISPLAY" not in variables:
        variables["QT_QPA_PLATFORM"] = "offscreen"
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(done.stderr)
    return [started, *map(float, done.stdout.split())]
