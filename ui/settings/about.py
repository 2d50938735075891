"""The section about Calame: versions, the licences of all it is made of, Qt's terms."""

import platform
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QPushButton

from desktop import VERSION
from desktop.licences import Component, components, licence_text
from desktop.messages import gettext as _
from desktop.messages import ngettext
from ui.settings.rows import Row, Section
from ui.settings.work import Work

if TYPE_CHECKING:
    from desktop.app import App

_HEIGHT: Final = 200
_SDK: Final = "openai"
QT_SOURCES: Final = "https://download.qt.io/official_releases/QtForPython/"


class AboutSection(Section):
    """Reads the licences when it is first seen."""

    def __init__(self) -> None:
        super().__init__(
            "about",
            _("About Calame"),
            _("A writing assistant that works on this computer. Free software, MIT licence."),
        )
        self._work = Work(self)
        self._looked = False
        self.versions = Row(_("Versions"), self._versions(""), _("version Python Qt SDK"))
        self.copy = QPushButton(_("Copy"))
        self.copy.setAccessibleName(_("Copy the versions"))
        self.copy.clicked.connect(self._copy)
        self.versions.put(self.copy)
        self.qt = Row(
            _("Qt and PySide6"),
            _(
                "Calame uses Qt and PySide6 under the GNU Lesser General Public License, version "
                "3. They are separate libraries, linked dynamically: you may replace them with a "
                "version of your own. Their source code is at {address}. The texts of the LGPL "
                "and of the GPL, which it refers to, are in the list below."
            ).format(address=QT_SOURCES),
            "LGPL GPL licence",
        )
        self.parts = Row(_("Licences"), "…", _("third-party open source licence library"))
        self.list = QListWidget()
        self.list.setFixedHeight(_HEIGHT)
        self.list.currentItemChanged.connect(self._choose)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFixedHeight(_HEIGHT)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Text of the licence"))
        self.parts.put_below(self.list)
        self.parts.put_below(self.text)
        self.text.hide()
        for row in (self.versions, self.qt, self.parts):
            self.add(row)

    def attach(self, app: "App") -> None:
        """Need nothing of the core."""

    def seen(self) -> None:  # noqa: D102 - a section's
        if not self._looked:
            self._looked = True
            self._work.do(components, self._list)

    def _versions(self, sdk: str) -> str:
        parts = (
            f"Calame {VERSION}",
            f"Python {platform.python_version()}",
            f"Qt {qVersion()}",
            f"OpenAI SDK {sdk}" if sdk else "",
            platform.platform(),
        )
        return " · ".join(filter(None, parts))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.versions.help.text())
        self.versions.say(_("Copied"), "done")

    def _list(self, found: tuple[Component, ...]) -> None:
        sdk = next((part.version for part in found if part.name == _SDK), "")
        self.versions.describe(self._versions(sdk))
        count = len(found)
        self.parts.describe(
            ngettext(
                "{count} library ships with Calame. Choose it to read its licence.",
                "{count} libraries ship with Calame. Choose one to read its licence.",
                count,
            ).format(count=count)
        )
        for part in found:
            item = QListWidgetItem(f"{part.name} {part.version} · {part.licence}", self.list)
            item.setData(_NAME, part.name)
            item.setToolTip(part.page)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            name = str(item.data(_NAME))
            self._work.do(lambda: licence_text(name), self._show_text)

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text or _("No text came with it."))
        self.text.show()


_NAME: Final = 0x0100
"""Qt's first role for data of one's own."""
