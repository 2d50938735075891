"""What a writer has at hand in the text: Markdown shown, find, zoom, and the menu of the text."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.messages import gettext as _
from ui.editor.highlighter import Highlighter
from ui.figures import Figures
from ui.find.bar import FindBar
from ui.theme import Theme
from ui.writing import WritingPage


class Tools(QObject):
    """Serves the commands of the text; made behind its first paint."""

    def __init__(
        self,
        page: WritingPage,
        commands: Mapping[str, QAction],
        theme: Theme,
        figures: Figures,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._editor = page.editor
        self._commands = commands
        self._figures = figures
        self._bar: FindBar | None = None
        Highlighter(page.editor, theme)
        editor = page.editor
        serves: dict[str, Callable[[], object]] = {
            "find": self._find,
            "replace": lambda: self.bar.open(replaces=True),
            "find_next": lambda: self._step(forward=True),
            "find_previous": lambda: self._step(forward=False),
            "zoom_in": lambda: editor.zoom_by(1),
            "zoom_out": lambda: editor.zoom_by(-1),
            "zoom_reset": lambda: setattr(editor, "zoom", 100),
        }
        for id, handler in serves.items():
            commands[id].triggered.connect(handler)
            commands[id].setEnabled(True)
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._open_menu)

    @property
    def bar(self) -> FindBar:
        """Return the bar of find and replace; it is made when it is first asked for."""
        if self._bar is None:
            self._bar = FindBar(self._editor, self._figures)
            self._bar.hide()
            self._page.take_bar(self._bar)
        return self._bar

    def _find(self) -> None:
        if self._page.isVisible():
            self.bar.open(replaces=False)

    def _step(self, *, forward: bool) -> None:
        if self.bar.isHidden():
            self.bar.open(replaces=False)
        else:
            self.bar.step(forward=forward)

    def menu(self) -> QMenu:
        """Return the menu of the text, for what can be done now."""
        editor = self._editor
        menu = QMenu(editor)
        chosen = editor.textCursor().hasSelection()
        held = QGuiApplication.clipboard().mimeData()
        can_paste = held is not None and held.hasText()
        standard = QKeySequence.StandardKey
        is_empty = editor.document().isEmpty()
        menu.addActions([self._commands["undo"], self._commands["redo"]])
        menu.addSeparator()
        for label, keys, handler, usable in (
            (_("Cut"), standard.Cut, editor.cut, chosen),
            (_("Copy"), standard.Copy, editor.copy, chosen),
            (_("Paste"), standard.Paste, editor.paste, can_paste),
            (
                _("Select all"),
                standard.SelectAll,
                editor.selectAll,
                not is_empty,
            ),
        ):
            action = menu.addAction(label, handler)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(usable)
        menu.addSeparator()
        run = self._commands["run"]
        words = _("Rewrite the selection") if chosen else _("Rewrite the paragraph")
        rewrite = menu.addAction(words, run.trigger)
        rewrite.setShortcut(run.shortcut())
        rewrite.setEnabled(run.isEnabled())
        menu.addActions([self._commands["typography"], self._commands["find"]])
        return menu

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._editor.mapToGlobal(position))
