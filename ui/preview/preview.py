"""A text as its readers will see it on a platform; for any text, bound to no editor."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.catalog.fields import Field
from desktop.catalog.platforms import Platform
from desktop.counting import sms
from desktop.counting.measure import measure
from desktop.messages import gettext as _
from desktop.messages.marking import N_
from ui.panel.choice import Chip
from ui.preview.box import Box
from ui.preview.cards import Form, Inbox, Messages, Result
from ui.preview.post import Post
from ui.theme import Theme

Texts = Mapping[str, Sequence[str]]
"""The texts of a platform's boxes by their field's id."""

_LONGEST: Final = 20_000
"""Characters of a text that are shown."""
_HINT: Final = "front"
"""The one kind of fold that hides nothing."""
_SCREENS: Final = {
    "any": N_("Everywhere"),
    "mobile": N_("On a phone"),
    "desktop": N_("On a computer"),
    "apple_mail": "Apple Mail",
    "feed": N_("In the feed"),
    "reels": N_("In reels"),
}


class Preview(QFrame):
    """Lays a platform's boxes out as the platform does."""

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._theme = theme
        self._language = language
        self._platform: Platform | None = None
        self._texts: Texts = {}
        self._card: QWidget | None = None
        self.screen_choice = Chip(_("Screen"), theme, self)
        self.screen_choice.activated.connect(lambda: self._show())
        head = QHBoxLayout()
        head.addWidget(self.screen_choice)
        head.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 16, 16, 16)
        self._layout.setSpacing(12)
        self._layout.addLayout(head)

    def show_texts(self, platform: Platform, texts: Texts) -> None:
        """Show these texts in the boxes of a platform."""
        self._texts = texts
        if platform is not self._platform:
            self._platform = platform
            self._make(platform)
        self._show()

    def _make(self, platform: Platform) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        card = self._card = _card_of(platform, self._theme, self)
        self._layout.addWidget(card)
        places = dict.fromkeys(
            fold.where
            for field in platform.fields.values()
            for fold in field.folds
            if fold.where != _HINT
        )
        self.screen_choice.clear()
        for where in places:
            words = _SCREENS[where]
            self.screen_choice.addItem(words if where == "apple_mail" else _(words), where)
        self.screen_choice.setVisible(len(places) > 1)

    def _show(self) -> None:
        platform, card = self._platform, self._card
        if platform is None or card is None:
            return
        boxes = {
            field.id: [
                self._box(field, text[:_LONGEST]) for text in self._texts.get(field.id, ("",))
            ]
            for field in platform.fields.values()
        }
        card.show_boxes(boxes)  # type: ignore[attr-defined]  # a QWidget and a Card

    def _box(self, field: Field, text: str) -> Box:
        """Measure a text for one box, folded as on the chosen screen."""
        found, screen = measure(field, text), self.screen_choice.currentData()
        folds = [
            fold.at for fold in found.folds if fold.where != _HINT and fold.where in (screen, "any")
        ]
        ends: tuple[int, ...] = ()
        if found.segments > 1:
            ends = tuple(sms.parts(text, found.count.encoding))
        label = field.label.to(self._language)
        fold = min(folds, default=len(text))
        return Box(field.id, label, text, fold, found.over_at, ends)


def _card_of(platform: Platform, theme: Theme, parent: QWidget) -> QWidget:
    """Return what lays a platform's texts out, by what it has rather than by its name."""
    fields = platform.fields
    card: QWidget
    if platform.group == "message":
        card = Messages(theme, parent)
    elif "headlines" in fields and "descriptions" in fields:
        card = Result(theme, sponsored=True, parent=parent)
    elif any(field.method == "pixels_title" for field in fields.values()):
        card = Result(theme, sponsored=False, parent=parent)
    elif "subject" in fields:
        card = Inbox(theme, parent)
    elif platform.group == "social":
        card = Post(theme, parent)
    else:
        card = Form(theme, parent)
    return card
