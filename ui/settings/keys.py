"""The section of the API keys: set, shown masked, deleted; the keyring is asked in a thread."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.catalog.providers import Preset
from desktop.errors import UserError
from desktop.keys import KeyringStatus
from desktop.messages import gettext as _
from ui.panel.buttons import TextButton
from ui.settings.rows import Row, Section
from ui.settings.work import Work

if TYPE_CHECKING:
    from desktop.app import App

_CHILD: Final = "local"
"""The engine of this computer, which makes its own key."""
_BACKENDS: Final = {
    "SecretService": "Secret Service (GNOME Keyring, KeePassXC)",
    "libsecret": "libsecret (GNOME Keyring)",
    "kwallet": "KWallet",
    "macOS": "macOS Keychain",
    "Windows": "Windows Credential Manager",
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A key as it may be shown, or why it could not be read."""

    masked: str = ""
    error: UserError | None = None


class KeyRow(Row):
    """One engine's key."""

    def __init__(self, preset: Preset, language: str, work: Work, app: "App") -> None:
        super().__init__(preset.label.to(language), "…", _("key API password token"))
        self._preset = preset
        self._work = work
        self._keys = app.keys
        name = self.label.text()
        self.give = QPushButton(_("Set…"))
        self.give.setAccessibleName(_("Set the key of {engine}").format(engine=name))
        self.give.clicked.connect(self._open)
        self.delete = TextButton(_("Delete"))
        self.delete.setAccessibleName(_("Delete the key of {engine}").format(engine=name))
        self.delete.clicked.connect(self._ask)
        self.delete.hide()
        self.put(self.delete, self.give)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setPlaceholderText(_("Paste the key here"))
        self.line.setAccessibleName(_("Key of {engine}").format(engine=name))
        self.line.returnPressed.connect(self._save)
        self.save = QPushButton(_("Save"))
        self.save.clicked.connect(self._save)
        self.leave = TextButton(_("Cancel"))
        self.leave.clicked.connect(self._close)
        self._form = QWidget()
        form = QHBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(self.line, 1)
        form.addWidget(self.save)
        form.addWidget(self.leave)
        self.page = TextButton(_("Where to get a key"))
        self.page.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(preset.key_page)))
        self.page.setToolTip(preset.key_page)
        self._form.setAccessibleName(self.line.accessibleName())
        self.put_below(self._form)
        self._form.hide()
        self.page.hide()
        if preset.key_page:
            form.addWidget(self.page)

    def look(self) -> None:
        """Ask the keyring whether there is a key."""

        def read() -> _Kept:
            try:
                return _Kept(self._keys.mask(self._keys.get(self._preset.id) or ""))
            except UserError as error:
                return _Kept(error=error)

        self._work.do(read, self._show)

    def _show(self, kept: _Kept) -> None:
        self.delete.setVisible(bool(kept.masked))
        self.give.setText(_("Replace…") if kept.masked else _("Set…"))
        if kept.error is not None:
            self.describe(_("It is not known whether there is a key."))
            self.say_error(kept.error)
        elif kept.masked:
            self.describe(kept.masked)
        elif self._preset.needs_key:
            self.describe(_("No key yet."))
        else:
            self.describe(_("Only if your server asks for one."))

    def _open(self) -> None:
        self._form.show()
        self.page.setVisible(bool(self._preset.key_page))
        self.line.setFocus()

    def _close(self) -> None:
        self.line.clear()
        self._form.hide()
        self.give.setFocus()

    def _save(self) -> None:
        key = self.line.text()
        self.say(_("Waiting for the keyring…"))

        def done(in_keyring: bool) -> None:
            self._close()
            if in_keyring:
                self.say(_("Saved in the keyring."), "done")
            else:
                self.say(
                    _("Kept in memory until Calame closes: there is no safe keyring here."),
                    "should",
                )
            self.look()

        self._work.do(lambda: self._keys.set(self._preset.id, key), done, self.say_error)

    def _ask(self) -> None:
        self.say(
            _("Delete this key? Calame cannot bring it back."),
            "should",
            ((_("Delete"), self._delete), (_("Keep"), lambda: None)),
        )
        self.choices()[-1].setFocus()

    def _delete(self) -> None:
        def done(_there: bool) -> None:
            self.say(_("Deleted."), "done")
            self.look()

        self._work.do(lambda: self._keys.delete(self._preset.id), done, self.say_error)


class KeysSection(Section):
    """The keyring that is used, and a key for each engine that may need one."""

    def __init__(self, language: str) -> None:
        super().__init__("keys", _("Keys"))
        self._language = language
        self._work = Work(self)
        self._app: App | None = None
        self._looked = False
        self.keyring = Row(_("Keyring"), "…", _("password safe storage backend"))
        self.again = QPushButton(_("Look again"))
        self.again.clicked.connect(self.look)
        self.keyring.put(self.again)
        self.add(self.keyring)
        self.keys: dict[str, KeyRow] = {}

    def attach(self, app: "App") -> None:
        """Fill it; the keyring is not asked before the section is seen."""
        self._app = app
        presets = [preset for preset in app.presets.values() if preset.id != _CHILD]
        for preset in sorted(presets, key=lambda preset: not preset.needs_key):
            row = KeyRow(preset, self._language, self._work, app)
            self.keys[preset.id] = row
            self.add(row)

    def seen(self) -> None:  # noqa: D102 - a section's
        if self._app is not None and not self._looked:
            self._looked = True
            self.look()

    def look(self) -> None:
        """Ask the keyring what it is and what it holds."""
        assert self._app is not None
        self.keyring.say(_("Waiting for the keyring…"))
        self._work.do(self._app.keys.status, self._show, self._fail)
        for row in self.keys.values():
            row.look()

    def _show(self, status: KeyringStatus) -> None:
        self.keyring.say("")
        if status.safe:
            name = _BACKENDS.get(status.backend, status.backend)
            self.keyring.describe(
                _(
                    "{keyring} of this computer: it encrypts the keys and opens with your session. "
                    "Calame writes them nowhere else."
                ).format(keyring=name)
            )
        else:
            self.keyring.describe(
                _(
                    "There is no safe keyring here. A key that you set is kept in memory until "
                    "Calame closes and is written nowhere; you paste it again next time. On Linux, "
                    "install GNOME Keyring or KWallet to keep keys."
                )
            )

    def _fail(self, error: UserError) -> None:
        self.keyring.describe(_("The keyring did not say what it is."))
        self.keyring.say_error(error)
