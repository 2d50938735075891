"""The program itself: shows the last text, keeps the new one, ends on Ctrl+C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store.last_draft import read_last_draft
from tests.store.opened import blank_page

ROOT = Path(__file__).resolve().parents[2]

TYPING = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop.choice import EngineChoice
from desktop.paths import locate
from ui.application import run
from ui.main_window import MainWindow
from ui.panel.panel import Panel

def window():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    return found[0] if found else None

def panel(shown):
    return shown.findChild(Panel)

def action(shown):
    there = panel(shown)
    return there.action.id if there and there.action else None

def step():
    shown = window()
    if shown is None or not shown.isVisible() or {wait_for_core} and action(shown) is None:
        QTimer.singleShot(20, step)
        return
    print(shown.editor.text(), flush=True)
    print(action(shown), flush=True)
    QTest.keyClicks(shown.editor, "Bonjour. ")
    {end}

QTimer.singleShot(0, step)
code = run(locate(), EngineChoice())
print(code, flush=True)
"""

INTERRUPTED = "os.kill(os.getpid(), signal.SIGINT)"
CLOSED = "shown.commands['quit'].trigger()"


def start(home: Path, end: str, *, wait_for_core: bool) -> list[str]:
    script = TYPING.replace("{end}", end).replace("{wait_for_core}", str(wait_for_core))
    blank_page(home)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "CALAME_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")
def test_the_text_comes_back_after_ctrl_c(tmp_path: Path) -> None:
    assert start(tmp_path, INTERRUPTED, wait_for_core=True) == ["", "rewrite", "0"]
    draft = read_last_draft(tmp_path / "calame.db")
    assert draft is not None and draft.text == "Bonjour. " and draft.cursor == 9
    assert start(tmp_path, CLOSED, wait_for_core=True) == ["Bonjour. ", "rewrite", "0"]
    draft = read_last_draft(tmp_path / "calame.db")
    assert draft is not None and draft.text == "Bonjour. Bonjour. "


def test_what_is_typed_before_the_core_is_there_is_kept(tmp_path: Path) -> None:
    assert start(tmp_path, CLOSED, wait_for_core=False)[-1] == "0"
    draft = read_last_draft(tmp_path / "calame.db")
    assert draft is not None and draft.text == "Bonjour. "


def test_a_store_that_cannot_be_opened_is_said_and_the_text_still_takes_keys(
    tmp_path: Path,
) -> None:
    (tmp_path / "calame.db").write_bytes(b"no database, " * 1000)
    end = (
        "QTimer.singleShot(0, lambda: told(shown))\n"
        "def told(shown):\n"
        "    if not panel(shown) or not panel(shown).card.isVisible():\n"
        "        QTimer.singleShot(20, lambda: told(shown))\n"
        "        return\n"
        "    print(panel(shown).card.title.text(), flush=True)\n"
        "    shown.close()\n"
    ).replace("\n", "\n    ")
    lines = start(tmp_path, end, wait_for_core=False)
    assert lines[-2:] == ["The database calame.db is damaged and cannot be read.", "0"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
