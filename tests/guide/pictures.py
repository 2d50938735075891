"""The guide's pictures: scenes of `tests.shots`, in few colours, so that they take little room."""

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.guide import GUIDE

SCENES: Final = {
    "first-steps": "first_run",
    "changes": "changes",
    "versions": "variants",
    "documents": "shelf",
    "find": "find_bar",
    "history": "history",
    "engine": "settings_engine",
    "consent": "consent",
    "models": "models_downloading",
    "palette": "palette",
    "error": "error_down",
}
"""Which scene is which picture of the guide."""
_COLORS: Final = 256
_SIZE: Final = "1024x700"


def write(language: str) -> None:
    """Take the pictures in a language and put them into the guide."""
    only = [word for scene in SCENES.values() for word in ("--only", scene)]
    with tempfile.TemporaryDirectory() as out:
        look = ("--language", language, "--look", "light", "--scale", "1")
        subprocess.run(
            [sys.executable, "-m", "tests.shots", "--out", out, *look, *only], check=True
        )
        folder = GUIDE / "images" / language
        folder.mkdir(parents=True, exist_ok=True)
        for name, scene in SCENES.items():
            taken = QImage(str(Path(out, f"{language}-light-{_SIZE}", f"{scene}.png")))
            few(taken).save(str(folder / f"{name}.png"), quality=0)  # type: ignore[call-overload]


def few(image: QImage) -> QImage:
    """Return a picture in the colours that it has most of; others become the nearest of those."""
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(whole.constBits()).cast("B").cast("I")
    colors = [color for color, _count in Counter(pixels).most_common(_COLORS)]
    return whole.convertToFormat(
        QImage.Format.Format_Indexed8, colors, Qt.ImageConversionFlag.AvoidDither
    )
