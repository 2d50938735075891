"""How a person comes to actions of their own: what is said of them, and their folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.catalog.own import make_folder
from desktop.errors import UserError
from desktop.messages import gettext as _
from desktop.paths import resources
from ui.panel.card import Card
from ui.panel.questions import tell_error


def teach(card: Card, folder: Path) -> None:
    """Say how an action of one's own is made and offer to open its folder."""
    card.ask(
        _("Actions of your own"),
        _(
            "An action is one small file in a folder. Calame puts an example there: change its "
            "words, start Calame again, and it stands in this list."
        ),
        "",
        ((_("Open the folder"), lambda: _open(card, folder)), (_("Not now"), card.hide)),
    )


def _open(card: Card, folder: Path) -> None:
    try:
        make_folder(folder, resources() / "examples")
    except UserError as error:
        tell_error(card, error, "", None)
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
