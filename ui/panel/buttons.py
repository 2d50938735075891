"""The buttons of the panel: one filled one, whose role changes, and quiet ones of words."""

from collections.abc import Iterable
from enum import StrEnum
from time import monotonic
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop.messages import gettext as _
from desktop.messages.marking import N_

_SETTLING: Final = 0.4
"""Seconds in which a click meant for the role before is not taken for the new one."""


class Role(StrEnum):
    """What the filled button does now; the value is the id of a command."""

    RUN = "run"
    STOP = "stop"
    ACCEPT = "accept"


LABELS: Final = {Role.RUN: N_("Run"), Role.STOP: N_("Stop"), Role.ACCEPT: N_("Accept")}


class PrimaryButton(QPushButton):
    """The one filled button: Run, then Stop, then Accept, always in the same place."""

    def __init__(self, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "primary")
        # a click leaves the keys in the text
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._actions = actions
        self._changed = 0.0
        self._accepts_all = False
        self.is_under_mouse = False
        """Whether what it does now was asked for with the mouse."""
        self.role = Role.RUN
        self.clicked.connect(lambda: self._actions[self.role].trigger())
        for role in Role:
            actions[role].changed.connect(self._follow)
        self.take(Role.RUN)

    def take(self, role: Role, *, unasked: bool = False) -> None:
        """Take a role; `unasked` if not a person but an event changed it."""
        if unasked and role != self.role:
            self._changed = monotonic()
        self.role = role
        self._follow()

    def tell_all(self, accepts_all: bool) -> None:
        """Say of Accept whether it accepts several changes, and every one of them."""
        self._accepts_all = accepts_all
        self._follow()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's
        if monotonic() - self._changed < _SETTLING:
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's
        self.is_under_mouse = True
        super().mouseReleaseEvent(event)
        self.is_under_mouse = False

    def _follow(self) -> None:
        action = self._actions[self.role]
        accepts_all = self.role is Role.ACCEPT and self._accepts_all
        self.setText(_("Accept all") if accepts_all else _(LABELS[self.role]))
        self.setEnabled(action.isEnabled())
        self.setToolTip(action.shortcut().toString(action.shortcut().SequenceFormat.NativeText))
        self.setAccessibleName(self.text())


class TextButton(QPushButton):
    """A button of words alone."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setProperty("kind", "text")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class CommandButton(TextButton):
    """A button of words for a command; it is there while the command can be used."""

    def __init__(
        self, action: QAction, parent: QWidget | None = None, *, words: str = "", checked: str = ""
    ) -> None:
        """Show `words` or else the command's own, and `checked` while it is checked."""
        super().__init__(words or action.text(), parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action = action
        self._words = words
        self._checked = checked
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        keys = self._action.shortcut()
        self.setToolTip(keys.toString(keys.SequenceFormat.NativeText))
        self.setVisible(self._action.isEnabled())
        words = self._words or self._action.text()
        self.setText((self._action.isChecked() and self._checked) or words)


class MoreButton(TextButton):
    """A button that opens a menu of the rarer commands; it is there while one can be used.

    Where that is a single one, the button is that command's own.
    """

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__("⋯", parent)
        self._only: QAction | None = None
        self._menu = QMenu(self)
        self.clicked.connect(self._open)
        for action in actions:
            self._menu.addAction(action)
            action.changed.connect(self._follow)
        self._follow()

    def actions_shown(self) -> list[QAction]:
        """Return the commands of the menu."""
        return self._menu.actions()

    def _open(self) -> None:
        if self._only is not None:
            self._only.trigger()
            return
        size = self._menu.sizeHint()
        self._menu.popup(self.mapToGlobal(QPoint(self.width() - size.width(), -size.height())))

    def _follow(self) -> None:
        usable = [action for action in self._menu.actions() if action.isEnabled()]
        only = usable[0] if len(usable) == 1 else None
        self._only = only
        self.setText(only.text() if only else "⋯")
        self.setAccessibleName(only.text() if only else _("More"))
        keys = only.shortcut() if only else QKeySequence()
        self.setToolTip(keys.toString(keys.SequenceFormat.NativeText) if only else _("More"))
        self.setVisible(bool(usable))
