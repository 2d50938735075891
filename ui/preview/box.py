"""The boxes of a platform as they are filled, and what a card does with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.preview.prose import OVER, TOKEN, Part
from ui.preview.tokens import tokens


@dataclass(frozen=True, slots=True)
class Box:
    """One box of a platform as it is filled: its name, its text, where that folds and is over.

    `fold` and `over` are places in the text, its length where nothing is hidden or too much;
    `ends` is where each piece ends of what is sent in pieces.
    """

    id: str
    label: str
    text: str
    fold: int
    over: int
    ends: tuple[int, ...] = ()

    @property
    def is_folded(self) -> bool:
        """Whether a part of it is hidden at first."""
        return self.fold < len(self.text)

    def cut(self) -> str:
        """Return what is shown at once, with an ellipsis where that is not all."""
        return self.text[: self.fold].rstrip(" \n.") + "…" if self.is_folded else self.text


Boxes = Mapping[str, Sequence[Box]]
"""The boxes of a platform by the field that they belong to."""


class Card(Protocol):
    """Shows what stands in the boxes of a platform."""

    def show_boxes(self, boxes: Boxes) -> None:
        """Show these boxes."""
        ...


def parts_of(text: str, over: int) -> list[Part]:
    """Return what of a text a platform colours, and what is over its limit."""
    found = [Part(start, end, TOKEN) for start, end in tokens(text)]
    return [*found, Part(over, len(text), OVER)] if over < len(text) else found


def caption(words: str, parent: QWidget) -> QLabel:
    """Make a quiet label that wraps."""
    made = QLabel(words, parent)
    made.setObjectName("caption")
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made
