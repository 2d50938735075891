"""A button that takes the next keys pressed, whatever they are for elsewhere."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton

from desktop.messages import gettext as _

_MODIFIERS: Final = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Alt),
        *(Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown),
    }
)


def _is_sign(text: str) -> bool:
    return bool(text) and text[0].isprintable() and not text[0].isalnum() and not text[0].isspace()


class Recorder(QPushButton):
    """While it listens, keys are taken and not obeyed; Esc and leaving it end that."""

    recorded = Signal(object)

    def __init__(self, command: str) -> None:
        super().__init__(_("Change…"))
        self._command = command
        self._listening = False
        self.setAccessibleName(_("Change the keys of {command}").format(command=command))
        self.clicked.connect(self._listen)

    @property
    def listening(self) -> bool:
        """Whether the next keys are taken."""
        return self._listening

    def _listen(self) -> None:
        self._listening = True
        self.setFocus()
        self.setText(_("Press the new keys…"))

    def _stop(self) -> None:
        self._listening = False
        self.setText(_("Change…"))

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        if self._listening and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's
        self._stop()
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            return
        self._stop()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and modifiers == Qt.KeyboardModifier.NoModifier:
            return
        if key == Qt.Key.Key_Backtab:
            key = Qt.Key.Key_Tab
        if _is_sign(event.text()):
            # Shift only served to write it: what is pressed as Ctrl+Shift+/ is Ctrl+?
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        self.recorded.emit(QKeySequence(QKeyCombination(modifiers, key)))
