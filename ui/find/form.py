"""The fields and buttons of find and replace, in two rows and a line of words."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton

from desktop.messages import gettext as _
from ui.theme import INTERFACE, sized


class _Chip(QPushButton):
    """As wide unchecked as in the strong letters that it has when checked."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        plain, strong = (
            QFontMetrics(sized(self.font(), INTERFACE, strong=strong)).horizontalAdvance(
                self.text()
            )
            for strong in (False, True)
        )
        return QSize(hint.width() + max(0, strong - plain), hint.height())


class Form(QFrame):
    """Makes them and places them; what they do is the bar's."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("find_bar")
        self.words = self._field(_("Find"))
        self.put = self._field(_("Replace with"))
        self.case = self._chip("Aa", _("Match case"))
        self.whole = self._chip("[ab]", _("Whole words"))
        self.expression = self._chip(".*", _("Regular expression"))
        self.loose = self._chip("é=e", _("Ignore accents: é is e, œ is oe, ’ is '"))
        self.within = self._chip(_("Selection"), _("In the selection only"))
        self.told = QLabel(self)
        self.told.setObjectName("caption")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.previous = self._button("↑", _("Previous"))
        self.next = self._button("↓", _("Next"))
        self.close_button = self._button("✕", _("Close"))
        self.replace = self._button(_("Replace"), "")
        self.all = self._button(_("Replace all"), "")
        self.cancel = self._button(_("Stop"), "")
        self._place()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("find_field")
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setMinimumWidth(110)
        return field

    def _chip(self, label: str, name: str) -> QPushButton:
        chip = _Chip(label, self)
        chip.setProperty("kind", "tab")
        chip.setCheckable(True)
        chip.setToolTip(name)
        chip.setAccessibleName(name)
        chip.setAutoDefault(False)
        return chip

    def _button(self, label: str, name: str) -> QPushButton:
        button = QPushButton(label, self)
        button.setProperty("kind", "text")
        button.setToolTip(name)
        button.setAccessibleName(name or label)
        return button

    def _place(self) -> None:
        self._ways = QHBoxLayout()
        self._ways.setSpacing(2)
        for chip in (self.case, self.whole, self.expression, self.loose, self.within):
            self._ways.addWidget(chip)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        for button in (self.previous, self.next, self.close_button):
            steps.addWidget(button)
        acts = QHBoxLayout()
        acts.setSpacing(4)
        for button in (self.replace, self.all, self.cancel):
            acts.addWidget(button)
        acts.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 8, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(self._ways, 0, 1)
        grid.addLayout(steps, 0, 2)
        grid.addWidget(self.put, 1, 0)
        grid.addLayout(acts, 1, 1, 1, 2)
        grid.addWidget(self.told, 2, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.cancel.hide()
