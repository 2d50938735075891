"""Functions reach the window's thread from any other, and nobody who is gone."""

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.post import Post


def test_a_function_is_called_in_the_windows_thread(qtbot: QtBot) -> None:
    owner = QObject()
    post = Post(owner)
    called: list[threading.Thread] = []
    thread = threading.Thread(
        target=lambda: post.call(lambda: called.append(threading.current_thread()))
    )
    thread.start()
    thread.join()
    assert called == []
    qtbot.waitUntil(lambda: called == [threading.main_thread()])


def test_nothing_is_called_once_the_owner_is_gone(qtbot: QtBot) -> None:
    owner, other = QObject(), QObject()
    post, witness = Post(owner), Post(other)
    called: list[str] = []

    def speak() -> None:
        post.call(lambda: called.append("owner"))
        witness.call(lambda: called.append("other"))

    thread = threading.Thread(target=speak)
    thread.start()
    thread.join()
    delete(owner)
    qtbot.waitUntil(lambda: called == ["other"])
