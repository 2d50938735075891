"""What of the guide is made and not written: `python -m tests.guide` puts it into `docs/guide`."""

from pathlib import Path
from typing import Final

GUIDE: Final = Path(__file__).resolve().parent.parent.parent / "docs" / "guide"
LANGUAGES: Final = ("en", "fr")
