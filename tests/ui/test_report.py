"""Bugs planted in every part of the running program: the text is kept, nothing of it is told."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import rescue
from desktop.store.last_draft import read_last_draft
from tests.store.opened import blank_page

ROOT = Path(__file__).resolve().parents[2]
TEXT = "confidential-brief-4711"
KEY = "sk-proj-planted-key-0815"

PROGRAM = """
import asyncio, gc, json, os, sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from desktop.choice import EngineChoice
from desktop.model import Request
from desktop.paths import locate
from ui.application import run
from ui.main_window import MainWindow

TEXT, KEY = {text!r}, {key!r}
apps, said = [], []
attach = MainWindow.attach

def note(window, app):
    attach(window, app)
    apps.append(app)

MainWindow.attach = note

def boom(*_):
    client_text, api_key = TEXT, KEY
    raise KeyError(f"{client_text} {api_key} {__file__}")

__file__ = "/home/" + TEXT + "/secret.py"

async def boom_later():
    boom()

def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if type(w).__name__ == kind and w.isVisible()]

def until(condition, then):
    if condition():
        then()
    else:
        QTimer.singleShot(10, lambda: until(condition, then))

def tell(incident):
    words = incident.report.toPlainText()
    said.append([incident.title.text(), incident.body.text(), words, list(incident.buttons())])

def begin():
    window, = shown("MainWindow")
    QTest.keyClicks(window.editor, "Bonjour. ")
    plant(window, apps[0] if apps else None)
    until(lambda: shown("Incident"), lambda: read(window))

def read(window):
    incident, = shown("Incident")
    tell(incident)
    incident.close()
    QTest.keyClicks(window.editor, "Encore. ")
    window.close()

QTimer.singleShot(0, lambda: until({ready}, begin))
{plant}
code = run(locate(), EngineChoice())
print(json.dumps([code, said]))
"""

ATTACHED = "lambda: apps"
SHOWN = 'lambda: shown("MainWindow")'

PLANTS = {
    "a slot": "def plant(window, app): QTimer.singleShot(0, boom)",
    "a widget's painting": (
        "class Bad(QWidget):\n"
        "    def paintEvent(self, event): boom()\n"
        "def plant(window, app): Bad(window).show()\n"
    ),
    "a timer, again and again": (
        "def plant(window, app):\n"
        "    timer = QTimer(window)\n"
        "    timer.timeout.connect(boom)\n"
        "    timer.start(1)\n"
    ),
    "a thread": "def plant(window, app): threading.Thread(target=boom).start()",
    "the store's thread": "def plant(window, app): app.store.submit(boom)",
    "the store's drafts": (
        "def plant(window, app):\n"
        "    import desktop.store.drafts as drafts\n"
        "    drafts.storable = boom\n"
    ),
    "a callback of the loop": "def plant(window, app): app.assistant._loop.call(boom)",
    "a task of the loop": "def plant(window, app): app.assistant._loop.submit(boom_later())",
    "a forgotten task of the loop": (
        "def plant(window, app):\n"
        "    async def forget():\n"
        "        asyncio.create_task(boom_later())\n"
        "    app.assistant._loop.submit(forget())\n"
    ),
    "a run": (
        "def plant(window, app):\n"
        "    import desktop.run.life\n"
        "    desktop.run.life.detect = boom\n"
        "    app.assistant.start(Request('rewrite', TEXT))\n"
    ),
}


@dataclass
class Told:
    """What the program said before it ended, and with which code."""

    code: int
    incidents: list[list[str]]
    errors: str


def start(home: Path, plant: str, ready: str = ATTACHED) -> Told:
    script = (
        PROGRAM.replace("{text!r}", repr(TEXT))
        .replace("{key!r}", repr(KEY))
        .replace("{ready}", ready)
        .replace("{plant}", plant)
    )
    blank_page(home)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "CALAME_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert_nothing_leaked(done.stdout + done.stderr, home)
    if done.returncode < 0:
        return Told(done.returncode, [], done.stderr)
    assert done.returncode == 0, done.stderr
    code, incidents = json.loads(done.stdout.splitlines()[-1])
    return Told(code, incidents, done.stderr)


def assert_nothing_leaked(said: str, home: Path) -> None:
    files = [path for path in home.rglob("*") if path.is_file()]
    for marker in (TEXT, KEY):
        assert marker not in said
        for path in files:
            assert marker.encode() not in path.read_bytes(), path.name
    for path in files:
        assert path.stat().st_mode & 0o077 == 0, path.name


@pytest.mark.parametrize("plant", PLANTS.values(), ids=list(PLANTS))
def test_a_bug_is_told_without_what_was_written_and_the_window_goes_on(
    tmp_path: Path, plant: str
) -> None:
    told = start(tmp_path, plant)
    assert told.code == 0
    ((title, body, report, buttons),) = told.incidents
    assert title == "Something unexpected happened"
    assert "KeyError" in body
    assert buttons == ["Copy the report", "Close"]
    assert report.count("KeyError") == 1 and "boom" in report
    assert "Python 3" in report and "Qt 6" in report and "Calame" in report
    assert "/" not in report
    assert "boom" in told.errors
    kept = rescue.copies(tmp_path)
    if "storable" in plant:
        assert kept[0].name in body
        assert [rescue.read(path) for path in kept] == ["Bonjour. Encore. "]
    else:
        assert "Your text is stored." in body
        assert kept == []
        draft = read_last_draft(tmp_path / "calame.db")
        assert draft is not None and draft.text == "Bonjour. Encore. "
    log = (tmp_path / "calame.log").read_text()
    assert "KeyError" in log and "boom" in log


def test_what_cannot_be_raised_is_only_logged(tmp_path: Path) -> None:
    plant = (
        "class Dying:\n"
        "    def __del__(self): boom()\n"
        "def plant(window, app):\n"
        "    Dying()\n"
        "    QTimer.singleShot(200, window.close)\n"
    )
    told = start(tmp_path, plant)
    assert (told.code, told.incidents) == (0, [])
    assert "unraisable KeyError" in (tmp_path / "calame.log").read_text()


def test_what_libraries_log_is_written_without_their_words(tmp_path: Path) -> None:
    plant = (
        "def plant(window, app):\n"
        "    import logging\n"
        "    logging.getLogger('lib').error('sent %s with %s', TEXT, KEY)\n"
        "    logging.getLogger('lib').info('sent %s', TEXT)\n"
        "    try: boom()\n"
        "    except KeyError: logging.getLogger('lib').exception(TEXT)\n"
        "    QTimer.singleShot(0, window.close)\n"
    )
    told = start(tmp_path, plant)
    assert (told.code, told.incidents) == (0, [])
    log = (tmp_path / "calame.log").read_text().splitlines()
    assert [line.split(" ")[1:3] for line in log if "ERROR" in line] == [["ERROR", "lib"]] * 2
    assert [line for line in log if line.startswith("KeyError")] == ["KeyError"]


def test_a_bug_before_the_window_is_told_and_ends_the_program(tmp_path: Path) -> None:
    plant = (
        "import ui.application\n"
        "def theme(*_):\n"
        "    until(lambda: shown('Incident'), lambda: (tell(shown('Incident')[0]),"
        " shown('Incident')[0].close()))\n"
        "    boom()\n"
        "ui.application.Theme = theme\n"
    )
    told = start(tmp_path, plant, "lambda: False")
    ((title, body, report, _),) = told.incidents
    assert told.code == 1
    assert title == "Calame could not start"
    assert "KeyError" in body and "boom" in report


@pytest.mark.parametrize("part", ["ui.bridge.Bridge", "desktop.app.Keys", "ui.companion.Panel"])
def test_a_bug_while_the_core_opens_leaves_a_window_that_keeps_the_text(
    tmp_path: Path, part: str
) -> None:
    module, _, name = part.rpartition(".")
    plant = f"import {module}\n{module}.{name} = boom\ndef plant(window, app): pass\n"
    told = start(tmp_path, plant, SHOWN)
    assert told.code == 0
    assert "KeyError" in told.incidents[0][1]
    assert [rescue.read(copy) for copy in rescue.copies(tmp_path)] == ["Bonjour. Encore. "]


CRASH = (
    "def plant(window, app):\n"
    "    window.journal.flush().add_done_callback(lambda _: os.kill(os.getpid(), {signal}))\n"
)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_crash_is_told_at_the_next_start_with_the_text_there(
    tmp_path: Path, number: signal.Signals
) -> None:
    ended = start(tmp_path, CRASH.replace("{signal}", str(int(number))))
    assert ended.code == -number
    told = start(tmp_path, READ_ONLY)
    assert told.code == 0
    ((title, body, report, _),) = told.incidents
    assert title == "Calame stopped unexpectedly last time"
    assert "Your text is here" in body
    assert report.count("Fatal Python error") == (number == signal.SIGSEGV)
    assert ("ui/application.py" in report) == (number == signal.SIGSEGV)
    assert str(ROOT) not in report and "/home" not in report and "/root" not in report
    draft = read_last_draft(tmp_path / "calame.db")
    assert draft is not None and draft.text == "Bonjour. Bonjour. Encore. "
    assert start(tmp_path, QUIET).incidents == []


READ_ONLY = "def plant(window, app): pass"
QUIET = "def plant(window, app): QTimer.singleShot(0, window.close)"


def test_a_copy_beside_the_database_is_offered_and_opened_at_the_next_start(
    tmp_path: Path,
) -> None:
    copy = tmp_path / "draft-rescue-20260101-120000-7.md"
    copy.write_text("Sauvé.", encoding="utf-8")
    copy.chmod(0o600)
    plant = (
        "tell_first = tell\n"
        "def tell(incident):\n"
        "    tell_first(incident)\n"
        "    incident.buttons()['Open the copy'].click()\n"
        "def plant(window, app): pass\n"
    )
    ((title, body, _, buttons),) = start(tmp_path, plant).incidents
    assert title == "A copy of your text was kept last time"
    assert copy.name in body
    assert buttons == ["Open the copy", "Close"]
    draft = read_last_draft(tmp_path / "calame.db")
    assert draft is not None and draft.text == "Sauvé.Encore. "
    assert not copy.exists()


def test_a_copy_that_the_database_has_is_taken_away(tmp_path: Path) -> None:
    start(tmp_path, QUIET)
    copy = tmp_path / "draft-rescue-20260101-120000-7.md"
    copy.write_text("Bonjour. ", encoding="utf-8")
    copy.chmod(0o600)
    assert start(tmp_path, QUIET).incidents == []
    assert rescue.copies(tmp_path) == []


def test_a_text_that_can_be_stored_nowhere_keeps_the_window_open_until_it_may_be_lost(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.write_text("in the way")
    plant = (
        "def answer(words, then):\n"
        "    box, = shown('QMessageBox')\n"
        "    said.append([box.text(), box.informativeText(), '', ''])\n"
        "    QTimer.singleShot(0, then)\n"
        "    next(b for b in box.buttons() if b.text() == words).click()\n"
        "def ask(window, words, then):\n"
        "    QTimer.singleShot(0, window.close)\n"
        "    until(lambda: shown('QMessageBox'), lambda: answer(words, then))\n"
        "def plant(window, app):\n"
        "    def stayed():\n"
        "        assert window.isVisible() and 'Bonjour. ' in window.editor.text()\n"
        "        ask(window, 'Close and lose it', lambda: None)\n"
        "    ask(window, 'Go on writing', stayed)\n"
    )
    told = start(home, plant, SHOWN)
    assert told.code == 0
    assert [words[0] for words in told.incidents] == ["Close without keeping your text?"] * 2
    assert "copy it to a safe place" in told.incidents[0][1]
