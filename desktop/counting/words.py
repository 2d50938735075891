"""Words, as the figures under the text count them."""

from desktop.counting.prose import WORD


def weigh(text: str) -> int:
    """Return the words of a text."""
    return sum(1 for _ in WORD.finditer(text))


def reach(text: str, limit: int) -> int:
    """Return where the first word over the limit begins; the text's end where none is."""
    for number, found in enumerate(WORD.finditer(text)):
        if number == limit:
            return found.start()
    return len(text)
