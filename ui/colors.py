"""The colours of Calame, light and dark, and how two of them mix."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Colors:
    """One set of colours as `#RRGGBB`; `on_accent` is text upon the accent."""

    paper: str
    panel: str
    ink: str
    quiet: str
    line: str
    accent: str
    on_accent: str
    must: str
    should: str

    @property
    def selection(self) -> str:
        """Return the ground of selected text."""
        return mix(self.paper, self.accent, 0.26)

    @property
    def band(self) -> str:
        """Return the ground of the passage that a run works on."""
        return mix(self.paper, self.accent, 0.12)

    @property
    def found(self) -> str:
        """Return the ground of what was looked for."""
        return mix(self.paper, self.should, 0.15)

    @property
    def added(self) -> str:
        """Return the ground of added words."""
        return mix(self.paper, self.accent, 0.16)

    @property
    def removed(self) -> str:
        """Return the ground of removed words."""
        return mix(self.paper, self.must, 0.10)

    @property
    def chosen(self) -> str:
        """Return the ground of the chosen row of a list."""
        return mix(self.panel, self.accent, 0.16)

    def raised(self, color: str) -> str:
        """Return one of the colours of words as it has to be upon the chosen row of a list."""
        return mix(color, self.ink, 0.3)

    @property
    def hover(self) -> str:
        """Return the ground of what the pointer is over."""
        return mix(self.panel, self.ink, 0.05)

    @property
    def control(self) -> str:
        """Return the outline of a control."""
        return mix(self.panel, self.ink, 0.22)

    @property
    def pressed(self) -> str:
        """Return the accent of a button under the pointer."""
        return mix(self.accent, self.ink, 0.14)


LIGHT: Final = Colors(
    paper="#FAF8F4",
    panel="#F3F0EA",
    ink="#22201C",
    quiet="#6B665E",
    line="#E3DED4",
    accent="#2F6B4F",
    on_accent="#FFFFFF",
    must="#A8382B",
    should="#7F5A00",
)

DARK: Final = Colors(
    paper="#1B1A18",
    panel="#23211F",
    ink="#E9E4DB",
    quiet="#A29B90",
    line="#36332F",
    accent="#7FC29B",
    on_accent="#14211A",
    must="#F08A7C",
    should="#E3B45C",
)


def mix(ground: str, top: str, share: float) -> str:
    """Return the colour of `top` laid over `ground` with an opacity from 0 to 1."""
    below, above = QColor(ground), QColor(top)
    parts = (
        round(low + (high - low) * share)
        for low, high in (
            (below.red(), above.red()),
            (below.green(), above.green()),
            (below.blue(), above.blue()),
        )
    )
    return "#{:02X}{:02X}{:02X}".format(*parts)
