"""Hears what later starts of the program ask of this window, and does it."""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtWidgets import QWidget

from desktop.quick.wish import DONE, MOST, REFUSED, OtherVersionError, Wish


class Visits(QObject):
    """Listens in the window's own thread: one that hangs does not answer, and the caller says so.

    `open_file` is called with the path that a caller names.
    """

    def __init__(
        self,
        listener: socket.socket,
        secret: str,
        window: QWidget,
        open_file: Callable[[Path], None],
    ) -> None:
        super().__init__(window)
        self._listener = listener
        self._secret = secret
        self._window = window
        self._open_file = open_file
        listener.setblocking(False)
        self._notifier = QSocketNotifier(listener.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._welcome)

    def _welcome(self) -> None:
        with suppress(OSError):
            visitor, _address = self._listener.accept()
            _Visit(visitor, self._fulfil, self)

    def _fulfil(self, line: bytes) -> bytes:
        try:
            wish = Wish.decoded(line, self._secret)
        except OtherVersionError:
            return REFUSED
        except ValueError:
            return b""
        self._come_forward(wish.activation)
        if wish.file:
            self._open_file(Path(wish.file))
        return DONE

    def _come_forward(self, activation: str) -> None:
        if activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = activation  # Qt takes it from there on Wayland
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


class _Visit(QObject):
    """One caller, heard without waiting for it."""

    def __init__(
        self, visitor: socket.socket, fulfil: Callable[[bytes], bytes], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._visitor = visitor
        self._fulfil = fulfil
        self._heard = b""
        visitor.setblocking(False)
        self._notifier = QSocketNotifier(visitor.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        try:
            piece = self._visitor.recv(MOST)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        self._heard += piece
        if piece and not self._heard.endswith(b"\n") and len(self._heard) <= MOST:
            return
        self._notifier.setEnabled(False)
        with suppress(OSError), self._visitor:
            if self._heard.endswith(b"\n"):
                self._visitor.sendall(self._fulfil(self._heard))
        self.deleteLater()
