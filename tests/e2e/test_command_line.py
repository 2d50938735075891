"""A file named on the command line stands in the window; a misspelt command does not open one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli import is_headless
from desktop.cli.window import read_window_arguments

ROOT = Path(__file__).resolve().parents[2]

OPENED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.__main__ import main
from ui.main_window import MainWindow

def step():
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
    cabinet = found[0]._cabinet if found else None
    if cabinet is None or not (found[0].editor.text() or cabinet.strip.isVisible()):
        QTimer.singleShot(20, step)
        return
    print(ascii(found[0].editor.text()))
    print(ascii(cabinet.strip.words.text()), flush=True)
    found[0].close()

QTimer.singleShot(0, step)
sys.exit(main(sys.argv[1:]))
"""


def opened(home: Path, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", OPENED, *arguments],
        cwd=ROOT,
        env={**os.environ, "CALAME_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_file_named_on_the_command_line_is_opened(tmp_path: Path) -> None:
    letter = tmp_path / "lettre.md"
    letter.write_text("Bonjour.", encoding="utf-8")
    assert opened(tmp_path / "home", str(letter)) == ["'Bonjour.'", "''"]
    # the next start without a file shows it again
    assert opened(tmp_path / "home", "--engine", "local")[0] == "'Bonjour.'"


def test_a_file_that_is_not_there_is_told_in_the_window(tmp_path: Path) -> None:
    text, words = opened(tmp_path / "home", str(tmp_path / "none.md"))
    assert text == "''"
    assert words.startswith("'none.md: This file is not there")


@pytest.mark.parametrize("word", ["rewrit", "histroy", "do", "--help", "models"])
def test_a_word_alone_is_a_command(word: str) -> None:
    assert is_headless([word])


@pytest.mark.parametrize("word", ["letter.md", "texts/letter", "/texts/letter"])
def test_a_name_with_a_folder_or_a_suffix_is_a_file(word: str) -> None:
    assert not is_headless([word])
    assert read_window_arguments(["--engine", "local", word]).file == Path(word)
    assert read_window_arguments([]).file is None


def test_a_word_that_is_a_file_in_this_folder_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter").write_text("x")
    assert not is_headless(["letter"])
