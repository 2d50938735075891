"""One home, one window: a second start hands its file over to the window that is open."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop.quick.address import Address
from desktop.quick.calling import call
from desktop.quick.claim import Claim
from desktop.quick.wish import Wish
from tests.e2e.hands import until

ROOT = Path(__file__).resolve().parents[2]
WAIT = 120

WATCHED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.__main__ import main
from ui.main_window import MainWindow

told = set()

def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow):
            if window.commands["run"].isEnabled():
                tell("ready")
            cabinet = window._cabinet
            tell("text " + ascii(window.editor.text()))
            if window.isMinimized():
                tell("minimized")
            elif "minimized" in told:
                tell("shown again")
            if window.editor.text() == "minimize":
                window.editor.open_text("small")
                window.showMinimized()
            if cabinet is not None and cabinet.strip.isVisible():
                tell("strip " + ascii(cabinet.strip.words.text()))

def tell(words):
    if words not in told:
        told.add(words)
        print(words, flush=True)

timer = QTimer()
timer.timeout.connect(look)
QTimer.singleShot(0, lambda: timer.start(20))
sys.exit(main(sys.argv[1:]))
"""
"""Calame itself, which prints what its window shows; without Qt where it opens none."""


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "CALAME_HOME": str(home)}


class Window:
    """The first start, and what its window has shown so far."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.home = home
        self.process = subprocess.Popen(
            [sys.executable, "-c", WATCHED, *arguments],
            cwd=ROOT,
            env=environment(home),
            stdout=subprocess.PIPE,
            text=True,
        )
        self.shown: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.shown.append(line.rstrip("\n"))

    def wait_for(self, words: str) -> None:
        until(lambda: words in self.shown, f"{words}, not {self.shown}")

    def wait_until_it_listens(self) -> None:
        until(lambda: Address.read(self.home), "the window to listen")

    def end(self) -> None:
        self.process.kill()
        self.process.wait(WAIT)
        self._reader.join()


@contextmanager
def window(home: Path, *arguments: str) -> Iterator[Window]:
    opened = Window(home, *arguments)
    try:
        opened.wait_until_it_listens()
        yield opened
    finally:
        opened.end()


def start(home: Path, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Start Calame once more; it must not have loaded Qt when it ends."""
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1))\n"
        "from desktop.__main__ import main\n"
        "code = main(sys.argv[1:])\n"
        "assert 'PySide6' not in sys.modules\n"
        "sys.exit(code)"
    )
    return subprocess.run(
        [sys.executable, "-c", program, str(ROOT), *arguments],
        cwd=folder,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=WAIT,
    )


def test_a_second_start_has_its_file_opened_in_the_window_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "né.md").write_text("Bonjour.", encoding="utf-8")
    home = tmp_path / "home"
    with window(home) as first:
        done = start(home, "né.md", folder=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        first.wait_for("text 'Bonjour.'")
        done = start(home, str(tmp_path / "none.md"))
        assert (done.returncode, done.stderr) == (0, "")
        until(lambda: [line for line in first.shown if "none.md" in line], "the missing file")
        assert first.process.poll() is None


def test_a_start_without_a_file_brings_the_window_to_the_front(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("minimize")
    home = tmp_path / "home"
    with window(home) as first:
        assert start(home, str(tmp_path / "a.md")).returncode == 0
        first.wait_for("minimized")
        assert start(home).returncode == 0
        first.wait_for("shown again")


def test_a_file_whose_name_is_no_text_is_told_of(tmp_path: Path) -> None:
    name = os.fsdecode(b"na\xefve.md")
    try:
        (tmp_path / name).write_text("Bonjour.")
    except OSError:
        pytest.skip("names are text here")
    home = tmp_path / "home"
    with window(home) as first:
        assert start(home, str(tmp_path / name)).returncode == 0
        until(lambda: [line for line in first.shown if "no characters" in line], "the words")


def test_an_engine_named_to_a_second_start_is_said_not_to_hold(tmp_path: Path) -> None:
    with window(tmp_path):
        done = start(tmp_path, "--engine", "openai")
        assert done.returncode == 0
        assert "keeps its engine" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_what_a_killed_window_left_does_not_keep_the_next_from_opening(tmp_path: Path) -> None:
    with window(tmp_path):
        pass
    left = Address.read(tmp_path)
    assert left is not None and Path(left.path).is_socket()
    second = Window(tmp_path)
    try:
        until(lambda: Address.read(tmp_path) not in (None, left), "the next window to listen")
        second.wait_for("ready")
        assert start(tmp_path).returncode == 0
    finally:
        second.end()


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGSTOP on Windows")
def test_a_window_that_hangs_is_told_of_and_nothing_is_opened(tmp_path: Path) -> None:
    with window(tmp_path) as first:
        first.wait_for("ready")
        os.kill(first.process.pid, signal.SIGSTOP)
        try:
            done = start(tmp_path)
        finally:
            os.kill(first.process.pid, signal.SIGCONT)
        assert done.returncode == 1
        assert "does not answer" in done.stderr and "nothing is lost" in done.stderr
        assert first.process.poll() is None


def opened(home: Path) -> set[str]:
    """Return the files that have a document."""
    with closing(sqlite3.connect(home / "calame.db")) as connection:
        return {path for (path,) in connection.execute("SELECT path FROM documents")} - {None, ""}


def test_twenty_starts_at_once_open_one_window(tmp_path: Path) -> None:
    home = tmp_path / "home"
    files = [tmp_path / f"{number}.md" for number in range(20)]
    for file in files:
        file.write_text(file.stem)
    starts = [Window(home, str(file)) for file in files]
    try:
        until(lambda: len([one for one in starts if one.process.poll() is None]) == 1, "one left")
        (winner,) = [one for one in starts if one.process.poll() is None]
        assert [one.process.returncode for one in starts if one is not winner] == [0] * 19
        until(lambda: opened(home) == {str(file) for file in files}, "every file in the list")
        assert [one.shown for one in starts if one is not winner] == [[]] * 19
    finally:
        for one in starts:
            one.end()


def test_a_start_while_the_window_closes_becomes_the_window(tmp_path: Path) -> None:
    first = Claim.take(tmp_path)
    assert first is not None
    first.listen()
    closing = threading.Timer(0.3, lambda: (first.hang_up(), time.sleep(0.3), first.release()))
    closing.start()
    claim = call(tmp_path, Wish())
    assert claim is not None
    claim.release()
    closing.join()
    assert not [path for path in tmp_path.iterdir() if path.name != "window.lock"]


@pytest.mark.parametrize("unix", [True, False])
def test_an_address_is_its_owners_alone_and_leads_to_whoever_listens(
    tmp_path: Path, unix: bool
) -> None:
    if unix and not hasattr(socket, "AF_UNIX"):
        pytest.skip("no sockets of the Unix family here")
    home = tmp_path / ("deep" * 30) if unix else tmp_path
    home.mkdir(exist_ok=True)
    address, listener = Address.listen(home, unix=unix)
    with listener:
        read = Address.read(home)
        assert read == address
        with read.connect(5.0) as caller:
            caller.sendall(Wish("/a").encoded(read.secret))
            visitor, _ = listener.accept()
            with visitor:
                assert Wish.decoded(visitor.recv(4096), address.secret) == Wish("/a")
    for path in (home / "window.address", *([Path(address.path)] if unix else [])):
        assert path.stat().st_mode & 0o077 == 0
    address.forget(home)
    assert Address.read(home) is None
    assert not unix or not Path(address.path).exists()
