"""The panel with all that drives it, made once the text stands and takes keys."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.editor.editor import Editor
from ui.engines import Engines
from ui.figures import Figures
from ui.flow import Flow
from ui.own_actions import teach
from ui.panel.habits import Habits, Keeper
from ui.panel.panel import Panel
from ui.scope import Scope
from ui.status import StatusLine
from ui.theme import Theme

if TYPE_CHECKING:
    from desktop.app import App


class Companion(QObject):
    """Connects the panel with the text, the commands and the status line."""

    def __init__(
        self,
        theme: Theme,
        figures: Figures,
        editor: Editor,
        status: StatusLine,
        commands: dict[str, QAction],
        engine_menu: QMenu,
        keeper: Keeper | None = None,
    ) -> None:
        """Make the panel; what was used last in it is kept by `keeper`."""
        super().__init__(editor)
        self._editor = editor
        self._figures = figures
        self._status = status
        self._menu = engine_menu
        self._offline = commands["offline"]
        self._own_actions = commands["own_actions"]
        self._actions_folder: Path | None = None
        habits = Habits(keeper)
        self.panel = Panel(theme, figures, commands, habits)
        self.engines = Engines(engine_menu, commands["offline"], self)
        self.flow = Flow(editor, self.panel, self.engines, figures, commands, habits)
        self.scope = Scope(editor, self.panel.chooser.scope, figures)
        for id, handler in (
            ("run", self.flow.run),
            ("stop", self.flow.stop),
            ("accept", self.flow.accept),
            ("copy", self.flow.copy),
            ("retry", self.flow.retry),
            ("discard", self.flow.discard),
            ("insert_below", self.flow.insert_below),
            ("own_actions", self._teach),
            ("offline", self.engines.switch_offline),
            ("switch", lambda: self._switch(commands["write"])),
        ):
            commands[id].triggered.connect(handler)
        commands["switch"].setEnabled(True)
        self.panel.chooser.taught.connect(self._teach)
        self.engines.changed.connect(self._show_engine)
        self.engines.failed.connect(self.flow.show_error)
        status.engine_pressed.connect(self._open_engines)

    def attach(self, app: "App") -> None:
        """Give it the core."""
        self._offline.setEnabled(True)
        self.panel.show_actions(app.actions)
        self.engines.attach(app, self._figures.language)
        self.flow.attach(app.assistant)
        self._actions_folder = app.paths.actions
        self._own_actions.setEnabled(True)
        for mistake in app.mistakes:
            self.flow.show_error(mistake)
        loaded = app.preferences.loaded
        if loaded.repaired or loaded.set_aside:
            from ui.settings.repairs import repairs  # hardly ever needed

            for error in repairs(loaded):
                self.flow.show_error(error)

    def _teach(self) -> None:
        if self._actions_folder is not None:
            teach(self.panel.card, self._actions_folder)

    def _show_engine(self) -> None:
        words, details, warns = self.engines.words()
        self._status.show_engine(words, details, warns=warns)

    def _open_engines(self) -> None:
        size, button = self._menu.sizeHint(), self._status.engine
        corner = QPoint(button.width() - size.width(), -size.height())
        self._menu.popup(button.mapToGlobal(corner))

    def _switch(self, write: QAction) -> None:
        if not self._editor.isVisible():
            write.trigger()
        elif self._editor.hasFocus() and self.panel.isVisible():
            self.panel.take_focus()
        else:
            self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
