"""The versions of an answer as small tabs, and what is to be said of those that are none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from ui.figures import Figures
from ui.panel.buttons import TextButton
from ui.panel.habits import MOST_VERSIONS
from ui.panel.version import Versions


class VersionTabs(QWidget):
    """One tab for each version that has begun, there only while there are more than one."""

    chosen = Signal(int)

    def __init__(self, figures: Figures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._group = QButtonGroup(self)
        self.tabs: list[TextButton] = []
        self.note = QLabel(self)
        self.note.setObjectName("caption")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(4)
        self._words = QLabel(_("Version"), self)
        self._words.setObjectName("caption")
        row.addWidget(self._words)
        for number in range(MOST_VERSIONS):
            tab = TextButton("", self)
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.clicked.connect(lambda _checked, number=number: self.chosen.emit(number))
            self._group.addButton(tab, number)
            self.tabs.append(tab)
            row.addWidget(tab)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.note)
        self.hide()

    def show_versions(self, versions: Versions) -> None:
        """Show which versions there are and which of them is in view."""
        offered = versions.offered()
        for number, tab in enumerate(self.tabs):
            tab.setVisible(number in offered)
            if number not in offered:
                continue
            figure = self._figures.count(number + 1)
            whole = versions.at(number).whole
            tab.setText(figure if whole else _("{number}…").format(number=figure))
            name = _("Version {number}") if whole else _("Version {number}, still being written")
            tab.setAccessibleName(name.format(number=figure))
            tab.setChecked(number == versions.shown)
        twins = [
            _("Version {number} is almost the same as {other}.").format(
                number=self._figures.count(number + 1),
                other=self._figures.count(version.twin + 1),
            )
            for number, version in enumerate(versions)
            if version.twin is not None
        ]
        self.note.setText(" ".join(twins))
        self.note.setVisible(bool(twins))
        several = len(offered) > 1
        self._words.setVisible(several)
        for tab in self.tabs:
            tab.setVisible(several and not tab.isHidden())
        self.setVisible(several or bool(twins))
