"""Numbers, sizes and waits as the language of the interface writes them."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from desktop.messages import gettext as _


class Figures:
    """Writes figures in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = QLocale(language)

    def count(self, number: int) -> str:
        """Return a whole number with its groups of three."""
        return self._locale.toString(number)

    def decimal(self, number: float) -> str:
        """Return a number with one decimal."""
        return self._locale.toString(number, "f", 1)

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

    def ago(self, moment: datetime, now: datetime) -> str:
        """Return a moment of today by how long ago it was, another one by its day."""
        here, passed = moment.astimezone(), now - moment
        if here.date() != now.astimezone().date():
            return self.day(moment, now)
        if passed < timedelta(minutes=1):
            return _("just now")
        if passed < timedelta(hours=1):
            return _("{minutes} min ago").format(minutes=self.count(passed.seconds // 60))
        return _("{hours} h ago").format(hours=self.count(passed.seconds // 3600))

    def day(self, moment: datetime, now: datetime) -> str:
        """Return the day of a moment, with its year where that is another one."""
        here = moment.astimezone()
        same_year = here.year == now.astimezone().year
        written = "d MMM" if same_year else "d MMM yyyy"
        return self._locale.toString(QDate(here.year, here.month, here.day), written)

    def date(self, day: date) -> str:
        """Return a day with its year."""
        return self._locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")

    def moment(self, moment: datetime) -> str:
        """Return a day and the time of that day."""
        here = moment.astimezone()
        day = self._locale.toString(QDate(here.year, here.month, here.day), "d MMMM yyyy")
        time = self._locale.toString(QTime(here.hour, here.minute), "HH:mm")
        return f"{day}, {time}"
