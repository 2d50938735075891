"""The application without a window: everything Calame does, Qt nowhere but in `__main__`."""

from typing import Final

VERSION: Final = "0.1.0"
