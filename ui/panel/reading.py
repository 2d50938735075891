"""What is read of an answer: its versions as they come, one of them in view."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from desktop.model import Finding
from ui.figures import Figures
from ui.panel.habits import MOST_VERSIONS
from ui.panel.panel import Panel
from ui.panel.review import Review
from ui.panel.version import Version, Versions


class Reading(QObject):
    """Puts what comes where it belongs and shows the version that is wanted."""

    left = Signal()
    """The person wants back to the text."""

    def __init__(self, panel: Panel, figures: Figures, commands: dict[str, QAction]) -> None:
        super().__init__(panel)
        self._panel = panel
        self._sheet = panel.sheet
        self._commands = commands
        self._review = Review(panel, figures, commands)
        self._review.left.connect(self.left)
        self.versions = Versions("", related=True)
        self._sheet.tabs.chosen.connect(self._choose)
        commands["next_version"].triggered.connect(self._next)
        for number in range(MOST_VERSIONS):
            commands[f"version_{number + 1}"].triggered.connect(
                lambda _checked=False, number=number: self._choose(number)
            )

    @property
    def version(self) -> Version:
        """Return the version in view."""
        return self.versions.current

    def begin(self, versions: Versions) -> None:
        """Read other versions from now on."""
        self._review.forget()
        self.versions = versions
        self._show_tabs()

    def append(self, number: int, text: str) -> None:
        """Let a version grow."""
        began = number >= len(self.versions)
        self.versions.at(number).append(text)
        if number == self.versions.shown:
            self._sheet.answer.append(text)
            self._panel.show_sheet()
        if began:
            self._show_tabs()

    def rewind(self, number: int, length: int) -> None:
        """Cut a version to its first `length` characters."""
        self.versions.at(number).rewind(length)
        if number == self.versions.shown:
            self._sheet.answer.rewind(length)

    def end(self, number: int, text: str | None, findings: tuple[Finding, ...]) -> None:
        """Take a version as whole."""
        before = self.version
        as_it_was = before.whole and (text is None or before.original == text)
        self.versions.end(number, text, findings)
        if self.version is not before or (number == self.versions.shown and not as_it_was):
            self._show()
        else:
            self._show_tabs()

    def conclude(self) -> None:
        """Let go of what did not become whole."""
        before = self.version
        self.versions.keep_whole()
        if self.version is not before:
            self._show()
        self._show_tabs()

    def break_off(self, partial: str) -> None:
        """Show a part of an answer that will never be whole."""
        self._review.forget()
        self.versions = Versions("", related=False)
        self.versions.current.append(partial)
        self._show_tabs()
        if partial:
            self._sheet.answer.show_text(partial)
            self._panel.show_sheet()

    def forget(self) -> None:
        """Have nothing to read."""
        self._review.forget()
        self.versions = Versions("", related=True)
        self._show_tabs()

    def finish_editing(self) -> None:
        """Take over what was written in the answer."""
        self._review.finish_editing()

    def _choose(self, number: int) -> None:
        if number in self.versions.offered() and number != self.versions.shown:
            self.finish_editing()
            self.versions.shown = number
            self._show()
        else:
            self._show_tabs()

    def _next(self) -> None:
        offered = self.versions.offered()
        self._choose(offered[(offered.index(self.versions.shown) + 1) % len(offered)])

    def _show(self) -> None:
        version = self.version
        self._panel.show_sheet()
        self._panel.show_findings(version.findings)
        if version.whole:
            self._review.show(version)
        else:
            self._review.forget()
            self._sheet.answer.show_text(version.text)
        self._show_tabs()

    def _show_tabs(self) -> None:
        self._sheet.tabs.show_versions(self.versions)
        offered = self.versions.offered()
        several = len(offered) > 1
        self._commands["next_version"].setEnabled(several)
        for number in range(MOST_VERSIONS):
            self._commands[f"version_{number + 1}"].setEnabled(several and number in offered)
