"""Numbers, sizes and waits as the language of the interface writes them."""

from PySide6.QtCore import QLocale

from desktop.messages import gettext as _


class Figures:
    """Writes figures in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = QLocale(language)

    def count(self, number: int) -> str:
        """Return a whole number with its groups of three."""
        return self._locale.toString(number)

    def size(self, amount: int) -> str:
        """Return an amount of bytes in the unit that suits it, of powers of 1000."""
        digits = 1 if amount >= 1_000_000_000 else 0
        return self._locale.formattedDataSize(
            amount, digits, QLocale.DataSizeFormat.DataSizeSIFormat
        )

    def wait(self, seconds: float) -> str:
        """Return a time in whole seconds, or in minutes from two minutes on."""
        if seconds >= 120:
            return _("{minutes} min").format(minutes=self.count(round(seconds / 60)))
        return _("{seconds} s").format(seconds=self.count(max(0, round(seconds))))
