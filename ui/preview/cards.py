"""How other platforms lay texts out: messages, a result of a search, an inbox, a form."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.messages import gettext as _
from ui.preview.box import Boxes, caption, parts_of
from ui.preview.prose import QUIET, TOKEN, Prose
from ui.theme import CAPTION, INTERFACE, TITLE, Theme, sized

_BUBBLE: Final = 10


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
        address = "/".join([_("example.com"), *(box.text for box in paths if box.text)][:3])
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
