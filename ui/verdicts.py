"""What became of an answer, told to the history."""

from typing import TYPE_CHECKING

from ui.panel.reading import Reading

if TYPE_CHECKING:
    from desktop.assistant import Assistant


class Verdicts:
    """Judges the version in view; words written in an answer are never lost."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.assistant: Assistant | None = None

    def judge(self, run: int | None, verdict: str, text: str) -> None:
        """Keep a verdict, with the text that was taken over in the end."""
        if run is not None and self.assistant is not None:
            self.assistant.accept(run, self._reading.versions.shown, text, verdict)

    def put_away(self, run: int | None) -> None:
        """Refuse the answer; what was written in it stays in the history."""
        self._reading.finish_editing()
        version = self._reading.version
        self.judge(run, "rejected", version.text if version.is_edited else "")

    def keep_edits(self, run: int | None) -> None:
        """Put the answer away for good if something was written in it."""
        self._reading.finish_editing()
        if self._reading.version.is_edited:
            self.put_away(run)
