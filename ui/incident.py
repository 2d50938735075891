"""What is said when something unexpected happened, now or when Calame ran last."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import rescue
from desktop.errors import UserError
from desktop.messages import advice, ngettext, sentence
from desktop.messages import gettext as _

if TYPE_CHECKING:
    from concurrent.futures import Future

    from ui.main_window import MainWindow

_WIDTH: Final = 520
_REPORT_HEIGHT: Final = 160

Choice = tuple[str, Callable[[], None]]
"""A button's words and what it does; afterwards the dialog is closed."""


class Incident(QDialog):
    """A calm dialog beside the work: a title, what was kept, and the report as it would be copied.

    It takes no key from the text: it is shown without being activated.
    """

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Calame")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, parent is not None)
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.body = QLabel(self)
        for label in (self.title, self.body):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.report = QPlainTextEdit(self)
        self.report.setObjectName("report")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report"))
        self.report.setMinimumHeight(_REPORT_HEIGHT)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(self.body)
        layout.addWidget(self.report, 1)
        layout.addLayout(self._buttons)

    def tell(self, title: str, body: str, report: str, choices: Sequence[Choice] = ()) -> None:
        """Show what happened; every dialog can be closed, one with a report copies it."""
        self.title.setText(title)
        self.body.setText(body)
        self.report.setPlainText(report)
        self.report.setVisible(bool(report))
        while item := self._buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._buttons.addStretch(1)
        for words, act in choices:
            self._add(words, self._ending(act))
        if report:
            self._add(_("Copy the report"), self.copy_report)
        self._add(_("Close"), self.close)
        self.setAccessibleName(title)
        self.resize(self.sizeHint().expandedTo(QSize(_WIDTH, 0)))
        self.show()

    def buttons(self) -> dict[str, QPushButton]:
        """Return the buttons that are shown, by their words."""
        shown = [button for button in self.findChildren(QPushButton) if not button.isHidden()]
        return {button.text(): button for button in shown}

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _add(self, words: str, act: Callable[[], object]) -> None:
        button = QPushButton(words, self)
        # Enter and Space may have been meant for the text
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self._buttons.addWidget(button)

    def _ending(self, act: Callable[[], None]) -> Callable[[], None]:
        def end() -> None:
            self.close()
            act()

        return end


def tell_bug(
    incident: Incident,
    bugs: Sequence[tuple[str, str]],
    text: Callable[[], str],
    *,
    kept: bool,
    file: str,
) -> None:
    """Tell of bugs, each with its kind and report, while the window goes on."""
    choices: list[Choice] = []
    if not kept:
        words = _("Your text could not be stored: copy it to a safe place now.")
        choices.append((_("Copy my text"), lambda: QGuiApplication.clipboard().setText(text())))
    elif file:
        words = _("Your text is kept in the file {file} in Calame’s folder.").format(file=file)
    else:
        words = _("Your text is stored.")
    kinds = ", ".join(dict.fromkeys(kind for kind, _report in bugs))
    before = incident.report.toPlainText() if incident.isVisible() else ""
    incident.tell(
        _("Something unexpected happened"),
        "\n\n".join(
            (
                _("Part of Calame stumbled ({kind}); the rest goes on.").format(kind=kinds),
                words,
                _(
                    "You can go on writing. If it happens again, please send the report: it holds "
                    "nothing that you wrote."
                ),
            )
        ),
        "\n\n".join(filter(None, (before, *(report for _kind, report in bugs)))),
        choices,
    )


def failed_start(incident: Incident, kind: str, report: str) -> None:
    """Tell of a bug that kept the window from opening."""
    incident.setModal(True)
    incident.tell(
        _("Calame could not start"),
        "\n\n".join(
            (
                _("It ended on a bug ({kind}).").format(kind=kind),
                _("Your texts are where they were: nothing was changed."),
                _("Please send the report: it holds nothing that you wrote."),
            )
        ),
        report,
    )


def may_be_lost(window: QWidget, error: UserError) -> bool:
    """Ask whether the window may be closed though its text is stored nowhere."""
    box = QMessageBox(window)
    box.setWindowTitle("Calame")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("Close without keeping your text?"))
    box.setInformativeText(f"{sentence(error)}\n{advice(error)}")
    close = box.addButton(_("Close and lose it"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(_("Go on writing"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is close


def tell_crash(
    incident: Incident,
    report: str,
    copies: Sequence[Path],
    window: "MainWindow",
    *,
    crashed: bool,
) -> None:
    """Tell that Calame did not end by itself last time, and offer the copies it left."""
    lines = [_("Your text is here as it was last stored.")] if crashed else []
    choices: list[Choice] = []
    others = _different(copies, window.editor.text())
    if others:
        names = ", ".join(path.name for path in others)
        lines.append(
            ngettext(
                "A copy that could not go into the database stands in Calame’s folder: {names}.",
                "Copies that could not go into the database stand in Calame’s folder: {names}.",
                len(others),
            ).format(names=names)
        )
        choices.append((_("Open the copy"), lambda: _open(incident, others[-1], window)))
    if not lines:
        return
    title = (
        _("Calame stopped unexpectedly last time")
        if crashed
        else _("A copy of your text was kept last time")
    )
    incident.tell(title, "\n\n".join(lines), report, choices)


def _different(copies: Sequence[Path], text: str) -> list[Path]:
    """Return the copies that hold another text; one that is in the window is taken away."""
    others = []
    for path in copies:
        try:
            same = rescue.read(path) == text
        except UserError:
            same = False
        if same:
            rescue.remove(path)
        else:
            others.append(path)
    return others


def _open(incident: Incident, copy: Path, window: "MainWindow") -> None:
    """Put a copy in the place of the text, as one step that can be undone."""
    try:
        text = rescue.read(copy)
    except UserError as error:
        incident.tell(sentence(error), "", "")
        return
    cursor = QTextCursor(window.editor.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)
    window.editor.setFocus()
    saving = window.journal.flush()
    if saving is not None:
        saving.add_done_callback(lambda saved: _done_with(copy, saved))


def _done_with(copy: Path, saved: "Future[None]") -> None:
    if saved.exception() is None:
        rescue.remove(copy)
