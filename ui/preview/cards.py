"""How each kind of platform lays a text out: a post, messages, a result of a search, an inbox."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from ui.panel.buttons import TextButton
from ui.preview.prose import OVER, QUIET, TOKEN, Part, Prose
from ui.preview.tokens import tokens
from ui.theme import CAPTION, INTERFACE, TITLE, Theme, sized

_AVATAR: Final = 36
_BUBBLE: Final = 10


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
        return self.text[: self.fold].rstrip() + "…" if self.is_folded else self.text


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


class _Avatar(QWidget):
    """A disc that stands for whoever publishes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(QSize(_AVATAR, _AVATAR))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colors.line))
        painter.drawEllipse(self.rect())
        painter.setBrush(QColor(self._theme.colors.control))
        middle = self.width() / 2
        painter.drawEllipse(QPointF(middle, middle * 0.8), 6, 6)
        painter.drawChord(QRectF(middle - 10, middle * 1.2, 20, 20), 0, 180 * 16)
        painter.end()


class Post(QWidget):
    """A post: who, the text up to its fold, and the rest on demand."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box: Box | None = None
        self._is_open = False
        self._further: list[QWidget] = []
        self.text = Prose(theme, self)
        self.more = TextButton("", self)
        self.more.clicked.connect(self._turn)
        name = QLabel(_("Your name"), self)
        name.setFont(sized(name.font(), INTERFACE, strong=True))
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(name)
        who.addWidget(caption(_("now"), self))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(_Avatar(theme, self))
        head.addLayout(who, 1)
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addLayout(head)
        self._layout.addWidget(self.text)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_boxes(self, boxes: Boxes) -> None:
        """Show the first box as the post, the others with their names below it."""
        filled = [box for several in boxes.values() for box in several]
        self._box = filled[0] if filled else None
        self._show()
        for widget in self._further:
            widget.hide()
            widget.deleteLater()
        self._further = []
        for box in filled[1:]:
            if box.text:
                text = Prose(self._theme, self)
                text.say(box.cut(), parts_of(box.cut(), box.over))
                self._further += [caption(box.label, self), text]
        for widget in self._further:
            self._layout.addWidget(widget)

    def _show(self) -> None:
        box = self._box
        if box is None:
            return
        shown = box.text if self._is_open else box.cut()
        self.text.say(shown, parts_of(shown, box.over))
        self.more.setVisible(box.is_folded)
        self.more.setText(_("See less") if self._is_open else _("See more"))

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show()


class _Bubble(QFrame):
    """One message."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = Prose(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.text)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colors.chosen))
        painter.drawRoundedRect(self.rect(), _BUBBLE, _BUBBLE)
        painter.end()


class Messages(QWidget):
    """One bubble for each piece that is sent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bubbles: list[_Bubble] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 32, 0)
        self._layout.setSpacing(6)
        self.note = caption("", self)
        self._layout.addWidget(self.note)

    def show_boxes(self, boxes: Boxes) -> None:
        """Show the pieces of every box."""
        pieces: list[str] = []
        for several in boxes.values():
            for box in several:
                ends = box.ends or (len(box.text),)
                starts = (0, *ends[:-1])
                pieces += [box.text[start:end] for start, end in zip(starts, ends, strict=True)]
        while len(self._bubbles) < len(pieces):
            self._bubbles.append(_Bubble(self._theme, self))
            self._layout.insertWidget(len(self._bubbles) - 1, self._bubbles[-1])
        for place, bubble in enumerate(self._bubbles):
            bubble.setVisible(place < len(pieces))
            if place < len(pieces):
                bubble.text.say(pieces[place], parts_of(pieces[place], len(pieces[place])))
        self.note.setText(_("Phones join the pieces again; each one is paid for."))
        self.note.setVisible(len(pieces) > 1)


class Result(QWidget):
    """A result of a search: where it leads, its title, its description."""

    def __init__(self, theme: Theme, *, sponsored: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sponsored = sponsored
        self.mark = QLabel(_("Sponsored"), self)
        self.mark.setFont(sized(self.mark.font(), CAPTION, strong=True))
        self.mark.setVisible(sponsored)
        self.address = Prose(theme, self, lines=1)
        self.title = Prose(theme, self)
        self.title.set_font(sized(self.title.font(), TITLE))
        self.description = Prose(theme, self)
        self.rest = caption("", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.mark, self.address, self.title, self.description, self.rest):
            layout.addWidget(widget)

    def show_boxes(self, boxes: Boxes) -> None:
        """Show titles joined as an advertisement's are, then the descriptions."""
        named = list(boxes.values())
        titles, descriptions, paths = ([*named, (), (), ()])[:3]
        shown = [box.cut() for box in titles if box.text]
        most = 3 if self._sponsored else 1
        address = "/".join(["exemple.fr", *(box.text for box in paths if box.text)][:3])
        self.address.say(address, color=QUIET)
        self.title.say(" | ".join(shown[:most]) or _("Title"), color=TOKEN if shown else QUIET)
        told = [box.cut() for box in descriptions if box.text]
        self.description.say(
            " ".join(told[: 2 if self._sponsored else 1]) or _("Description"),
            color="" if told else QUIET,
        )
        left = len(shown) - len(shown[:most])
        self.rest.setText(
            _("Any three titles and two descriptions may be shown, in any order.") if left else ""
        )
        self.rest.setVisible(bool(left))


class Inbox(QWidget):
    """A line of an inbox: who, the subject, what the message begins with."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = QLabel(_("Your name"), self)
        name.setFont(sized(name.font(), INTERFACE, strong=True))
        self.subject = Prose(theme, self)
        strong = QFont(sized(self.subject.font(), INTERFACE, strong=True))
        self.subject.set_font(strong)
        self.opening = Prose(theme, self)
        self.body = Prose(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (name, self.subject, self.opening, self.body):
            layout.addWidget(widget)

    def show_boxes(self, boxes: Boxes) -> None:
        """Show the subject, the preheader and the message."""
        filled = [box for several in boxes.values() for box in several]
        subject, opening, body = ([*filled, None, None, None])[:3]
        self.subject.say(subject.cut() if subject and subject.text else _("Subject"))
        self.opening.say(opening.cut() if opening else "", color=QUIET)
        self.opening.setVisible(bool(opening and opening.text))
        self.body.say(body.text if body else "", parts_of(body.text, body.over) if body else ())
        self.body.setVisible(bool(body and body.text))


class Form(QWidget):
    """Every box under its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[tuple[QLabel, Prose]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_boxes(self, boxes: Boxes) -> None:
        """Show the boxes, an empty one by its name alone."""
        filled = [box for several in boxes.values() for box in several]
        while len(self._rows) < len(filled):
            row = (caption("", self), Prose(self._theme, self))
            self._rows.append(row)
            for widget in row:
                self._layout.addWidget(widget)
        for place, (label, text) in enumerate(self._rows):
            is_there = place < len(filled)
            label.setVisible(is_there)
            text.setVisible(is_there)
            if is_there:
                box = filled[place]
                label.setText(box.label)
                shown = box.cut() or "—"
                text.say(
                    shown,
                    parts_of(shown, box.over) if box.text else (),
                    color="" if box.text else QUIET,
                )
