"""Calame as a process on the real X server, and the keys and mouse of a person in front of it."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from desktop.store.last_draft import read_last_draft
from tests import model_cache
from tests.store.opened import blank_page

T = TypeVar("T")

PATIENCE = 240.0
"""Seconds until something that does not come counts as a failure; nothing waits for their end."""


def until(found: Callable[[], T | None], what: str) -> T:
    """Look again and again until there is something; AssertionError if it does not come."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        there = found()
        if there:
            return there
        time.sleep(0.03)
    raise AssertionError(f"waited {PATIENCE:.0f} s for {what}")


def told(*command: str) -> str:
    """Run a program of the X server's and return what it says; empty if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    return done.stdout if done.returncode == 0 else ""


class Desk:
    """The program with its window in front; use it with `with`."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.database = home / "calame.db"
        blank_page(home)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "desktop", *arguments],
            env={
                **os.environ,
                "CALAME_HOME": str(home),
                "CALAME_MODELS": str(model_cache.folder()),
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        self.window = ""

    def __enter__(self) -> Self:
        """Wait until the window is there and has the keys."""
        pid = str(self.process.pid)
        search = ("xdotool", "search", "--onlyvisible", "--pid", pid, "--name", "Calame")
        self.window = until(lambda: told(*search).split(), "the window")[0]
        until(self._is_in_front, "the window to take the keys")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the window, or end the process where that does not work any more."""
        if error is None:
            self.press("ctrl+q")
        else:
            self.process.terminate()
        try:
            self.errors = self.process.communicate(timeout=PATIENCE)[1]
        finally:
            self.process.kill()

    def _is_in_front(self) -> bool:
        told("xdotool", "windowactivate", "--sync", self.window)
        return told("xdotool", "getactivewindow").strip() == self.window

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by their X names."""
        subprocess.run(["xdotool", "key", "--delay", "3", *keys], check=True, timeout=PATIENCE)

    def type(self, text: str) -> None:
        """Type a text of one or more lines."""
        for place, line in enumerate(text.split("\n")):
            if place:
                self.press("Return")
            if line:
                subprocess.run(
                    ["xdotool", "type", "--delay", "3", "--", line], check=True, timeout=PATIENCE
                )

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag the mouse between two places, each in shares of the window's width and height."""
        shape = told("xdotool", "getwindowgeometry", "--shell", self.window)
        values = dict(line.split("=") for line in shape.split())
        width, height = int(values["WIDTH"]), int(values["HEIGHT"])
        self._point(start[0] * width, start[1] * height)
        subprocess.run(["xdotool", "mousedown", "1"], check=True, timeout=PATIENCE)
        for part in range(1, 6):
            across = start[0] + (end[0] - start[0]) * part / 5
            down = start[1] + (end[1] - start[1]) * part / 5
            self._point(across * width, down * height)
        subprocess.run(["xdotool", "mouseup", "1"], check=True, timeout=PATIENCE)

    def _point(self, x: float, y: float) -> None:
        place = ("mousemove", "--window", self.window, str(round(x)), str(round(y)))
        subprocess.run(["xdotool", *place], check=True, timeout=PATIENCE)

    def draft(self) -> str:
        """Return the text as it is stored."""
        there = read_last_draft(self.database)
        return there.text if there is not None else ""

    def wait_for_draft(self, text: str) -> None:
        """Wait until the text is stored."""
        until(lambda: self.draft() == text, f"the draft {text!r}, not {self.draft()!r}")

    def selected(self) -> str:
        """Return what is selected, as another program would paste it."""
        return told("xclip", "-o", "-selection", "primary")

    def wait_for_selection(self, text: str) -> None:
        """Wait until exactly this is selected."""
        until(lambda: self.selected() == text, f"the selection {text!r}, not {self.selected()!r}")

    def whole_text(self) -> str:
        """Select all, copy, and return what came to the clipboard."""
        sentinel = b"nothing was copied"
        subprocess.run(
            ["xclip", "-selection", "clipboard"], input=sentinel, check=True, timeout=PATIENCE
        )
        self.press("ctrl+a", "ctrl+c")

        def copied() -> str | None:
            there = told("xclip", "-o", "-selection", "clipboard")
            return there if there != sentinel.decode() else None

        return until(copied, "the copied text")

    def outcomes(self) -> list[str]:
        """Return how the runs ended, the oldest first; `running` for one under way."""
        address = f"{self.database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection:
            return [row[0] for row in connection.execute("SELECT outcome FROM runs ORDER BY id")]

    def first_tokens(self) -> list[float | None]:
        """Return after how many seconds the first token of each run came; None where none did."""
        address = f"{self.database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection:
            rows = connection.execute("SELECT first_token_seconds FROM runs ORDER BY id")
            return [row[0] for row in rows]

    def answer(self) -> str:
        """Return the answer of the last run as it is stored."""
        address = f"{self.database.as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as connection:
            row = connection.execute("SELECT text FROM answers ORDER BY run_id DESC LIMIT 1")
            return str(row.fetchone()[0])

    def accept(self, changed: str) -> None:
        """Accept by keys once the answer is on the screen; a key before that does nothing."""

        def accepted() -> bool:
            self.press("ctrl+shift+Return")
            deadline = time.monotonic() + 2
            while self.draft() != changed and time.monotonic() < deadline:
                time.sleep(0.03)
            return self.draft() == changed

        until(accepted, "the accepted text")

    def engine(self) -> int | None:
        """Return the process of the local engine; None while there is none."""
        for task in Path("/proc", str(self.process.pid), "task").iterdir():
            for child in (task / "children").read_text().split():
                if b"--engine-child" in Path("/proc", child, "cmdline").read_bytes():
                    return int(child)
        return None


def ticks(pid: int) -> int:
    """Return the processor time that a process has used, in ticks of the system's clock."""
    values = Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()
    return int(values[11]) + int(values[12])


def is_asked(pid: int) -> bool:
    """Tell whether somebody holds a connection to a server process."""
    established = {
        fields[9]
        for line in Path("/proc/net/tcp").read_text().splitlines()[1:]
        if (fields := line.split())[3] == "01"
    }
    return any(
        str(link.readlink()).removeprefix("socket:[").rstrip("]") in established
        for link in Path("/proc", str(pid), "fd").iterdir()
        if link.is_symlink()
    )


def rests(pid: int) -> bool:
    """Tell whether a process does nothing for half a second."""
    before = ticks(pid)
    time.sleep(0.5)
    return ticks(pid) - before <= 1
