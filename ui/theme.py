"""How Calame looks: a palette and one small stylesheet, light or dark as the system is."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.colors import DARK, LIGHT, Colors

INTERFACE: Final = 13
CAPTION: Final = 12
TITLE: Final = 15
TEXT: Final = 17
"""The four sizes, in pixels before scaling."""
ICON: Final = 20
"""Pixels of an icon's side before scaling."""

SERIF: Final = (
    "Charter",
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Georgia",
    "P052",
    "Liberation Serif",
    "DejaVu Serif",
)
"""Faces for the text, the first one that the machine has."""

MONOSPACE: Final = ("Source Code Pro", "Menlo", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono")
"""Faces for code."""

_LETTERS: Final = "Hamburgefonstiv"
_STYLESHEET: Final = """
QMainWindow, QMenuBar {{ background: {panel}; color: {ink}; }}
QMenuBar {{ border-bottom: 1px solid {line}; padding: 1px 8px; }}
QMenuBar::item {{ background: transparent; padding: 4px 8px; border-radius: 6px; }}
QMenuBar::item:selected {{ background: {chosen}; }}
QMenu {{ background: {paper}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 28px 6px 24px; border-radius: 4px; }}
QMenu::item:selected {{ background: {chosen}; color: {ink}; }}
QMenu::item:disabled {{ color: {quiet}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {paper}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QSplitter::handle {{ background: {line}; }}
#panel {{ background: {panel}; }}
#panel[lies_over="true"] {{ border-left: 1px solid {line}; border-top: 1px solid {line}; }}
#rail {{ background: {panel}; border-right: 1px solid {line}; }}
#header {{ background: {paper}; }}
#shelf {{ background: {panel}; }}
#shelf_field, #rename {{
  min-height: 28px; background: {paper}; border: 1px solid {control}; border-radius: 6px;
  padding: 0 6px; color: {ink};
}}
#shelf_field:focus, #rename:focus {{ border-color: {accent}; }}
#strip {{ background: {panel}; border-top: 1px solid {line}; border-bottom: 1px solid {line}; }}
#header QLabel {{ color: {quiet}; }}
#icon_button {{ border: 1px solid transparent; border-radius: 6px; background: transparent; }}
#icon_button:hover {{ background: {hover}; }}
#icon_button:checked {{ background: {chosen}; }}
#icon_button:focus {{ border-color: {accent}; }}
#header #icon_button:checked {{ background: transparent; }}
#header #icon_button:checked:hover {{ background: {hover}; }}
#meter {{ background: {panel}; border-top: 1px solid {line}; }}
#gauge_figures[severity="must"] {{ font-weight: 600; }}
#status {{ background: {panel}; border-top: 1px solid {line}; }}
QLabel, QListView {{ background: transparent; border: none; }}
#caption, #status QLabel {{ font-size: {caption}px; color: {quiet}; }}
#title, QMessageBox #qt_msgbox_label {{ font-size: {title}px; font-weight: 600; }}
QLabel[severity="must"] {{ color: {must}; }}
QLabel[severity="should"] {{ color: {should}; }}
QLabel[severity="hint"] {{ color: {quiet}; }}
#card {{ background: {paper}; border: 1px solid {line}; border-radius: 10px; }}
#palette {{ background: {paper}; border: 1px solid {control}; border-radius: 10px; }}
#palette_field, #search_field {{
  min-height: 30px; background: {panel}; border: 1px solid {control}; border-radius: 6px;
  padding: 0 8px; color: {ink};
}}
#palette_field:focus, #search_field:focus {{ border-color: {accent}; }}
#search_field {{ background: {paper}; }}
#history_finding {{ background: {panel}; }}
#kept {{
  border-top: 1px solid {line}; padding: 7px 16px 8px 16px; font-size: {caption}px; color: {quiet};
}}
#history_detail {{ background: {paper}; }}
QPushButton#beside_primary {{ min-height: 34px; }}
#history_notice {{ background: {paper}; border-top: 1px solid {line}; }}
QPushButton#view_choice {{ border-color: transparent; padding: 0 9px; color: {quiet}; }}
QPushButton#view_choice:checked {{ background: {chosen}; color: {ink}; }}
QPushButton#view_choice:focus, QPushButton#star_filter:focus {{ border-color: {accent}; }}
QPushButton#star_filter {{ padding: 0; color: {quiet}; }}
QPushButton#star_filter:checked {{ background: {chosen}; color: {ink}; }}
#find_bar {{ background: {paper}; border-bottom: 1px solid {line}; }}
#find_field {{
  min-height: 28px; background: {paper}; border: 1px solid {control}; border-radius: 6px;
  padding: 0 8px; color: {ink};
}}
#find_field:focus {{ border-color: {accent}; }}
#answer {{ background: transparent; border: none; }}
#card[focused="true"] {{ border-color: {accent}; }}
#popover {{ background: {paper}; border: 1px solid {control}; border-radius: 8px; }}
#instruction, #ask, #report {{
  background: {paper}; color: {ink}; border: 1px solid {control}; border-radius: 6px;
  padding: 4px;
}}
#ask {{ min-height: 24px; padding: 3px 8px; }}
#instruction, #ask, #search_field, #palette_field, #shelf_field, #rename, #find_field {{
  placeholder-text-color: {quiet};
}}
#instruction:focus, #ask:focus, #report:focus {{ border-color: {accent}; }}
QPushButton {{
  min-height: 28px; padding: 0 10px; border-radius: 6px; border: 1px solid {control};
  background: transparent; color: {ink};
}}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border-color: {accent}; }}
QPushButton:disabled {{ color: {quiet}; border-color: {line}; }}
QPushButton[kind="text"] {{ border-color: transparent; padding: 0 7px; color: {ink}; }}
QPushButton[kind="text"]:focus {{ border-color: {accent}; }}
QPushButton[kind="tab"] {{ min-width: 14px; padding: 0 8px; border-color: transparent; }}
QPushButton[kind="tab"]:checked {{ background: {chosen}; font-weight: 600; }}
QPushButton[kind="tab"]:focus {{ border-color: {accent}; }}
QPushButton[kind="primary"] {{
  min-height: 32px; background: {accent}; color: {on_accent}; border: 2px solid {accent};
  font-weight: 600;
}}
QPushButton[kind="primary"]:hover {{ background: {pressed}; border-color: {pressed}; }}
QPushButton[kind="primary"]:focus {{ border-color: {ink}; }}
QPushButton[kind="primary"]:disabled {{
  background: {line}; color: {quiet}; border-color: {line}; font-weight: 400;
}}
#status QPushButton {{
  min-height: 20px; padding: 0 6px; border-color: transparent; font-size: {caption}px;
}}
#status #length {{ color: {quiet}; text-align: left; }}
#lengths {{ background: {paper}; border: 1px solid {control}; }}
#status QPushButton:focus {{ border-color: {accent}; }}
#status QPushButton[warns="true"] {{ color: {should}; }}
QComboBox QAbstractItemView {{
  background: {paper}; color: {ink}; border: 1px solid {line}; padding: 4px; outline: none;
  selection-background-color: {chosen}; selection-color: {ink};
}}
QProgressBar {{ background: {line}; border: none; border-radius: 1px; max-height: 3px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 1px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{
  background: {control}; min-height: 32px; border-radius: 3px; margin: 2px;
}}
QScrollBar::handle:vertical:hover {{ background: {quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def palette(colors: Colors) -> QPalette:
    """Return Qt's palette for a set of colours."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colors.panel,
        QPalette.ColorRole.WindowText: colors.ink,
        QPalette.ColorRole.Base: colors.paper,
        QPalette.ColorRole.AlternateBase: colors.panel,
        QPalette.ColorRole.Text: colors.ink,
        QPalette.ColorRole.PlaceholderText: colors.quiet,
        QPalette.ColorRole.Button: colors.panel,
        QPalette.ColorRole.ButtonText: colors.ink,
        QPalette.ColorRole.BrightText: colors.on_accent,
        QPalette.ColorRole.ToolTipBase: colors.paper,
        QPalette.ColorRole.ToolTipText: colors.ink,
        QPalette.ColorRole.Highlight: colors.selection,
        QPalette.ColorRole.HighlightedText: colors.ink,
        QPalette.ColorRole.Accent: colors.accent,
        QPalette.ColorRole.Link: colors.accent,
        QPalette.ColorRole.LinkVisited: colors.accent,
        QPalette.ColorRole.Light: colors.line,
        QPalette.ColorRole.Midlight: colors.line,
        QPalette.ColorRole.Mid: colors.line,
        QPalette.ColorRole.Dark: colors.control,
        QPalette.ColorRole.Shadow: colors.control,
    }
    for role, color in roles.items():
        made.setColor(role, QColor(color))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.quiet))
    return made


def stylesheet(colors: Colors) -> str:
    """Return the one stylesheet of the program."""
    names = {name: getattr(colors, name) for name in _NAMES}
    return _STYLESHEET.format(caption=CAPTION, title=TITLE, **names)


_NAMES: Final = (
    *("paper", "panel", "ink", "quiet", "line", "accent", "on_accent", "must", "should"),
    *("chosen", "hover", "control", "pressed"),
)


def sized(font: QFont, pixels: int, *, strong: bool = False) -> QFont:
    """Return a font in one of the four sizes and two weights."""
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def text_font(face: str = "serif", pixels: int = TEXT) -> QFont:
    """Return the face that texts are written in: `serif` or `sans`, the system's own."""
    font = QFont()
    if face == "serif":
        font.setFamilies(list(SERIF))
        font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(pixels)
    return font


def strong_weight(font: QFont) -> QFont.Weight:
    """Return the weight of strong words: semibold, or bold in a face that has no semibold.

    Qt may take the regular one for semibold there: it is hardly wider.
    """
    widths = []
    for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold):
        tried = QFont(font)
        tried.setWeight(weight)
        widths.append(QFontMetricsF(tried).horizontalAdvance(_LETTERS))
    regular, semibold, bold = widths
    is_there = semibold - regular > 0.4 * (bold - regular)
    return QFont.Weight.DemiBold if is_there else QFont.Weight.Bold


class Theme(QObject):
    """The colours in use; follows the system's scheme unless one was chosen."""

    changed = Signal()

    def __init__(self, application: QApplication, preference: str = "system") -> None:
        """Dress the application; `preference` is `system`, `light` or `dark`.

        Until `follow` is called the system's scheme is taken from its palette: Qt's enumerations,
        which the scheme itself needs, take 12 ms of the time before the first paint.
        """
        super().__init__(application)
        self._application = application
        self._preference = preference
        ground = application.palette().color(QPalette.ColorRole.Window)
        self._system = DARK if ground.lightness() < 128 else LIGHT
        self.colors = self._choose()
        application.setFont(sized(application.font(), INTERFACE))
        self._dress()

    def follow(self) -> None:
        """Follow the system's scheme from now on."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._hear)
        self._hear()

    def prefer(self, preference: str) -> None:
        """Change to `system`, `light` or `dark`."""
        self._preference = preference
        self._change()

    def _hear(self) -> None:
        from PySide6.QtCore import Qt  # see __init__

        scheme = QGuiApplication.styleHints().colorScheme()
        if scheme != Qt.ColorScheme.Unknown:
            self._system = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._change()

    def _choose(self) -> Colors:
        return {"light": LIGHT, "dark": DARK}.get(self._preference, self._system)

    def _change(self) -> None:
        chosen = self._choose()
        if chosen is not self.colors:
            self.colors = chosen
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        self._application.setPalette(palette(self.colors))
        self._application.setStyleSheet(stylesheet(self.colors))
