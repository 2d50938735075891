"""The page's own part of the stylesheet."""

from typing import Final

from ui.colors import Colors
from ui.theme import CAPTION

_STYLESHEET: Final = """
#settings, #settings QScrollArea, #column {{ background: {paper}; border: none; }}
#row {{ border: none; border-bottom: 1px solid {line}; }}
#row:focus {{ border-bottom-color: {accent}; }}
#note {{ font-size: {caption}px; color: {quiet}; }}
#note[severity="done"] {{ color: {accent}; }}
#note[severity="must"] {{ color: {must}; }}
#note[severity="should"] {{ color: {should}; }}
#index QPushButton {{ text-align: left; border-color: transparent; padding: 0 8px; }}
#index QPushButton:focus {{ border-color: {accent}; }}
#index QPushButton:checked {{ background: {chosen}; }}
#settings QLineEdit {{
  min-height: 28px; padding: 0 8px; background: {paper}; color: {ink};
  border: 1px solid {control}; border-radius: 6px; selection-background-color: {selection};
  placeholder-text-color: {quiet};
}}
#settings QLineEdit:focus {{ border-color: {accent}; }}
#settings QLineEdit:read-only {{ background: {panel}; border-color: transparent; }}
#settings QLineEdit:read-only:focus {{ border-color: {accent}; }}
#settings QListWidget, #settings QPlainTextEdit {{
  background: {panel}; border: 1px solid {line}; border-radius: 6px; padding: 4px; outline: none;
}}
#settings QListWidget:focus, #settings QPlainTextEdit:focus {{ border-color: {accent}; }}
#settings QListWidget::item {{ padding: 4px 6px; border-radius: 4px; color: {ink}; }}
#settings QListWidget::item:selected {{ background: {chosen}; color: {ink}; }}
"""

_NAMES: Final = (
    *("paper", "panel", "ink", "quiet", "line", "accent", "must", "should"),
    *("chosen", "control", "selection"),
)


def look(colors: Colors) -> str:
    """Return the page's stylesheet in a set of colours."""
    return _STYLESHEET.format(caption=CAPTION, **{name: getattr(colors, name) for name in _NAMES})
