"""The icons: line drawings of Calame's own, recoloured once for each colour they are shown in."""

from functools import cache
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from desktop.paths import resources
from ui.theme import ICON

_INK: Final = b"#000"
"""The colour that the drawings are stored in."""
_SCALES: Final = (1, 2, 3)


@cache
def _drawing(name: str) -> bytes:
    return (resources() / "icons" / f"{name}.svg").read_bytes()


def icon(name: str, color: str) -> QIcon:
    """Return an icon in a colour, sharp at every scale; raise OSError if there is none so named."""
    drawing = QByteArray(_drawing(name).replace(_INK, color.encode()))
    made = QIcon()
    for scale in _SCALES:
        buffer = QBuffer(drawing)
        reader = QImageReader(buffer, QByteArray(b"svg"))
        reader.setScaledSize(QSize(ICON * scale, ICON * scale))
        pixmap = QPixmap.fromImage(reader.read())
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made
