"""The section of the keyboard: every command by group, its keys, and changing them."""

from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.settings import Settings
from ui.commands import COMMANDS, GROUPS, Command
from ui.panel.buttons import TextButton
from ui.settings.recorder import Recorder
from ui.settings.rows import Row, Section
from ui.settings.saving import Saving
from ui.shortcuts import assign, keys_of, own_keys, refusal, shown, write

if TYPE_CHECKING:
    from desktop.app import App

_COMMANDS: Final = {command.id: command for command in COMMANDS}
_BUTTON: Final = 30
"""The height of a button, beside which the keys stand in the middle."""
_AT_ONCE: Final = 4
"""Rows that are made in one go."""


def plain(label: str) -> str:
    """Return a menu's or a command's words without the mark of its letter."""
    return _(label).replace("&", "").rstrip("…")


class ShortcutRow(Row):
    """One command and its keys."""

    def __init__(self, command: Command) -> None:
        super().__init__(
            plain(command.label), plain(GROUPS[command.group]), _("keyboard shortcut keys")
        )
        self.command = command
        self.keys = QLabel()
        self.keys.setObjectName("keys")
        self.keys.setMinimumHeight(_BUTTON)
        self.recorder = Recorder(self.label.text())
        self.reset = TextButton(_("Reset"))
        self.reset.setAccessibleName(
            _("Give {command} its own keys again").format(command=self.label.text())
        )
        self.put(self.keys, self.reset, self.recorder)

    def show_keys(self, keys: list[QKeySequence], *, changed: bool) -> None:
        """Show the keys that hold; `changed` if they are not the command's own."""
        self.keys.setText(shown(keys) or _("none"))
        self.keys.setAccessibleName(f"{self.label.text()}: {self.keys.text()}")
        self.reset.setVisible(changed)

    def found_by(self) -> str:  # noqa: D102 - a row's
        return f"{super().found_by()} {self.keys.text()}"


class ShortcutsSection(Section):
    """Records new keys; tells by name which command has them already, and swaps on request."""

    def __init__(self, commands: Mapping[str, QAction], saving: Saving) -> None:
        super().__init__(
            "shortcuts",
            _("Keyboard shortcuts"),
            _("Press “Change…” and then the new keys; Esc leaves them as they are."),
        )
        self._commands = commands
        self._saving = saving
        self.all = Row(
            _("All shortcuts"), _("Gives every command its own keys again."), _("reset keyboard")
        )
        self.reset = QPushButton(_("Reset all"))
        self.reset.clicked.connect(lambda: self._save(self.all, {}))
        self.all.put(self.reset)
        self.lines: dict[str, ShortcutRow] = {}
        self._left = deque(
            command for group in GROUPS for command in COMMANDS if command.group == group
        )
        self.add(self.all)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._add_some)
        saving.changed.connect(self._show)

    def attach(self, app: "App") -> None:
        """Begin to fill it, some rows at a time: together they take too long."""
        self._timer.start(0)

    def fill(self) -> None:
        """Add what is left of the rows."""
        while self._left:
            self._add(self._left.popleft())
        self._timer.stop()

    def _add_some(self) -> None:
        for _row in range(min(_AT_ONCE, len(self._left))):
            self._add(self._left.popleft())
        if not self._left:
            self._timer.stop()

    def _add(self, command: Command) -> None:
        row = self.lines[command.id] = ShortcutRow(command)
        row.recorder.recorded.connect(lambda keys: self.propose(command, keys))
        row.reset.clicked.connect(lambda: self._reset(command))
        self.add(row, before=self.all)
        self._show_row(row, keys_of(self._saving.now.shortcuts))

    def propose(self, command: Command, keys: QKeySequence) -> None:
        """Give a command keys; say why not, or ask if another command has them."""
        row = self.lines[command.id]
        reason = refusal(keys, command)
        if reason:
            self._say_refused(row, keys, reason)
            return
        now = keys_of(self._saving.now.shortcuts)
        if keys in now[command.id]:
            row.say(_("These are its keys already."))
            return
        owner = next((id for id, others in now.items() if keys in others), "")
        if not owner:
            self._give(row, {command.id: [keys]})
            return
        rest = [other for other in now[owner] if other != keys]
        wishes = {command.id: [keys], owner: rest if rest else now[command.id][:1]}
        if any(refusal(other, _COMMANDS[owner]) for other in wishes[owner]):
            wishes[owner] = []
        words = _("{keys} belongs to “{command}”.").format(
            keys=shown([keys]), command=plain(_COMMANDS[owner].label)
        )
        gets = shown(wishes[owner]) or _("none")
        row.say(
            f"{words} " + _("If you take it, that command has: {keys}.").format(keys=gets),
            "should",
            (
                (_("Take it"), lambda: self._give(row, wishes)),
                (_("Leave it"), lambda: None),
            ),
        )
        row.choices()[-1].setFocus()

    def _say_refused(self, row: ShortcutRow, keys: QKeySequence, reason: str) -> None:
        pressed = shown([keys])
        told = _("{keys}: {reason}").format(keys=pressed, reason=reason) if pressed else reason
        row.say(told, "must")

    def _give(self, row: Row, wishes: Mapping[str, list[QKeySequence]]) -> None:
        chosen = dict(self._saving.now.shortcuts)
        for id, keys in wishes.items():
            chosen[id] = write(keys)
            if keys == own_keys(_COMMANDS[id]):
                del chosen[id]
        self._save(row, chosen)

    def _reset(self, command: Command) -> None:
        chosen = dict(self._saving.now.shortcuts)
        chosen.pop(command.id, None)
        self._save(self.lines[command.id], chosen)

    def _save(self, row: Row, chosen: dict[str, str]) -> None:
        before = dict(self._saving.now.shortcuts)
        if chosen == before:
            row.say(_("Nothing to change."))
            return

        def undo() -> None:
            self._saving.save({"shortcuts": before}, lambda: row.say(""), row.say_error)

        def done() -> None:
            self._saving.offer_undo(row, _("Saved"), {"shortcuts": chosen}, undo)

        def failed(error: UserError) -> None:
            row.say_error(error)

        self._saving.save({"shortcuts": chosen}, done, failed)

    def _show(self, settings: Settings) -> None:
        found = keys_of(settings.shortcuts)
        for row in self.lines.values():
            self._show_row(row, found)
        assign(self._commands, settings.shortcuts)

    def _show_row(self, row: ShortcutRow, found: Mapping[str, list[QKeySequence]]) -> None:
        keys = found[row.command.id]
        row.show_keys(keys, changed=keys != own_keys(row.command))
