"""The bar above the text: finds while one types, says how often, and replaces."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.editor.editor import Editor
from ui.editor.passage import Passage
from ui.figures import Figures
from ui.find.form import Form
from ui.find.replacement import Fill, Replacing, filled, unknown_group
from ui.find.search import Search
from ui.find.wanted import Wanted

_LONGEST: Final = 200
"""Characters of a selection that is taken for what is looked for."""
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _do(act: Callable[[], None], _checked: bool = False) -> None:
    act()


class FindBar(Form):
    """Finds as one types and replaces, one by one or all as one undo step."""

    def __init__(self, editor: Editor, figures: Figures) -> None:
        super().__init__()
        self._editor = editor
        self._figures = figures
        self._anchor = 0
        self._scope: Passage | None = None
        self._replacing: Replacing | None = None
        self._told = ""
        self._search = Search(editor)
        self._connect()

    def _connect(self) -> None:
        self.words.textChanged.connect(self._look)
        self.put.textChanged.connect(self._show)
        for chip in (self.case, self.whole, self.expression, self.loose):
            chip.toggled.connect(self._look)
        self.within.toggled.connect(self._look)
        acts: dict[QPushButton, Callable[[], None]] = {
            self.previous: partial(self.step, forward=False),
            self.next: partial(self.step, forward=True),
            self.close_button: self.leave,
            self.replace: self.replace_one,
            self.all: self.replace_all,
            self.cancel: self._cancel,
        }
        for button, act in acts.items():
            button.clicked.connect(partial(_do, act))
        self._search.changed.connect(self._show)
        self._search.reached.connect(self._reach)
        self._editor.cursorPositionChanged.connect(self._show)
        self._editor.document_shown.connect(self._forget_scope)

    def open(self, *, replaces: bool) -> None:
        """Show the bar, with the selection as what is looked for or where."""
        for widget in (self.put, self.replace, self.all):
            widget.setVisible(replaces)
        cursor = self._editor.textCursor()
        self._anchor = cursor.selectionStart()
        passage = self._editor.passage() if cursor.hasSelection() else None
        words = passage.text if passage is not None else ""
        is_long = "\n" in words or len(words) > _LONGEST
        if passage is not None and is_long:
            self._scope = passage
        elif passage is not None:
            self.words.setText(words)
        self.within.setVisible(self._scope is not None)
        self.within.setChecked(is_long)
        self._told = ""
        self.show()
        self._editor.mark(self._search.between)
        self._look()
        self.words.setFocus()
        self.words.selectAll()

    def leave(self) -> None:
        """Hide the bar and leave the cursor where it is, on what was found."""
        self._cancel()
        self.hide()
        self._forget_scope()
        self._search.look_for(None)
        self._editor.mark(None)
        self._editor.setFocus()

    def step(self, *, forward: bool) -> None:
        """Go to the next place or the one before."""
        cursor = self._editor.textCursor()
        self._search.ask(
            cursor.selectionEnd() if forward else cursor.selectionStart(), forward=forward
        )

    def replace_one(self) -> None:
        """Replace what is selected, if it is what was looked for, and go on."""
        place = self._chosen()
        pattern = self._search.pattern
        if place is not None and pattern is not None and self._template_fits():
            Replacing(self._editor, [place], self._filling()).start()
        self.step(forward=True)

    def replace_all(self) -> None:
        """Replace every place as one undo step."""
        if self._search.pattern is None or not self._search.is_done or not self._template_fits():
            return
        places = self._search.places
        if not places or self._replacing is not None:
            return
        self._replacing = Replacing(self._editor, places, self._filling())
        self._replacing.progressed.connect(self._progress)
        self._replacing.ended.connect(self._end)
        self._replacing.start()

    def _filling(self) -> Fill:
        pattern, template = self._search.pattern, self.put.text()
        if self.expression.isChecked() and pattern is not None:
            return filled(template, pattern)
        return lambda text, start: template

    def _template_fits(self) -> bool:
        pattern = self._search.pattern
        if pattern is None or not self.expression.isChecked():
            return True
        return unknown_group(self.put.text(), pattern) is None

    def _cancel(self) -> None:
        if self._replacing is not None:
            self._replacing.cancel()

    def _progress(self, count: int) -> None:
        self.cancel.show()
        self._say(
            _("Replacing… {count} of {whole}").format(
                count=self._figures.count(count), whole=self._figures.count(self._search.count)
            )
        )

    def _end(self, count: int) -> None:
        self._replacing = None
        self._take_keys_from(self.cancel)
        self.cancel.hide()
        words = ngettext("{count} replaced", "{count} replaced", count)
        self._told = words.format(count=self._figures.count(count)) if count else ""
        self._show()

    def _forget_scope(self) -> None:
        self._scope = None
        self.within.setChecked(False)
        self._take_keys_from(self.within)
        self.within.hide()

    def _take_keys_from(self, button: QPushButton) -> None:
        """Keep the keys in the bar when a button that has them goes."""
        if button.hasFocus():
            self.words.setFocus()

    def wanted(self) -> Wanted:
        """Return what is looked for, and how."""
        return Wanted(
            self.words.text(),
            case=self.case.isChecked(),
            whole=self.whole.isChecked(),
            expression=self.expression.isChecked(),
            loose=self.loose.isChecked() and not self.expression.isChecked(),
        )

    def _look(self) -> None:
        """Look for what the fields say, and go to the first place from where one was."""
        self._told = ""
        self.loose.setEnabled(not self.expression.isChecked())
        scope = self._scope if self.within.isChecked() else None
        self._search.look_for(self.wanted(), scope)
        if self._search.pattern is not None:
            self._search.ask(max(self._anchor, scope.span[0] if scope else 0), forward=True)
        self._show()

    def _reach(self, start: int, end: int) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        self._anchor = start
        self._editor.setTextCursor(cursor)
        if (
            not self._editor.viewport()
            .rect()
            .adjusted(0, 0, 0, -60)
            .contains(self._editor.cursorRect())
        ):
            self._editor.centerCursor()

    def _chosen(self) -> tuple[int, int] | None:
        cursor = self._editor.textCursor()
        place = (cursor.selectionStart(), cursor.selectionEnd())
        return place if self._search.index(*place) is not None else None

    def _show(self) -> None:
        """Say how often it is there, or why it cannot be looked for."""
        if not self.isVisible() or self._replacing is not None:
            return
        count, done = self._search.count, self._search.is_done
        place = self._chosen()
        self._say(self._told or self._mistake() or self._counted(place))
        fits = self._template_fits()
        for button, usable in (
            (self.previous, count > 0),
            (self.next, count > 0),
            (self.replace, count > 0 and fits),
            (self.all, count > 0 and done and fits),
        ):
            if not usable:
                self._take_keys_from(button)
            button.setEnabled(usable)
        self._editor.viewport().update()

    def _mistake(self) -> str:
        if self._search.is_slow:
            return _("This expression takes too long here. Make it simpler.")
        wanted = self.wanted()
        place = wanted.mistake()
        if place is not None:
            words = _("This expression goes wrong at its character {place}.")
            return words.format(place=self._figures.count(place))
        if self.expression.isChecked() and self.put.isVisible():
            group = unknown_group(self.put.text(), wanted.pattern())
            if group is not None:
                return _("The expression has no group {group}.").format(group=group)
        return ""

    def _counted(self, place: tuple[int, int] | None) -> str:
        count, more = self._search.count, "" if self._search.is_done else "…"
        if not self.words.text():
            return ""
        if not count:
            return _("Looking…") if more else _("Nothing found")
        whole = self._figures.count(count) + more
        at = self._search.index(*place) if place is not None else None
        if at is None:
            return ngettext("{count} found", "{count} found", count).format(count=whole)
        return _("{place} of {count}").format(place=self._figures.count(at + 1), count=whole)

    def _say(self, words: str) -> None:
        self.told.setText(words)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTER and self.put.hasFocus():
            self.replace_one()
        elif event.key() in _ENTER:
            self.step(forward=not event.modifiers() & _SHIFT)
        else:
            super().keyPressEvent(event)
