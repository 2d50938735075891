"""The keys of every command: the table's own, and what a person has put in their place."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.messages import gettext as _
from ui.commands import COMMANDS, Command

_EDITING: Final = frozenset(
    {
        *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete),
        *(Qt.Key.Key_Insert, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    }
)
_CLIPBOARD: Final = frozenset({Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X})
_FIRST_FUNCTION: Final = Qt.Key.Key_F1
_LAST_FUNCTION: Final = Qt.Key.Key_F35

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_META: Final = Qt.KeyboardModifier.MetaModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


def read(keys: str) -> list[QKeySequence]:
    """Read keys as the settings keep them; a sequence that Qt cannot read comes out empty."""
    if not keys.strip():
        return []
    return [
        sequence if sequence.toString() else QKeySequence()
        for sequence in QKeySequence.listFromString(keys)
    ]


def write(keys: Sequence[QKeySequence]) -> str:
    """Write keys as the settings keep them."""
    return QKeySequence.listToString(list(keys))


def shown(keys: Sequence[QKeySequence]) -> str:
    """Write keys as this system names them; those that have one name stand there once."""
    return "   ".join(dict.fromkeys(one.toString(one.SequenceFormat.NativeText) for one in keys))


def own_keys(command: Command) -> list[QKeySequence]:
    """Return the keys that a command has by itself."""
    return [QKeySequence(keys) for keys in command.shortcuts]


def refusal(keys: QKeySequence, command: Command) -> str:
    """Say why a command cannot have these keys; empty where it can.

    What a command has by itself it can always have.
    """
    if keys in own_keys(command):
        return ""
    if keys.isEmpty() or not keys.toString():
        return _("These keys cannot be read.")
    pressed: list[QKeyCombination] = [
        keys[place]  # type: ignore[index]  # PySide has it, its stubs do not
        for place in range(keys.count())
    ]
    return next(filter(None, map(_refuse, pressed)), "")


def _refuse(pressed: QKeyCombination) -> str:
    key = pressed.key()
    modifiers = pressed.keyboardModifiers() & ~_KEYPAD
    bare = modifiers & ~_SHIFT == Qt.KeyboardModifier.NoModifier
    is_letter = key.value < Qt.Key.Key_Escape.value
    if key == Qt.Key.Key_Escape:
        return _("Esc always stops and closes.")
    if bare and not _FIRST_FUNCTION <= key <= _LAST_FUNCTION:
        return _("This key alone writes or moves in the text: add Ctrl or Alt.")
    if modifiers & ~_SHIFT == _CONTROL and (
        key in _EDITING or (key in _CLIPBOARD and not modifiers & _SHIFT)
    ):
        return _("The text itself needs these keys.")
    if (modifiers == _ALT and is_letter) or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return _("These keys lead to a menu or to the next control.")
    if (modifiers == _ALT and key == Qt.Key.Key_F4) or modifiers & _META:
        return _("These keys belong to the system.")
    return ""


def keys_of(overrides: Mapping[str, str]) -> dict[str, list[QKeySequence]]:
    """Return the keys of every command, a person's own before those of the table.

    No keys are given twice: where two commands claim them, a person's own choice goes before the
    table and the earlier row before the later one. A choice that cannot be used is passed over.
    """
    chosen: dict[str, list[QKeySequence]] = {}
    for command in COMMANDS:
        if command.id in overrides:
            keys = read(overrides[command.id])
            if not any(refusal(one, command) for one in keys):
                chosen[command.id] = keys
    taken: set[str] = set()
    found: dict[str, list[QKeySequence]] = {}
    for command in sorted(COMMANDS, key=lambda command: command.id not in chosen):
        wanted = chosen.get(command.id, own_keys(command))
        found[command.id] = [keys for keys in wanted if keys.toString() not in taken]
        taken.update(keys.toString() for keys in wanted)
    return found


def assign(actions: Mapping[str, QAction], overrides: Mapping[str, str]) -> None:
    """Give every command its keys, from now on.

    What the same keys write on another keyboard is heard as well, where nobody chose it otherwise.
    """
    found = keys_of(overrides)
    taken = {keys.toString() for given in found.values() for keys in given}
    for command in COMMANDS:
        heard = list(found[command.id])
        if heard == own_keys(command):
            heard += [keys for keys in _elsewhere(command) if keys.toString() not in taken]
        if actions[command.id].shortcuts() != heard:
            actions[command.id].setShortcuts(heard)


def told(command: Command, action: QAction) -> list[QKeySequence]:
    """Return the keys of a command that are shown to a person."""
    return [keys for keys in action.shortcuts() if keys not in _elsewhere(command)]


def _elsewhere(command: Command) -> list[QKeySequence]:
    return [QKeySequence(keys) for keys in command.elsewhere]
